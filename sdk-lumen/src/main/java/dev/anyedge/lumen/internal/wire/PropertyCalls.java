package dev.anyedge.lumen.internal.wire;

import dev.anyedge.cdn.error.ValidationException;
import dev.anyedge.cdn.http.ApiRequest;
import dev.anyedge.cdn.http.ApiResponse;
import dev.anyedge.cdn.http.Redaction;
import dev.anyedge.cdn.secret.SecretSource;
import dev.anyedge.lumen.api.Scope;
import dev.anyedge.lumen.image.TokenSecret;
import dev.anyedge.lumen.v1.V1ConfigurationGroup;
import dev.anyedge.lumen.v1.V1ConfigurationGroups;
import dev.anyedge.lumen.v1.V1GeoDefinition;
import dev.anyedge.lumen.v1.V1GroupKind;
import dev.anyedge.lumen.v1.V1OriginServer;
import dev.anyedge.lumen.v1.V1Property;
import dev.anyedge.lumen.v1.V1ResourceGroup;
import dev.anyedge.lumen.v1.V1Token;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Version 1.0, all operations (Lumen reference §4.1). The paths of properties, resource groups, geo definitions, tokens
 * and configuration groups are documented; those of single updates and deletions, of origin and aliases are inferred
 * from titles, and so is the form of their answers: what cannot be read there is taken as an echo.
 */
public final class PropertyCalls {
    private final Requests requests;
    private final String prefix;
    private final SecretSource secrets;
    private final Redaction redaction;

    /**
     * The calls of one client.
     *
     * @param requests makes requests
     * @param prefix what every path begins with
     * @param secrets reads the secrets that tokens refer to, at the moment of a write
     * @param redaction where those secrets are registered
     */
    public PropertyCalls(Requests requests, String prefix, SecretSource secrets, Redaction redaction) {
        this.requests = requests;
        this.prefix = prefix;
        this.secrets = secrets;
        this.redaction = redaction;
    }

    // Properties

    /**
     * Lists properties.
     *
     * @param service the scope
     * @return the call
     */
    public Call<List<V1Property>> listProperties(Scope service) {
        return list(start("GET", "ListProperties", service, V1Checks::serviceScope), V1Json::property);
    }

    /**
     * Creates a property.
     *
     * @param service the scope
     * @param property what it shall be
     * @return the call
     */
    public Call<V1Property> createProperty(Scope service, V1Property property) {
        V1Property sent = V1Property.builder()
                .origin(property.origin())
                .aliases(property.aliases())
                .extra(property.extra())
                .build();
        return send(
                start("POST", "CreateProperty", service, (checks, scope) -> checks.serviceScope(scope)
                        .property(property)),
                V1Json.write(sent),
                V1Json::property);
    }

    /**
     * Reads a property.
     *
     * @param property the scope
     * @return the call
     */
    public Call<V1Property> getProperty(Scope property) {
        return requests.json(start("GET", "GetProperty", property, V1Checks::propertyScope), one(V1Json::property));
    }

    /**
     * Deactivates a property.
     *
     * @param property the scope
     * @return the call
     */
    public Call<Boolean> deactivateProperty(Scope property) {
        return requests.deletion(start("DELETE", "DeactivateProperty", property, V1Checks::propertyScope));
    }

    /**
     * Reactivates a property.
     *
     * @param property the scope
     * @return the call
     */
    public Call<Boolean> reactivateProperty(Scope property) {
        return requests.json(start("PUT", "ReactivateProperty", property, V1Checks::propertyScope), response -> true);
    }

    /**
     * Reads an origin.
     *
     * @param property the scope
     * @return the call
     */
    public Call<V1OriginServer> getOrigin(Scope property) {
        return requests.json(
                start("GET", "GetOrigin", property, V1Checks::propertyScope).path("/OriginServer"),
                one(PropertyCalls::envelopedOrigin));
    }

    /**
     * Changes an origin.
     *
     * @param property the scope
     * @param origin what it shall be
     * @return the call
     */
    public Call<V1OriginServer> updateOrigin(Scope property, V1OriginServer origin) {
        return echoed(
                start("PUT", "UpdateOrigin", property, (checks, scope) -> checks.propertyScope(scope)
                                .origin("/originserver", origin))
                        .path("/OriginServer"),
                new JsonMembers().object("originserver", Optional.of(origin), V1Json::write),
                PropertyCalls::envelopedOrigin,
                origin);
    }

