package dev.anyedge.cdn.model;

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
     * @param provider the provider's name, for example {@code scaleway}
     * @param options a JSON object
     * @return the options
     * @throws dev.anyedge.cdn.error.ValidationException when {@code options} is not a JSON object
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
     * @throws dev.anyedge.cdn.error.ValidationException when {@code options} is not a JSON object
     */
    public Options with(String provider, JsonValue options) {
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
        return byProvider.toString();
    }
}
