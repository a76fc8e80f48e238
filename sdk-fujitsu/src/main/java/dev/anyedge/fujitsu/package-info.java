/**
 * The Fujitsu CDN as a {@link dev.anyedge.cdn.Cdn}: a distribution is a service. The rules are in {@code rules}, the
 * translation in {@code translate}, every call of the provider in {@code api}.
 */
@NullMarked
package dev.anyedge.fujitsu;

import org.jspecify.annotations.NullMarked;
