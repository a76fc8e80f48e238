/**
 * The Media Portal API as it speaks: signed calls, access groups, configurations in both versions, invalidations, usage.
 * The service closed in January 2024; what rests on inference is marked where it stands.
 */
@NullMarked
package dev.anyedge.lumen.api;

import org.jspecify.annotations.NullMarked;
