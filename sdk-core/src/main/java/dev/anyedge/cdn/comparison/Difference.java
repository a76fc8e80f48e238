package dev.anyedge.cdn.comparison;

import dev.anyedge.cdn.evaluation.Decision;
import dev.anyedge.cdn.evaluation.Request;
import java.util.Optional;

/**
 * One way in which two distributions treat viewers differently: what a rule of the first decides, in one aspect. Immutable,
 * thread-safe.
 *
 * @param rule the rule of the first distribution that decides; empty: its defaults, or the endpoint where the aspect is
 *     {@link Aspect#VIEWER_PROTOCOL}
 * @param aspect in what the decisions differ
 * @param widens whether the second lets through, or protects less, what the first does not
 * @param request the plainest request found that shows it
 * @param first what the first distribution does with it
 * @param second what the second does with it
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

    Difference again() {
        return new Difference(rule, aspect, widens, request, first, second, found + 1);
    }
}
