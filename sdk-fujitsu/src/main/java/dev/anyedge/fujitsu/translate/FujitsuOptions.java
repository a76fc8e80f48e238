package dev.anyedge.fujitsu.translate;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.anyedge.cdn.internal.json.JsonNodes;
import dev.anyedge.cdn.internal.value.ValueStyle;
import dev.anyedge.cdn.model.JsonValue;
import dev.anyedge.cdn.model.Options;
import dev.anyedge.fujitsu.rules.RuleBehavior.NameSource;
import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;

/**
 * What the Fujitsu CDN has and the model has no word for. Immutable, thread-safe.
 *
 * <p>Each member belongs to one place: {@link #accessLog()} to a distribution, {@link #preFqdn()} to an endpoint, {@link
 * #cacheKey()} to an origin, {@link #honor()} to a behaviour, {@link #raw()} to distributions and behaviours. A member in
 * another place is refused by the translation.
 *
 * <pre>{@code
 * Distribution.builder()
 *         .options(FujitsuOptions.builder().accessLog(AccessLog.to("logs")).build().toOptions())
 * }</pre>
 */
@Value.Immutable
@ValueStyle
public abstract class FujitsuOptions {
    /** The provider's name, under which options stand. */
    public static final String PROVIDER = "fujitsu";

    static final String ACCESS_LOG = "accessLog";
    static final String PRE_FQDN = "preFqdn";
    static final String CACHE_KEY = "cacheKey";
    static final String HONOR = "honor";
    static final String RAW = "raw";
    static final String RAW_RULES = "rules";
    static final String RAW_DOCUMENT = "document";
    static final String RAW_PARAMETERS = "parameters";

    FujitsuOptions() {}

    /**
     * A new builder.
     *
     * @return a builder with nothing set
     */
    public static Builder builder() {
        return new Builder();
    }

    /** Which of the origin's headers {@code honor-origin} obeys. */
    public enum Honor {
        /** {@code Cache-Control} alone. */
        CACHE_CONTROL("cache-control"),
        /** {@code Expires} alone. */
        EXPIRES("expires");

        private final String text;

        Honor(String text) {
            this.text = text;
        }

        /**
         * The word in JSON.
         *
         * @return lower case
         */
        public String text() {
            return text;
        }
    }

    /**
     * Where access logs are stored, always in the object storage of jp-east-1 (Fujitsu reference §6.1).
     *
     * @param container the container
     * @param objectPrefix how the names of objects begin
     * @param keyContainer where the public key is; in the container of the logs when empty
     * @param keyObject the public key that logs are encrypted with; not encrypted when empty
     */
    public record AccessLog(
            String container,
            Optional<String> objectPrefix,
            Optional<String> keyContainer,
            Optional<String> keyObject) {

        /**
         * Logs that are not encrypted.
         *
         * @param container the container
         * @return the setting
         */
        public static AccessLog to(String container) {
            return new AccessLog(container, Optional.empty(), Optional.empty(), Optional.empty());
        }
    }

    /**
     * Which host is part of the cache key.
     *
     * @param type which host
     * @param value exactly for {@code FIXED}
     */
    public record CacheKey(NameSource type, Optional<String> value) {}

    /**
     * Where access logs are stored.
     *
     * @return empty for no logs; on a distribution
     */
    public abstract Optional<AccessLog> accessLog();

    /**
     * The exact {@code pre_fqdn}, where the endpoint cannot say it; {@code ""}: none at all.
     *
     * @return on an endpoint
     */
    public abstract Optional<String> preFqdn();

    /**
     * Which host is part of the cache key, where it is another than usual.
     *
     * @return on an origin
     */
    public abstract Optional<CacheKey> cacheKey();

    /**
     * Which header alone {@code honor-origin} obeys.
     *
     * @return empty for both; on a behaviour with caching
     */
    public abstract Optional<Honor> honor();

    /**
     * What is written as it is.
     *
     * <p>On a behaviour, by the name of the provider's behaviour: a whole one ({@code value} or {@code type} among its
     * members) takes the place of what the model says; other members and {@code params} are added to that; {@code null}
     * takes a behaviour of the defaults away. Unknown behaviours stand here too. On a distribution: {@code rules}, a list
     * that takes the place of all rules; {@code document} and {@code parameters}, members that are added.
     *
     * @return JSON by name
     */
    public abstract Map<String, JsonValue> raw();

    /**
     * These options as the model carries them.
     *
     * @return none when nothing is set
     */
    public final Options toOptions() {
        ObjectNode json = JsonNodes.object();
        accessLog().ifPresent(log -> {
            ObjectNode members = json.putObject(ACCESS_LOG);
            members.put("container", log.container());
            log.objectPrefix().ifPresent(text -> members.put("objectPrefix", text));
            log.keyContainer().ifPresent(text -> members.put("keyContainer", text));
            log.keyObject().ifPresent(text -> members.put("keyObject", text));
        });
        preFqdn().ifPresent(text -> json.put(PRE_FQDN, text));
        cacheKey().ifPresent(key -> {
            ObjectNode members = json.putObject(CACHE_KEY);
            members.put("type", key.type().text());
            key.value().ifPresent(text -> members.put("value", text));
        });
        honor().ifPresent(honor -> json.put(HONOR, honor.text()));
        if (!raw().isEmpty()) {
            json.set(RAW, JsonNodes.of(JsonNodes.value(raw())));
        }
        return json.isEmpty() ? Options.none() : Options.of(PROVIDER, JsonNodes.value(json));
    }

    /** Builds {@link FujitsuOptions}. Not thread-safe. */
    public static final class Builder extends ImmutableFujitsuOptions.Builder {
        Builder() {}
    }
}
