package dev.anyedge.cdn.evaluation;

import org.jspecify.annotations.Nullable;

/** One restriction, ready to be asked. An unknown datum fails an allow list and passes a deny list. */
@FunctionalInterface
interface Guard {

    /** Why the restriction refuses a request; null when it does not. */
    @Nullable
    Refusal refuse(Request request);
}