    private static V1OriginServer envelopedOrigin(JsonObject in) {
        return in.requiredObject("originserver", V1Json::origin);
    }

    /**
     * Lists aliases.
     *
     * @param property the scope
     * @return the call
     */
    public Call<List<String>> listAliases(Scope property) {
        return requests.json(
                start("GET", "ListAliases", property, V1Checks::propertyScope).path("/Aliases"),
                one(PropertyCalls::envelopedAliases));
    }

    /**
     * Adds aliases.
     *
     * @param property the scope
     * @param aliases which
     * @return the call
     */
    public Call<List<String>> addAliases(Scope property, List<String> aliases) {
        return echoed(
                start("POST", "AddAliases", property, (checks, scope) -> checks.propertyScope(scope)
                                .aliases(aliases))
                        .path("/Aliases"),
                new JsonMembers().texts("aliases", aliases),
                PropertyCalls::envelopedAliases,
                aliases);
    }

    /**
     * Removes aliases.
     *
     * @param property the scope
     * @param aliases which
     * @return the call
     */
    public Call<Boolean> removeAliases(Scope property, List<String> aliases) {
        return requests.deletion(Requests.body(
                start("DELETE", "RemoveAliases", property, (checks, scope) -> checks.propertyScope(scope)
                                .aliases(aliases)
                                .notPrimary(scope, aliases))
                        .path("/Aliases"),
                new JsonMembers().texts("aliases", aliases).toJson(),
                Requests.JSON));
    }

    private static List<String> envelopedAliases(JsonObject in) {
        if (!in.has("aliases")) {
            throw in.invalid("aliases", "nothing", "an array");
        }
        return List.copyOf(in.texts("aliases"));
    }

    // Resource groups

    /**
     * Creates a resource group.
     *
     * @param scope the scope
     * @param group what it shall be
     * @return the call
     */
    public Call<V1ResourceGroup> createResourceGroup(Scope scope, V1ResourceGroup group) {
        return send(
                resourceGroups("POST", "CreateResourceGroup", scope, checks -> checks.resourceGroup(group)),
                written(group),
                V1Json::resourceGroup);
    }

    /**
     * Reads a resource group.
     *
     * @param scope the scope
     * @param id which
     * @return the call
     */
    public Call<V1ResourceGroup> getResourceGroup(Scope scope, String id) {
        return requests.json(
                resourceGroup("GET", "GetResourceGroup", scope, id, checks -> {}), one(V1Json::resourceGroup));
    }

    /**
     * Lists resource groups.
     *
     * @param scope the scope
     * @return the call
     */
    public Call<List<V1ResourceGroup>> listResourceGroups(Scope scope) {
        return list(resourceGroups("GET", "ListResourceGroups", scope, checks -> {}), V1Json::resourceGroup);
    }

    /**
     * Changes a resource group.
     *
     * @param scope the scope
     * @param group what it shall be
     * @return the call
     */
    public Call<V1ResourceGroup> updateResourceGroup(Scope scope, V1ResourceGroup group) {
        return echoed(
                resourceGroup("PUT", "UpdateResourceGroup", scope, group.id(), checks -> checks.resourceGroup(group)),
                written(group),
                V1Json::resourceGroup,
                group);
    }

    private static JsonMembers written(V1ResourceGroup group) {
        return V1Json.write(V1ResourceGroup.builder()
                .from(group)
                .order(OptionalLong.empty())
                .build());
    }

    /**
     * Orders the resource groups.
     *
     * @param scope the scope
     * @param ids their ids in order
     * @return the call
     */
    public Call<Boolean> reorderResourceGroups(Scope scope, List<String> ids) {
        return requests.json(
                Requests.body(
                        resourceGroups(
                                "PUT",
                                "ReorderResourceGroups",
                                scope,
                                checks -> ids.forEach(id -> checks.id("/rgid", id))),
                        JsonMembers.array(ids),
                        Requests.JSON),
                response -> true);
    }

    /**
     * Deletes a resource group.
     *
     * @param scope the scope
     * @param id which
     * @return the call
     */
    public Call<Boolean> deleteResourceGroup(Scope scope, String id) {
        return requests.deletion(resourceGroup("DELETE", "DeleteResourceGroup", scope, id, checks -> {}));
    }

    private ApiRequest.Builder resourceGroups(String method, String operation, Scope scope, Consumer<V1Checks> more) {
        return rules(method, operation, scope, more).path("/ResourceGroups");
    }

