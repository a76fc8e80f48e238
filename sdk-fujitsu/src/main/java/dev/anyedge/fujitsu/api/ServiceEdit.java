package dev.anyedge.fujitsu.api;

import dev.anyedge.cdn.error.ValidationException;
import dev.anyedge.cdn.error.Violation;
import dev.anyedge.cdn.internal.value.ValueStyle;
import dev.anyedge.fujitsu.rules.RulesDocument;
import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/**
 * What changes of a service ({@code PATCH /v1/services/ID/param}; Fujitsu reference §2.4); what is left out stays as it is.
 * Rules are replaced as a whole. Immutable, thread-safe.
 */
@Value.Immutable
@ValueStyle
public abstract class ServiceEdit {
    ServiceEdit() {}

    /**
     * A new builder.
     *
     * @return a builder with nothing set
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * New rules for a service.
     *
     * @param activation whether it shall deliver; never left out where there are rules
     * @param rules all of them
     * @return the edit
     */
    public static ServiceEdit rules(Activation activation, RulesDocument rules) {
        return builder().activation(activation).rules(rules).build();
    }

    /**
     * {@code status}; alone, the rules stay.
     *
     * @return not empty where there are rules
     */
    public abstract Optional<Activation> activation();

    /**
     * {@code container}.
     *
     * @return {@code ""} to end access logs
     */
    public abstract Optional<String> container();

    /**
     * {@code object_prefix}; what is left out stays even when the container changes.
     *
     * @return {@code ""} for none
     */
    public abstract Optional<String> objectPrefix();

    /**
     * {@code key_container}.
     *
     * @return {@code ""} for the container of the logs
     */
    public abstract Optional<String> keyContainer();

    /**
     * {@code key_object}.
     *
     * @return {@code ""} for logs that are not encrypted
     */
    public abstract Optional<String> keyObject();

    /**
     * The complete new rules.
     *
     * @return empty: they stay
     */
    public abstract Optional<RulesDocument> rules();

    @Value.Check
    void check() {
        if (rules().isPresent() && activation().isEmpty()) {
            throw new ValidationException(
                    "edit of a service",
                    List.of(new Violation(
                            "/status",
                            "nothing",
                            "activate or deactivate",
                            "Rules are never sent without the status; allowed is activate or deactivate")));
        }
        if (rules().isEmpty()
                && activation().isEmpty()
                && container().isEmpty()
                && objectPrefix().isEmpty()
                && keyContainer().isEmpty()
                && keyObject().isEmpty()) {
            throw new ValidationException(
                    "edit of a service",
                    List.of(new Violation("", "nothing", "at least one change", "The edit changes nothing")));
        }
    }

    /** Builds a {@link ServiceEdit}. Not thread-safe. */
    public static final class Builder extends ImmutableServiceEdit.Builder {
        Builder() {}
    }
}
