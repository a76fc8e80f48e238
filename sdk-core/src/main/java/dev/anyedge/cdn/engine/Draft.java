package dev.anyedge.cdn.engine;

import dev.anyedge.cdn.RequiredAction;
import dev.anyedge.cdn.model.Distribution;
import dev.anyedge.cdn.translation.Finding;
import java.util.List;

/**
 * How a driver would bring a distribution about. Immutable.
 *
 * @param wished what is wished in the form in which this provider reads it back, so that it compares with
 *     {@link LiveState#serving()}
 * @param findings what the translation has to say
 * @param requiredActions what only the user can do
 * @param steps in the order in which they are done; none when everything is as wished
 */
public record Draft(
        Distribution wished, List<Finding> findings, List<RequiredAction> requiredActions, List<Step> steps) {

    /**
     * Copies the lists.
     *
     * @param wished what is wished, as the provider reads it back
     * @param findings what the translation has to say
     * @param requiredActions what only the user can do
     * @param steps in the order in which they are done
     */
    public Draft {
        findings = List.copyOf(findings);
        requiredActions = List.copyOf(requiredActions);
        steps = List.copyOf(steps);
    }
}