    private ApiRequest.Builder resourceGroup(
            String method, String operation, Scope scope, String id, Consumer<V1Checks> more) {
        return resourceGroups(method, operation, scope, checks -> more.accept(checks.id("/rgid", id)))
                .segment(id);
    }

    // Definitions and tokens

    /**
     * Creates a geo definition.
     *
     * @param scope the scope
     * @param definition what it shall be
     * @return the call
     */
    public Call<V1GeoDefinition> createGeoDefinition(Scope scope, V1GeoDefinition definition) {
        return send(
                rules("POST", "CreateGeoDefinition", scope, checks -> checks.geoDefinition(definition))
                        .path("/GeoDefs"),
                written(definition),
                V1Json::geoDefinition);
    }

    /**
     * Reads a geo definition.
     *
     * @param scope the scope
     * @param id which
     * @return the call
     */
    public Call<V1GeoDefinition> getGeoDefinition(Scope scope, String id) {
        return requests.json(geoDefinition("GET", "GetGeoDefinition", scope, id), one(V1Json::geoDefinition));
    }

    /**
     * Lists geo definitions.
     *
     * @param scope the scope
     * @return the call
     */
    public Call<List<V1GeoDefinition>> listGeoDefinitions(Scope scope) {
        return list(rules("GET", "ListGeoDefinitions", scope, checks -> {}).path("/GeoDefs"), V1Json::geoDefinition);
    }

    /**
     * Changes a geo definition.
     *
     * @param scope the scope
     * @param definition what it shall be
     * @return the call
     */
    public Call<V1GeoDefinition> updateGeoDefinition(Scope scope, V1GeoDefinition definition) {
        return echoed(
                rules("PUT", "UpdateGeoDefinition", scope, checks -> checks.geoDefinition(definition))
                        .path("/GeoDefs")
                        .segment(definition.id()),
                written(definition),
                V1Json::geoDefinition,
                definition);
    }

    private static JsonMembers written(V1GeoDefinition definition) {
        return V1Json.write(V1GeoDefinition.builder()
                .from(definition)
                .order(OptionalLong.empty())
                .build());
    }

    /**
     * Deletes a geo definition.
     *
     * @param scope the scope
     * @param id which
     * @return the call
     */
    public Call<Boolean> deleteGeoDefinition(Scope scope, String id) {
        return requests.deletion(geoDefinition("DELETE", "DeleteGeoDefinition", scope, id));
    }

    private ApiRequest.Builder geoDefinition(String method, String operation, Scope scope, String id) {
        return rules(method, operation, scope, checks -> checks.id("/geoid", id))
                .path("/GeoDefs")
                .segment(id);
    }

    /**
     * Creates a token.
     *
     * @param scope the scope
     * @param token what it shall be
     * @return the call
     */
    public Call<V1Token> createToken(Scope scope, V1Token token) {
        return send(
                rules("POST", "CreateToken", scope, checks -> checks.token(token))
                        .path("/Tokens"),
                V1Json.write(token, this::resolved),
                V1Json::liveToken);
    }

    private String resolved(TokenSecret secret) {
        String value = secret.resolve(secrets);
        redaction.secret(value);
        return value;
    }

    /**
     * Lists tokens.
     *
     * @param scope the scope
     * @return the call
     */
    public Call<List<V1Token>> listTokens(Scope scope) {
        return list(rules("GET", "ListTokens", scope, checks -> {}).path("/Tokens"), V1Json::liveToken);
    }

    /**
     * Reads a token.
     *
     * @param scope the scope
     * @param id which
     * @return the call
     */
    public Call<V1Token> getToken(Scope scope, String id) {
        return requests.json(token("GET", "GetToken", scope, id), one(V1Json::liveToken));
    }

    /**
     * Deletes a token.
     *
     * @param scope the scope
     * @param id which
     * @return the call
     */
    public Call<Boolean> deleteToken(Scope scope, String id) {
        return requests.deletion(token("DELETE", "DeleteToken", scope, id));
    }

    private ApiRequest.Builder token(String method, String operation, Scope scope, String id) {
        return rules(method, operation, scope, checks -> checks.tokenId(id))
                .path("/Tokens")
                .segment(id);
    }

    // Configuration groups

