package dev.anyedge.lumen.api;

import dev.anyedge.cdn.internal.value.ValueStyle;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.immutables.value.Value;

/** An access group, the account scope of keys, with the groups below it (Lumen reference §5.3). Immutable, thread-safe. */
@Value.Immutable
@ValueStyle
public abstract class AccessGroup {
    AccessGroup() {}

    /**
     * A new builder.
     *
     * @return a builder with nothing set
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * The group's id.
     *
     * @return what scopes begin with
     */
    public abstract long id();

    /**
     * The group's name.
     *
     * @return any text
     */
    public abstract Optional<String> name();

    /**
     * What the group is for.
     *
     * @return any text
     */
    public abstract Optional<String> description();

    /**
     * Where the group stands.
     *
     * @return for example {@code /88001}
     */
    public abstract Optional<String> serviceResource();

    /**
     * The group above.
     *
     * @return its id
     */
    public abstract OptionalLong parentId();

    /**
     * When the group was made.
     *
     * @return to the minute; empty when unknown or in a form that is not known, which then stands in {@link #extra()}
     */
    public abstract Optional<Instant> createdDate();

    /**
     * When the group was last changed.
     *
     * @return as {@link #createdDate()}
     */
    public abstract Optional<Instant> modifiedDate();

    /**
     * The groups below.
     *
     * @return possibly none
     */
    public abstract List<AccessGroup> children();

    /**
     * Plain values that have no name here, such as {@code createdUser}.
     *
     * @return name to text, in the order of the answer
     */
    public abstract Map<String, String> extra();

    /**
     * This group and all below it.
     *
     * @return each before those below it
     */
    public final Stream<AccessGroup> all() {
        return Stream.concat(Stream.of(this), children().stream().flatMap(AccessGroup::all));
    }

    /** Builds an {@link AccessGroup}. Not thread-safe. */
    public static final class Builder extends ImmutableAccessGroup.Builder {
        Builder() {}
    }
}
