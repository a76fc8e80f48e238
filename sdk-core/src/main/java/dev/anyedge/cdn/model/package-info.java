/**
 * What a user describes: the provider-neutral CDN of a site, as immutable values that are valid by construction, and
 * their JSON form. What the values <em>mean</em> is in {@code dev.anyedge.cdn.evaluation}.
 */
@NullMarked
package dev.anyedge.cdn.model;

import org.jspecify.annotations.NullMarked;
