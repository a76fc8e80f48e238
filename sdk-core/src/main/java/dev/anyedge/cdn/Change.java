package dev.anyedge.cdn;

import dev.anyedge.cdn.model.JsonValue;
import java.util.Optional;
import java.util.Set;
import org.immutables.value.Value;

/** One step of a plan. Immutable, thread-safe; holds no secret. */
@Value.Immutable
@CdnStyle
public abstract class Change {
    Change() {}

    /** What is done to the resource. */
    public enum Action {
        /** It is made. */
        CREATE,
        /** It is changed in place. */
        UPDATE,
        /** It is deleted. */
        DELETE
    }

    /**
     * A new builder.
     *
     * @return a builder with nothing set
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * What is done.
     *
     * @return the action
     */
    public abstract Action action();

    /**
     * The kind of resource, in the provider's word.
     *
     * @return for example {@code cache-stage}
     */
    public abstract String kind();

    /**
     * The resource, so that a person recognises it.
     *
     * @return for example a bucket's name or a host name
     */
    public abstract String name();

    /**
     * What the change does to viewers.
     *
     * @return the impact
     */
    public abstract Impact impact();

    /**
     * The members that change, as they are before.
     *
     * @return a JSON object without secrets; empty for what does not exist yet
     */
    public abstract Optional<JsonValue> before();

    /**
     * The members that change, as they are afterwards.
     *
     * @return a JSON object without secrets; empty for what is deleted
     */
    public abstract Optional<JsonValue> after();

    /**
     * What must be allowed for it.
     *
     * @return permissions, usually none
     */
    public abstract Set<Permission> needs();

    /** Builds a {@link Change}. Not thread-safe. */
    public static final class Builder extends ImmutableChange.Builder {
        Builder() {}
    }
}
