package dev.anyedge.cdn.model;

import dev.anyedge.cdn.internal.model.Checks;
import dev.anyedge.cdn.internal.model.Violations;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a provider has and the model has no word for, by provider name. The provider's module offers typed values for
 * it; what it does not know either is kept as it is.
 *
 * <p>Immutable and thread-safe.
 */
public final class Options {
    private static final Options NONE = new Options(Map.of());

    private final Map<String, JsonValue> byProvider;

    private Options(Map<String, JsonValue> byProvider) {
        this.byProvider = byProvider;
    }

    /**
     * No options.
     *
     * @return the empty options
     */
    public static Options none() {
        return NONE;
    }

    /**
     * The options of one provider.
     *
     * @param provider the provider's name, for example {@code scaleway}; 1–63 of {@code a-z}, {@code 0-9} and {@code -}
     * @param options a JSON object
     * @return the options
     * @throws dev.anyedge.cdn.error.ValidationException when {@code options} is not a JSON object, or the name is none
     */
    public static Options of(String provider, JsonValue options) {
        return NONE.with(provider, options);
    }

    /**
     * These options with those of one provider replaced.
     *
     * @param provider the provider's name
     * @param options a JSON object
     * @return new options
     * @throws dev.anyedge.cdn.error.ValidationException when {@code options} is not a JSON object, or the name is none
     */
    public Options with(String provider, JsonValue options) {
        Violations v = new Violations();
        Checks.provider(v, "", provider);
        if (!options.toJson().startsWith("{")) {
            v.wrong("/" + provider, "the value", "JSON that is no object", "a JSON object", null);
        }
        v.throwIfAny("options");
        Map<String, JsonValue> copy = new LinkedHashMap<>(byProvider);
        copy.put(provider, options);
        return new Options(Collections.unmodifiableMap(copy));
    }

    /**
     * These options without those of one provider.
     *
     * @param provider the provider's name
     * @return new options
     */
    public Options without(String provider) {
        Map<String, JsonValue> copy = new LinkedHashMap<>(byProvider);
        copy.remove(provider);
        return new Options(Collections.unmodifiableMap(copy));
    }

    /**
     * The options of one provider.
     *
     * @param provider the provider's name
     * @return a JSON object, or empty when there are none
     */
    public Optional<JsonValue> forProvider(String provider) {
        return Optional.ofNullable(byProvider.get(provider));
    }

    /**
     * All options by provider name, in the order in which they were given.
     *
     * @return an unmodifiable map
     */
    public Map<String, JsonValue> asMap() {
        return byProvider;
    }

    /**
     * Whether there are none.
     *
     * @return true when no provider has options here
     */
    public boolean isEmpty() {
        return byProvider.isEmpty();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Options that && byProvider.equals(that.byProvider);
    }

    @Override
    public int hashCode() {
        return byProvider.hashCode();
    }

    @Override
    public String toString() {
        // Names only: what a provider's document held may hold its secrets.
        return byProvider.keySet().toString();
    }
}
