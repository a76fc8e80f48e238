/**
 * The {@code cdn} command: the whole SDK in a shell and a build pipeline. It holds no logic of its own; what it can do,
 * the library can do.
 */
@NullMarked
package dev.anyedge.examples.command;

import org.jspecify.annotations.NullMarked;
