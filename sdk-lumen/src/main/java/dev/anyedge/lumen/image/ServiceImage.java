package dev.anyedge.lumen.image;

import dev.anyedge.cdn.model.JsonValue;
import dev.anyedge.cdn.secret.SecretSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.immutables.value.Value;

/**
 * A service image: the whole configuration of one subscriber, as one JSON document. Immutable, thread-safe.
 *
 * <p>An image replaces the one before it as a whole, so whatever it holds that this version does not know is kept and
 * written back. Signed alias definitions and Lua definitions are written exactly as they were read.
 *
 * <pre>{@code
 * ServiceImage image = ServiceImage.fromJson(text);
 * ImageRules.violations(image).forEach(System.out::println); // R4: …
 * }</pre>
 */
@Value.Immutable
@ImageStyle
public abstract class ServiceImage {
    ServiceImage() {}

    /**
     * A new builder.
     *
     * @return a builder with nothing set
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Reads an image, or a part of one, in the proposed shapes.
     *
     * @param json a JSON object
     * @return the image; what the provider's own rules say of it is told by {@link ImageRules}
     * @throws dev.anyedge.cdn.error.ValidationException when known members have wrong types, with pointers
     */
    public static ServiceImage fromJson(String json) {
        return fromJson(json, InferredShapes.proposed());
    }

    /**
     * Reads an image, or a part of one.
     *
     * @param json a JSON object
     * @param shapes where inferred parts stand
     * @return the image
     * @throws dev.anyedge.cdn.error.ValidationException when known members have wrong types, with pointers
     */
    public static ServiceImage fromJson(String json, InferredShapes shapes) {
        return new ServiceImageReader(shapes, TokenSecret::read).read(json);
    }

    /**
     * Reads an image as the provider gives it: each secret in it is the secret itself, whatever it looks like.
     *
     * @param json a JSON object
     * @param shapes where inferred parts stand
     * @return the image
     * @throws dev.anyedge.cdn.error.ValidationException when known members have wrong types, with pointers
     */
    public static ServiceImage fromWireJson(String json, InferredShapes shapes) {
        return new ServiceImageReader(shapes, TokenSecret::literal).read(json);
    }

    /**
     * By what usage is grouped.
     *
     * @return one for each property, and standalone ones that support made
     */
    public abstract List<ReportingId> reportingIds();

    /**
     * Where properties are filled from.
     *
     * @return one for each property
     */
    public abstract List<OriginDefinition> originDefinitions();

    /**
     * The host names.
     *
     * @return at least one for each property
     */
    public abstract List<AliasDefinition> aliasDefinitions();

    /**
     * The rules.
     *
     * @return group 0, and one for each origin id
     */
    public abstract List<MatchGroup> matchGroups();

    /**
     * Lists of countries.
     *
     * @return possibly none
     */
    public abstract List<GeoDefinition> geoDefinitions();

    /**
     * Where access logs are sent.
     *
     * @return at most 20
     */
    public abstract List<LogEndpoint> logEndpoints();

    /**
     * Scripts of support.
     *
     * @return possibly none; written back unchanged
     */
    public abstract List<LuaDefinition> luaDefinitions();

    /**
     * Lists of client addresses; their place and form are inferred.
     *
     * @return possibly none
     */
    public abstract List<IpDefinition> ipDefinitions();

    /**
     * How tokens are checked; place and form are inferred.
     *
     * @return possibly none
     */
    public abstract List<TokenDefinition> tokenDefinitions();

    /**
     * Headers for origins; place and form are inferred.
     *
     * @return possibly none
     */
    public abstract List<HeaderDefinition> requestHeaderDefinitions();

    /**
     * Headers for viewers; place and form are inferred.
     *
     * @return possibly none
     */
    public abstract List<HeaderDefinition> responseHeaderDefinitions();

    /**
     * Content codings by extension; place and form are inferred.
     *
     * @return possibly none
     */
    public abstract List<AcceptEncodingDefinition> acceptEncodingDefinitions();

    /**
     * Compression at the edge; place and form are inferred.
     *
     * @return possibly none
     */
    public abstract List<DynamicContentDefinition> dynamicContentDefinitions();

    /**
     * Names of lists that stand in the document without an element.
     *
     * @return wire names, for example {@code geoDefinitions}; written back as empty lists
     */
    public abstract Set<String> emptyLists();

    /**
     * Members that this version does not know.
     *
     * @return by name, written back unchanged
     */
    public abstract Map<String, JsonValue> extra();

    /**
     * The rules for the paths of one origin.
     *
     * @param originId an origin id, or 0 for the rules that know origins
     * @return the group, if there is one
     */
    public final Optional<MatchGroup> matchGroup(long originId) {
        return matchGroups().stream().filter(group -> group.id() == originId).findFirst();
    }

    /**
     * The rule of group 0 that decides for all requests of an origin. Where there are several, the first of them does.
     *
     * @param originId an origin id
     * @return the rule, if there is one
     */
    public final Optional<MatchRule> propertyRule(long originId) {
        return matchGroup(0).flatMap(group -> group.order().stream()
                .map(group.matchRules()::get)
                .filter(rule -> rule.originId().equals(Optional.of(originId)))
                .findFirst());
    }

    /**
     * The image as people may see it, in the proposed shapes: secrets are replaced by {@code redacted:…}.
     *
     * @return indented JSON that {@link #fromJson(String)} reads
     */
    public final String toJson() {
        return toJson(InferredShapes.proposed());
    }

    /**
     * The image as people may see it: secrets are replaced by {@code redacted:…}.
     *
     * @param shapes where inferred parts stand
     * @return indented JSON
     */
    public final String toJson(InferredShapes shapes) {
        return new ServiceImageWriter(shapes, secret -> secret.reference().text()).pretty(this);
    }

    /**
     * The image as the provider gets it, with its secrets. Never print it.
     *
     * @param shapes where inferred parts stand
     * @param secrets where references to secrets are looked up
     * @return JSON
     * @throws dev.anyedge.cdn.secret.SecretUnavailableException when a secret cannot be had
     */
    public final String toWireJson(InferredShapes shapes, SecretSource secrets) {
        return new ServiceImageWriter(shapes, secret -> secret.resolve(secrets)).compact(this);
    }

    /**
     * The image as {@link #toJson(InferredShapes)} says it, with members sorted and numbers in one form, so that it compares.
     *
     * @param shapes how inferred parts are written
     * @return compact JSON
     */
    public final String toCanonicalJson(InferredShapes shapes) {
        return new ServiceImageWriter(shapes, secret -> secret.reference().text()).canonical(this);
    }

    /** Which lists there are and how many elements they have; the elements may hold what is not for logs. */
    @Override
    public final String toString() {
        return "ServiceImage{" + originDefinitions().size() + " origins, "
                + aliasDefinitions().size() + " alias definitions, "
                + matchGroups().size() + " match groups}";
    }

    /** Builds a {@link ServiceImage}. Not thread-safe. */
    public static final class Builder extends ImmutableServiceImage.Builder {
        Builder() {}
    }
}
