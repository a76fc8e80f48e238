/**
 * The API of the Fujitsu CDN: one method per call, every parameter and every header a typed value. Usable on its own.
 * Almost everything that the provider tells travels in headers, an error may come with a status of success, and rules are
 * checked only after they were accepted (Fujitsu reference §0); here all of that is told by values and exceptions.
 */
@NullMarked
package dev.anyedge.fujitsu.api;

import org.jspecify.annotations.NullMarked;
