/** The words in which reports speak of a distribution, shared by all of them. Not for users. */
@NullMarked
package dev.anyedge.cdn.internal.report;

import org.jspecify.annotations.NullMarked;
