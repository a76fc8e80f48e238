/** How the Media Portal API is spoken: requests, answers in JSON and XML, errors. Nothing here is for users. */
@NullMarked
package dev.anyedge.lumen.internal.wire;

import org.jspecify.annotations.NullMarked;
