package dev.anyedge.lumen.image;

import dev.anyedge.cdn.model.JsonValue;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;

/**
 * What a rule does to its requests. The meaning of each feature is documented, its form is not but for the query string's;
 * {@link InferredShapes} holds every guess. Immutable, thread-safe.
 */
@Value.Immutable
@ImageStyle
public abstract class RuleFeatures {
    private static final RuleFeatures NONE = builder().build();

    RuleFeatures() {}

    /**
     * A new builder.
     *
     * @return a builder with nothing set
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * No features.
     *
     * @return the empty value
     */
    public static RuleFeatures none() {
        return NONE;
    }

    /**
     * Whether the query stays out of the cache key.
     *
     * @return true: out; false, and the default: all of it is in
     */
    public abstract Optional<Boolean> ignoreQuery();

    /**
     * The traffic type that each property must have in group 0.
     *
     * @return opaque, if there is one
     */
    public abstract Optional<String> trafficType();

    /**
     * What replaces the origin's cache control.
     *
     * @return the override, if there is one
     */
    public abstract Optional<CacheControlOverride> cacheControl();

    /**
     * Countries.
     *
     * @return the restriction, if there is one
     */
    public abstract Optional<GeoBlocking> geoBlocking();

    /**
     * Addresses.
     *
     * @return the restriction, if there is one
     */
    public abstract Optional<IpBlocking> ipBlocking();

    /**
     * A token.
     *
     * @return the restriction, if there is one
     */
    public abstract Optional<TokenRequirement> tokenAuth();

    /**
     * That requests are refused whatever they are.
     *
     * @return what they get, if they are refused
     */
    public abstract Optional<DenyAction> denyPolicy();

    /**
     * Headers for the origin.
     *
     * @return ids of request header definitions
     */
    public abstract List<Long> requestHeaderIds();

    /**
     * Headers for viewers.
     *
     * @return ids of response header definitions
     */
    public abstract List<Long> responseHeaderIds();

    /**
     * Whether the tiers of the CDN speak HTTPS with each other.
     *
     * @return the setting, if there is one
     */
    public abstract Optional<Boolean> secureFill();

    /**
     * Content codings.
     *
     * @return ids of accept-encoding definitions
     */
    public abstract List<Long> acceptEncodingIds();

    /**
     * Compression at the edge.
     *
     * @return the id of a definition, if there is one
     */
    public abstract Optional<Long> dynamicContentId();

    /**
     * Scripts.
     *
     * @return ids of Lua definitions
     */
    public abstract List<Long> luaIds();

    /**
     * Where access logs are sent.
     *
     * @return the id of a log endpoint, if there is one
     */
    public abstract Optional<Long> logEndpointId();

    /**
     * Features that this version does not know, or whose form it does not.
     *
     * @return by key, written back unchanged
     */
    public abstract Map<String, JsonValue> other();

    /**
     * Edge and viewer cache policy.
     *
     * @param internal the edge's: a time ({@code 6h}; units {@code s m h d w y}, seconds without one, at least 30 seconds),
     *     {@code as-is}, {@code no-cache} or {@code no-store}
     * @param external what viewers are told, in the same words
     * @param force whether {@code external} applies whatever the origin says
     */
    public record CacheControlOverride(String internal, Optional<String> external, Optional<Boolean> force) {

        /**
         * An edge policy alone.
         *
         * @param internal the edge's policy
         * @return the override
         */
        public static CacheControlOverride edge(String internal) {
            return new CacheControlOverride(internal, Optional.empty(), Optional.empty());
        }
    }

    /**
     * A restriction by country.
     *
     * @param geoIds ids of geo definitions, at least one; all their countries count
     * @param allow true: only these are served; false: these are refused
     * @param denyAction what a refused request gets; an error when left out
     * @param ipExceptionIds ids of lists of addresses that are served anyway
     */
    public record GeoBlocking(
            List<Long> geoIds, boolean allow, Optional<DenyAction> denyAction, List<Long> ipExceptionIds) {

        /**
         * Copies the lists.
         *
         * @param geoIds ids of geo definitions
         * @param allow true: only these are served
         * @param denyAction what a refused request gets
         * @param ipExceptionIds ids of lists of addresses that are served anyway
         */
        public GeoBlocking {
            geoIds = List.copyOf(geoIds);
            ipExceptionIds = List.copyOf(ipExceptionIds);
        }
    }

    /**
     * A restriction by client address.
     *
     * @param ipIds ids of lists of addresses, at least one; all their addresses count
     * @param allow true: only these are served; false: these are refused
     * @param denyAction what a refused request gets; an error when left out
     */
    public record IpBlocking(List<Long> ipIds, boolean allow, Optional<DenyAction> denyAction) {

        /**
         * Copies the list.
         *
         * @param ipIds ids of lists of addresses
         * @param allow true: only these are served
         * @param denyAction what a refused request gets
         */
        public IpBlocking {
            ipIds = List.copyOf(ipIds);
        }
    }

    /**
     * A restriction by token.
     *
     * @param tokenAuthId the id of a token definition
     * @param denyAction what a refused request gets; an error when left out
     */
    public record TokenRequirement(long tokenAuthId, Optional<DenyAction> denyAction) {}

    /** Builds {@link RuleFeatures}. Not thread-safe. */
    public static final class Builder extends ImmutableRuleFeatures.Builder {
        Builder() {}
    }
}
