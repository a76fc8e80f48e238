package dev.anyedge.scaleway.translate;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.anyedge.cdn.internal.json.JsonNodes;
import dev.anyedge.cdn.internal.value.ValueStyle;
import dev.anyedge.cdn.model.JsonValue;
import dev.anyedge.cdn.model.Options;
import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;

/**
 * What Scaleway has and the model has no word for. Immutable, thread-safe.
 *
 * <p>Each member belongs to one place: {@link #description()} and {@link #pipelineName()} to a distribution, {@link
 * #fullPrivate()} and {@link #tlsStage()} to an endpoint, {@link #privateNetworkId()} to a load balancer origin, {@link
 * #wafStage()} to a behaviour, {@link #raw()} to all of them. A member in another place is refused by the translation.
 *
 * <pre>{@code
 * Endpoint.custom("cdn.shop.example", Certificate.managed())
 *         .withOptions(ScalewayOptions.builder().fullPrivate(true).build().toOptions());
 * }</pre>
 */
@Value.Immutable
@ValueStyle
public abstract class ScalewayOptions {
    /** The provider's name, under which options stand. */
    public static final String PROVIDER = "scaleway";

    static final String DESCRIPTION = "description";
    static final String PIPELINE_NAME = "pipelineName";
    static final String FULL_PRIVATE = "fullPrivate";
    static final String PRIVATE_NETWORK_ID = "privateNetworkId";
    static final String TLS_STAGE = "tlsStage";
    static final String WAF_STAGE = "wafStage";
    static final String RAW = "raw";

    ScalewayOptions() {}

    /**
     * A new builder.
     *
     * @return a builder with nothing set
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * The pipeline's description, in place of the distribution's.
     *
     * @return a text for people; on a distribution
     */
    public abstract Optional<String> description();

    /**
     * The pipeline's name, where it is none that a distribution may have.
     *
     * @return the exact name; on a distribution
     */
    public abstract Optional<String> pipelineName();

    /**
     * Whether the host name is reachable inside the VPC only (Scaleway reference §5.3).
     *
     * @return empty is false; on an endpoint
     */
    public abstract Optional<Boolean> fullPrivate();

    /**
     * The private network through which a load balancer is reached (Scaleway reference §5.6).
     *
     * @return a UUID; on a load balancer origin
     */
    public abstract Optional<String> privateNetworkId();

    /**
     * Whether there is a TLS stage although the name is assigned and needs none.
     *
     * @return empty is true; on an endpoint
     */
    public abstract Optional<Boolean> tlsStage();

    /**
     * Tells firewall stages apart that are the same otherwise, where a pipeline has several.
     *
     * @return any text, the same for the same stage; on a behaviour
     */
    public abstract Optional<String> wafStage();

    /**
     * Members of the wire form that are kept as they are and laid over what the translation writes.
     *
     * <p>On a distribution: {@code pipeline}, {@code cache_stage}, {@code route_stage}, {@code chain} (members of the
     * document itself) and {@code unlinked} (whole stages that nothing leads to, by list). On an endpoint: {@code
     * dns_stage}, {@code tls_stage}. On an origin: {@code backend_stage}. On a behaviour: {@code waf_stage}, and on a
     * rule's also {@code route_rule}.
     *
     * @return JSON objects by the stage that they belong to
     */
    public abstract Map<String, JsonValue> raw();

    /**
     * These options as the model carries them.
     *
     * @return none when nothing is set
     */
    public final Options toOptions() {
        ObjectNode json = JsonNodes.object();
        description().ifPresent(text -> json.put(DESCRIPTION, text));
        pipelineName().ifPresent(text -> json.put(PIPELINE_NAME, text));
        fullPrivate().ifPresent(flag -> json.put(FULL_PRIVATE, flag));
        privateNetworkId().ifPresent(id -> json.put(PRIVATE_NETWORK_ID, id));
        tlsStage().ifPresent(flag -> json.put(TLS_STAGE, flag));
        wafStage().ifPresent(label -> json.put(WAF_STAGE, label));
        if (!raw().isEmpty()) {
            ObjectNode members = json.putObject(RAW);
            raw().forEach((name, value) -> members.set(name, JsonNodes.of(value)));
        }
        return json.isEmpty() ? Options.none() : Options.of(PROVIDER, JsonNodes.value(json));
    }

    /** Builds {@link ScalewayOptions}. Not thread-safe. */
    public static final class Builder extends ImmutableScalewayOptions.Builder {
        Builder() {}
    }
}
