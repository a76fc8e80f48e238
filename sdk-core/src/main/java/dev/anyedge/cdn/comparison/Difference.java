package dev.anyedge.cdn.comparison;

import dev.anyedge.cdn.evaluation.Decision;
import dev.anyedge.cdn.evaluation.Request;
import java.util.List;
import java.util.Optional;

/**
 * One way in which two distributions treat viewers differently: what a rule of the first decides, in one aspect. Immutable,
 * thread-safe.
 *
 * @param rule the rule that decides, of the first distribution or of the one in whose names the difference is told; empty:
 *     its defaults, or the endpoint where the aspect is {@link Aspect#VIEWER_PROTOCOL}
 * @param aspect in what the decisions differ
 * @param widens whether the second lets through, or protects less, what the first does not
 * @param request the plainest request found that shows it
 * @param first what the first distribution does with it, in the same names as {@code rule}
 * @param second what the second does with it, in its own names
 * @param found how many of the compared requests show it
 */
public record Difference(
        Optional<String> rule,
        Aspect aspect,
        boolean widens,
        Request request,
        Decision first,
        Decision second,
        int found) {

    /** What all requests have in common that are told as one entry. */
    List<Object> entry() {
        return List.of(aspect == Aspect.VIEWER_PROTOCOL ? request.host() : rule, aspect, widens);
    }

    /** With the requests of another of the same entry. */
    Difference and(Difference other) {
        return new Difference(rule, aspect, widens, request, first, second, found + other.found);
    }

    /** In the names of a decision about the same request. */
    Difference named(Decision names) {
        return new Difference(
                aspect == Aspect.VIEWER_PROTOCOL ? Optional.empty() : names.rule(),
                aspect,
                widens,
                request,
                first.named(names),
                second,
                found);
    }
}
