/**
 * What the model means, as code: a request in, the decision out. It is the reference that every translation is held
 * against, and answers "which rule will serve this URL?".
 */
@NullMarked
package dev.anyedge.cdn.evaluation;

import org.jspecify.annotations.NullMarked;
