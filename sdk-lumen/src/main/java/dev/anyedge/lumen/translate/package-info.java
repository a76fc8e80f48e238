/**
 * The translation between distributions and service images, both ways, and of version 1.0 sites into images. Pure, without
 * a call; what rests on inference is in {@link dev.anyedge.lumen.image.InferredShapes} and
 * {@link dev.anyedge.lumen.image.PathExpression}.
 */
@NullMarked
package dev.anyedge.lumen.translate;

import org.jspecify.annotations.NullMarked;
