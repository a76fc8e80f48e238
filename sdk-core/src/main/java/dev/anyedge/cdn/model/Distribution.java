package dev.anyedge.cdn.model;

import dev.anyedge.cdn.internal.model.Checks;
import dev.anyedge.cdn.internal.model.CrossReferences;
import dev.anyedge.cdn.internal.model.DistributionJson;
import dev.anyedge.cdn.internal.model.Violations;
import dev.anyedge.cdn.internal.value.ValueStyle;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.immutables.value.Value;

/**
 * What a CDN does for one site: the host names viewers use, the origins behind them, the default behaviour, and rules.
 *
 * <p>The first rule whose conditions all hold decides; every aspect it leaves out comes from {@link #defaults()}.
 * Immutable, thread-safe, and valid by construction.
 *
 * <pre>{@code
 * Distribution shop = Distribution.builder()
 *         .name("shop")
 *         .addEndpoint(Endpoint.custom("cdn.shop.example", Certificate.managed()))
 *         .addOrigin(HttpOrigin.builder().id("web").host("origin.shop.example").build())
 *         .defaults(Behavior.builder().origin("web").caching(Caching.honorOrigin(Duration.ofMinutes(30))).build())
 *         .build();
 * }</pre>
 */
@Value.Immutable
@ValueStyle
public abstract class Distribution {
    Distribution() {}

    /**
     * A new builder.
     *
     * @return a builder with nothing set
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Reads the JSON form.
     *
     * @param json a distribution in its JSON form, at most 64 Mi characters
     * @return the distribution
     * @throws dev.anyedge.cdn.error.ValidationException with every violation and its JSON pointer
     */
    public static Distribution fromJson(String json) {
        return DistributionJson.read(json);
    }

    /**
     * Reads a file in the JSON form.
     *
     * @param file UTF-8 text
     * @return the distribution
     * @throws dev.anyedge.cdn.error.ValidationException with every violation and its JSON pointer
     * @throws java.io.UncheckedIOException when the file cannot be read
     */
    public static Distribution read(Path file) {
        return DistributionJson.read(file);
    }

    /**
     * The JSON Schema of the JSON form, for editors and other tools.
     *
     * <p>It says what a schema can say. That names stand once, that origins exist, and the grammar of addresses and regular
     * expressions is checked by {@link #fromJson} only.
     *
     * @return a JSON Schema, draft 2020-12
     */
    public static String jsonSchema() {
        return DistributionJson.schema();
    }

    /**
     * The name, by which the distribution is found at a provider.
     *
     * @return matches {@code [a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?}
     */
    @Unset
    public abstract String name();

    /**
     * A text for people.
     *
     * @return possibly empty, possibly several lines; no other control characters
     */
    @Value.Default
    public String description() {
        return "";
    }

    /**
     * Whether viewers are served.
     *
     * @return true unless switched off
     */
    @Value.Default
    public boolean enabled() {
        return true;
    }

    /**
     * The host names viewers use.
     *
     * @return at least one, no host name twice
     */
    public abstract List<Endpoint> endpoints();

    /**
     * Where the content comes from.
     *
     * @return at least one, with unique ids
     */
    public abstract List<Origin> origins();

    /**
     * What happens to a request that no rule decides, and every aspect that a rule leaves out.
     *
     * @return a behaviour with at least origin and caching
     */
    @Unset
    public abstract Behavior defaults();

    /**
     * The rules, in order; the first whose conditions all hold decides.
     *
     * @return possibly none, with unique names
     */
    public abstract List<CacheRule> rules();

    /**
     * What a provider has and the model has no word for.
     *
     * @return options by provider name
     */
    @Value.Default
    public Options options() {
        return Options.none();
    }

    /**
     * The origin with an id.
     *
     * @param id an origin's id
     * @return the origin, or empty when there is none with that id
     */
    public final Optional<Origin> origin(String id) {
        return origins().stream().filter(o -> o.id().equals(id)).findFirst();
    }

    /**
     * The JSON form, as people keep it in a file: indented, defaults left out.
     *
     * @return JSON text that {@link #fromJson} reads back
     */
    public final String toJson() {
        return DistributionJson.write(this);
    }

    @Value.Check
    void check() {
        Violations v = new Violations();
        Checks.distributionName(v, "/name", name());
        Checks.description(v, "/description", description());
        Checks.distribution(v, endpoints().size(), origins().size(), defaults());
        Set<String> ids = new LinkedHashSet<>();
        for (Origin origin : origins()) {
            ids.add(origin.id());
        }
        CrossReferences references = new CrossReferences(v, ids);
        for (int i = 0; i < endpoints().size(); i++) {
            String pointer = "/endpoints/" + i + "/hostname";
            if (endpoints().get(i) instanceof Endpoint.Custom custom) {
                references.endpoint(pointer, custom.hostname());
            } else if (endpoints().get(i) instanceof Endpoint.Wildcard wildcard) {
                references.endpoint(pointer, "*." + wildcard.hostname());
            }
        }
        for (int i = 0; i < origins().size(); i++) {
            references.origin("/origins/" + i + "/id", origins().get(i).id());
        }
        if (defaults() != null) {
            reference(references, "/defaults/origin", defaults());
        }
        for (int i = 0; i < rules().size(); i++) {
            String pointer = "/rules/" + i;
            CacheRule rule = rules().get(i);
            references.rule(pointer + "/name", rule.name());
            reference(references, pointer + "/then/origin", rule.then());
        }
        v.throwIfAny(name() == null ? "distribution" : "distribution " + Violations.quote(name()));
    }

    private static void reference(CrossReferences references, String pointer, Behavior behavior) {
        if (behavior.origin().isPresent()) {
            references.reference(pointer, behavior.origin().get());
        }
    }

    /** Builds a {@link Distribution}; {@code build()} reports everything that is wrong at once. Not thread-safe. */
    public static final class Builder extends ImmutableDistribution.Builder {
        Builder() {}
    }
}
