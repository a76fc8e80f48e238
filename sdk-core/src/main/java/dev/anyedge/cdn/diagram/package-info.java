/**
 * A configuration as a picture, in the text form that Mermaid draws. Start at {@link dev.anyedge.cdn.diagram.Diagram}.
 */
@NullMarked
package dev.anyedge.cdn.diagram;

import org.jspecify.annotations.NullMarked;
