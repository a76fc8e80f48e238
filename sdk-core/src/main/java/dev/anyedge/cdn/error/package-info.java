/**
 * What can go wrong, typed by what a caller can do about it. Every exception of the SDK is a
 * {@link dev.anyedge.cdn.error.CdnException}; none is checked. This package knows nothing else of the SDK.
 */
@NullMarked
package dev.anyedge.cdn.error;

import org.jspecify.annotations.NullMarked;
