/**
 * Service images, the whole-document configuration of API version 2.0, as immutable values: read leniently, written
 * strictly, with unknown and signed members kept byte-equal.
 */
@NullMarked
package dev.anyedge.lumen.image;

import org.jspecify.annotations.NullMarked;
