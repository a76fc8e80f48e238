package dev.anyedge.tck;

import dev.anyedge.cdn.evaluation.Request;
import java.util.List;

/** How a provider's edge decides requests; by its own documents, never by the model. */
public interface Edge {

    /**
     * Host names that the provider has assigned.
     *
     * @return the names; perhaps none
     */
    List<String> assignedHosts();

    /**
     * What a viewer meets.
     *
     * @param request the request; {@link Request#tokenValid()} stands for a token
     * @return the decision in neutral words
     */
    Viewed decide(Request request);
}
