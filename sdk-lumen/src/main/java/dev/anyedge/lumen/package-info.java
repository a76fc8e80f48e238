/**
 * The Lumen CDN as a whole: who calls it and for whom. The service closed in January 2024; what is here works against
 * documents, archives and the simulator.
 */
@NullMarked
package dev.anyedge.lumen;

import org.jspecify.annotations.NullMarked;
