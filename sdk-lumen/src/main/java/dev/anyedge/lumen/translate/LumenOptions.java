package dev.anyedge.lumen.translate;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.anyedge.cdn.internal.json.JsonNodes;
import dev.anyedge.cdn.internal.value.ValueStyle;
import dev.anyedge.cdn.model.JsonValue;
import dev.anyedge.cdn.model.Options;
import dev.anyedge.lumen.image.DenyAction;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;

/**
 * What Lumen has and the model has no word for. Immutable, thread-safe.
 *
 * <p>On a distribution stands {@link #image()}, on {@code defaults} and {@code then} everything else. A rule that has
 * options of this provider, even empty ones, has its own; one that has none has those of {@code defaults}.
 *
 * <pre>{@code
 * Behavior.builder()
 *         .caching(Caching.override(Duration.ofHours(6)))
 *         .options(LumenOptions.builder().external("10m").build().toOptions())
 *         .build();
 * }</pre>
 */
@Value.Immutable
@ValueStyle
public abstract class LumenOptions {
    /** The provider's name, under which options stand. */
    public static final String PROVIDER = "lumen";

    static final String IMAGE = "image";
    static final String EXTERNAL = "external";
    static final String FORCE = "force";
    static final String DENIED = "denied";
    static final String GEO_EXCEPTIONS = "geoExceptions";
    static final String FEATURES = "features";
    static final String RULE = "rule";
    static final String EXPRESSION = "expression";

    LumenOptions() {}

    /**
     * A new builder.
     *
     * @return a builder with nothing set
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * The image that a distribution was read from, without its path rules: ids, names, signed and unknown members, and
     * definitions. Writing the distribution gives all of it back. Secrets in it are redacted.
     *
     * @return a service image in JSON, if the distribution was read from one
     */
    public abstract Optional<JsonValue> image();

    /**
     * What viewers are told to cache.
     *
     * @return a time such as {@code 10m}, {@code as-is}, {@code no-cache} or {@code no-store}
     */
    public abstract Optional<String> external();

    /**
     * Whether {@link #external()} applies whatever the origin says.
     *
     * @return the setting, if there is one
     */
    public abstract Optional<Boolean> force();

    /**
     * What requests get that are refused for their country, where that is no plain error.
     *
     * @return the action
     */
    public abstract Optional<DenyAction> geoDenied();

    /**
     * What requests get that are refused for their address, where that is no plain error.
     *
     * @return the action
     */
    public abstract Optional<DenyAction> ipDenied();

    /**
     * What requests get that are refused for their token, where that is no plain error.
     *
     * @return the action
     */
    public abstract Optional<DenyAction> tokenDenied();

    /**
     * Lists of addresses that are served from refused countries too.
     *
     * @return ids of lists of addresses in {@link #image()}
     */
    public abstract List<Long> geoExceptions();

    /**
     * Features that the model has no word for.
     *
     * @return by key, written as they are
     */
    public abstract Map<String, JsonValue> features();

    /**
     * Members of a rule that nobody here knows.
     *
     * @return by name, written as they are
     */
    public abstract Map<String, JsonValue> rule();

    /**
     * An expression that no condition says; it stands in place of the rule's conditions.
     *
     * @return the expression of a rule
     */
    public abstract Optional<String> expression();

    /**
     * These options, to put on a distribution or a behaviour.
     *
     * @return options under {@link #PROVIDER}
     */
    public final Options toOptions() {
        return Options.of(PROVIDER, JsonNodes.value(json()));
    }

    /**
     * The image in a distribution's options.
     *
     * @param options the options of this provider
     * @return {@link #image()}, if there is one
     */
    public static Optional<JsonValue> imageOf(JsonValue options) {
        return Optional.ofNullable(JsonNodes.of(options).get(IMAGE)).map(JsonNodes::value);
    }

    final boolean nothing() {
        return json().isEmpty();
    }

    private ObjectNode json() {
        ObjectNode json = JsonNodes.object();
        image().ifPresent(value -> json.set(IMAGE, JsonNodes.of(value)));
        external().ifPresent(text -> json.put(EXTERNAL, text));
        force().ifPresent(flag -> json.put(FORCE, flag));
        ObjectNode denied = JsonNodes.object();
        geoDenied().ifPresent(action -> OptionReader.denied(denied.putObject("geo"), action));
        ipDenied().ifPresent(action -> OptionReader.denied(denied.putObject("ip"), action));
        tokenDenied().ifPresent(action -> OptionReader.denied(denied.putObject("token"), action));
        if (!denied.isEmpty()) {
            json.set(DENIED, denied);
        }
        if (!geoExceptions().isEmpty()) {
            geoExceptions().forEach(json.putArray(GEO_EXCEPTIONS)::add);
        }
        if (!features().isEmpty()) {
            json.set(FEATURES, JsonNodes.of(JsonNodes.value(features())));
        }
        if (!rule().isEmpty()) {
            json.set(RULE, JsonNodes.of(JsonNodes.value(rule())));
        }
        expression().ifPresent(text -> json.put(EXPRESSION, text));
        return json;
    }

    /** Builds {@link LumenOptions}. Not thread-safe. */
    public static final class Builder extends ImmutableLumenOptions.Builder {
        Builder() {}
    }
}