    /**
     * Creates a configuration group.
     *
     * @param scope the scope
     * @param resourceGroupId for which resource group
     * @param group what it shall be
     * @param <T> the kind
     * @return the call
     */
    public <T extends V1ConfigurationGroup> Call<T> createConfigurationGroup(
            Scope scope, String resourceGroupId, T group) {
        V1GroupKind<T> kind = V1GroupKind.of(group);
        return send(
                configurationGroup("POST", "Create", scope, resourceGroupId, kind, checks -> checks.group(group)),
                V1Json.write(V1Json.wrapped(group)),
                in -> V1Json.group(in, kind));
    }

    /**
     * Reads a configuration group.
     *
     * @param scope the scope
     * @param resourceGroupId of which resource group
     * @param kind which kind
     * @param <T> the kind
     * @return the call
     */
    public <T extends V1ConfigurationGroup> Call<T> getConfigurationGroup(
            Scope scope, String resourceGroupId, V1GroupKind<T> kind) {
        return requests.json(
                configurationGroup("GET", "Get", scope, resourceGroupId, kind, checks -> {}),
                one(in -> V1Json.group(in, kind)));
    }

    /**
     * Changes a configuration group.
     *
     * @param scope the scope
     * @param resourceGroupId of which resource group
     * @param group what it shall be
     * @param <T> the kind
     * @return the call
     */
    public <T extends V1ConfigurationGroup> Call<T> updateConfigurationGroup(
            Scope scope, String resourceGroupId, T group) {
        V1GroupKind<T> kind = V1GroupKind.of(group);
        return echoed(
                configurationGroup("PUT", "Update", scope, resourceGroupId, kind, checks -> checks.group(group)),
                V1Json.write(V1Json.wrapped(group)),
                in -> V1Json.group(in, kind),
                group);
    }

    /**
     * Reads all configuration groups of a resource group.
     *
     * @param scope the scope
     * @param resourceGroupId which
     * @return the call
     */
    public Call<V1ConfigurationGroups> getConfigurationGroups(Scope scope, String resourceGroupId) {
        return requests.json(
                resourceGroup("GET", "GetConfigurationGroups", scope, resourceGroupId, checks -> {})
                        .path("/ConfGroups"),
                one(V1Json::configurationGroups));
    }

    /**
     * Deletes a configuration group.
     *
     * @param scope the scope
     * @param resourceGroupId of which resource group
     * @param kind which kind
     * @return the call
     */
    public Call<Boolean> deleteConfigurationGroup(Scope scope, String resourceGroupId, V1GroupKind<?> kind) {
        return requests.deletion(configurationGroup("DELETE", "Delete", scope, resourceGroupId, kind, checks -> {}));
    }

    private ApiRequest.Builder configurationGroup(
            String method,
            String verb,
            Scope scope,
            String resourceGroupId,
            V1GroupKind<?> kind,
            Consumer<V1Checks> more) {
        return resourceGroup(method, verb + kind.text(), scope, resourceGroupId, more)
                .path("/ConfGroups/" + kind.text());
    }

    // What all have in common

    private ApiRequest.Builder start(String method, String operation, Scope scope, BiConsumer<V1Checks, Scope> check) {
        V1Checks checks = new V1Checks(operation);
        check.accept(checks, scope);
        checks.done();
        return Requests.under(ApiRequest.of(operation, method, prefix), scope);
    }

    private ApiRequest.Builder rules(String method, String operation, Scope scope, Consumer<V1Checks> more) {
        return start(method, operation, scope, (checks, given) -> more.accept(checks.rulesScope(given)));
    }

    private static <T> Function<ApiResponse, T> one(Function<JsonObject, T> reader) {
        return response -> reader.apply(JsonObject.of(JsonObject.parse(response.text()), ""));
    }

    private <T> Call<List<T>> list(ApiRequest.Builder request, Function<JsonObject, T> reader) {
        return requests.json(request, response -> JsonObject.list(JsonObject.parse(response.text()), "", reader));
    }

    private <T> Call<T> send(ApiRequest.Builder request, JsonMembers body, Function<JsonObject, T> answer) {
        return requests.json(Requests.body(request, body.toJson(), Requests.JSON), one(answer));
    }

    private <T> Call<T> echoed(ApiRequest.Builder request, JsonMembers body, Function<JsonObject, T> answer, T sent) {
        return requests.json(Requests.body(request, body.toJson(), Requests.JSON), response -> {
            try {
                return one(answer).apply(response);
            } catch (ValidationException notAnEcho) {
                return sent;
            }
        });
    }
}
