/** How the calls look on the wire and what answers mean. Not API: not exported. */
@NullMarked
package dev.anyedge.fujitsu.internal.wire;

import org.jspecify.annotations.NullMarked;
