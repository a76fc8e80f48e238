package dev.anyedge.lumen.image;

import dev.anyedge.cdn.model.JsonValue;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;

/**
 * How tokens in URLs are made and checked. The meaning is documented, the form is inferred. Immutable, thread-safe.
 */
@Value.Immutable
@ImageStyle
public abstract class TokenDefinition {
    TokenDefinition() {}

    /** How times of validity are written. */
    public enum DateFormat {
        /** Seconds since 1970. */
        EPOCH,
        /** {@code yyyyMMddHHmmss}, UTC. */
        GMT
    }

    /** Whether the named query parameters are those that are hashed, or those that are not. */
    public enum ParameterMode {
        /** Only the named ones are hashed. */
        INCLUDE,
        /** All but the named ones are hashed. */
        EXCLUDE
    }

    /**
     * A secret and when it counts.
     *
     * @param id the generation, 0–9, the first character of a token
     * @param secret the secret
     * @param start from when on, in seconds since 1970
     * @param end until when, in seconds since 1970
     * @param extra members that this version does not know
     */
    public record Secret(
            int id, TokenSecret secret, Optional<Long> start, Optional<Long> end, Map<String, JsonValue> extra) {

        /**
         * Copies the members.
         *
         * @param id the generation
         * @param secret the secret
         * @param start from when on
         * @param end until when
         * @param extra members that this version does not know
         */
        public Secret {
            extra = Members.copy(extra);
        }
    }

    /**
     * Which query parameters are hashed.
     *
     * @param mode what the names mean
     * @param names names of parameters
     * @param extra members that this version does not know
     */
    public record Parameters(ParameterMode mode, List<String> names, Map<String, JsonValue> extra) {

        /**
         * Copies the names.
         *
         * @param mode what the names mean
         * @param names names of parameters
         * @param extra members that this version does not know
         */
        public Parameters {
            names = List.copyOf(names);
            extra = Members.copy(extra);
        }
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
     * The id.
     *
     * @return 0 or more
     */
    public abstract long id();

    /**
     * The name.
     *
     * @return a text
     */
    public abstract String name();

    /**
     * The secrets.
     *
     * @return 1–10, with different generations
     */
    public abstract List<Secret> secrets();

    /**
     * Which query parameters are hashed.
     *
     * @return all when left out
     */
    public abstract Optional<Parameters> parameters();

    /**
     * How times of validity are written.
     *
     * @return {@code EPOCH} when left out (inferred)
     */
    public abstract Optional<DateFormat> dateFormat();

    /**
     * The parameter that says until when a token counts.
     *
     * @return {@code nva} when left out
     */
    public abstract Optional<String> notAfterName();

    /**
     * The parameter that says from when on a token counts.
     *
     * @return {@code nvb} when left out
     */
    public abstract Optional<String> notBeforeName();

    /**
     * The parameter that holds the token.
     *
     * @return {@code hash} when left out
     */
    public abstract Optional<String> hashName();

    /**
     * Members that this version does not know.
     *
     * @return by name, written back unchanged
     */
    public abstract Map<String, JsonValue> extra();

    /**
     * This definition with what was not printed of its unknown members, whose names contain secret, key or password, taken
     * from other definitions.
     *
     * @param known definitions in which it may stand, those of the live image for example
     * @return an equal definition when there is nothing to take
     */
    public final TokenDefinition withHiddenOf(Collection<TokenDefinition> known) {
        boolean plain = extra().isEmpty()
                && secrets().stream().allMatch(secret -> secret.extra().isEmpty())
                && parameters().filter(one -> !one.extra().isEmpty()).isEmpty();
        if (plain) {
            return this;
        }
        Map<String, JsonValue> values = new HashMap<>();
        for (TokenDefinition one : known) {
            HiddenMembers.collect(one.extra(), values);
            one.secrets().forEach(secret -> HiddenMembers.collect(secret.extra(), values));
            one.parameters().ifPresent(parameters -> HiddenMembers.collect(parameters.extra(), values));
        }
        return builder()
                .from(this)
                .extra(HiddenMembers.restored(extra(), values))
                .secrets(secrets().stream()
                        .map(one -> new Secret(
                                one.id(),
                                one.secret(),
                                one.start(),
                                one.end(),
                                HiddenMembers.restored(one.extra(), values)))
                        .toList())
                .parameters(parameters()
                        .map(one ->
                                new Parameters(one.mode(), one.names(), HiddenMembers.restored(one.extra(), values))))
                .build();
    }

    /** Builds a {@link TokenDefinition}. Not thread-safe. */
    public static final class Builder extends ImmutableTokenDefinition.Builder {
        Builder() {}
    }
}
