/** Runnable programs that show the SDK at work. */
@NullMarked
package dev.anyedge.examples;

import org.jspecify.annotations.NullMarked;
