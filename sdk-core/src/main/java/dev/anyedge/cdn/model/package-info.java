/**
 * What a user describes: the provider-neutral CDN of a site, as immutable values that are valid by construction, and
 * their JSON form. What the values <em>mean</em> is in {@code dev.anyedge.cdn.evaluation}.
 *
 * <p>Every constructor, factory and {@code build()} here checks what it is given and throws one {@link
 * dev.anyedge.cdn.error.ValidationException} with everything that is wrong, in JSON pointers relative to the value; the
 * members have the names of the JSON form. {@code null} is no value: a builder reports it as missing where the attribute is
 * required; anywhere else it is a {@link NullPointerException}.
 */
@NullMarked
package dev.anyedge.cdn.model;

import org.jspecify.annotations.NullMarked;
