package dev.anyedge.lumen.api;

import dev.anyedge.lumen.internal.wire.CallRunner;
import dev.anyedge.lumen.internal.wire.PropertyCalls;
import dev.anyedge.lumen.v1.V1ConfigurationGroup;
import dev.anyedge.lumen.v1.V1ConfigurationGroups;
import dev.anyedge.lumen.v1.V1GeoDefinition;
import dev.anyedge.lumen.v1.V1GroupKind;
import dev.anyedge.lumen.v1.V1OriginServer;
import dev.anyedge.lumen.v1.V1Property;
import dev.anyedge.lumen.v1.V1ResourceGroup;
import dev.anyedge.lumen.v1.V1Token;
import java.util.List;

/**
 * HTTP delivery version 1.0: a call for each part of a property's configuration, in force within 15 minutes. Deprecated
 * by the provider long before it closed. What rests on titles of operations alone is marked as inferred, method by
 * method. Safe for use by several threads; ends with the client that it comes from.
 *
 * <pre>{@code
 * Scope shop = api.service().property("shop.example.org");
 * V1Property property = api.v1().getProperty(shop);
 * for (V1ResourceGroup group : api.v1().listResourceGroups(shop)) {
 *     System.out.println(group.patterns() + " " + api.v1().getConfigurationGroups(shop, group.id()).toJson());
 * }
 * }</pre>
 *
 * <p>Every method fails with a {@link dev.anyedge.cdn.error.CdnException} of the type that says what can be done, and
 * with a {@link dev.anyedge.cdn.error.ValidationException}, before anything is sent, when the request cannot be sent.
 */
public final class HttpDeliveryV1 {
    private final CallRunner runner;
    private final PropertyCalls calls;

    HttpDeliveryV1(CallRunner runner, PropertyCalls calls) {
        this.runner = runner;
        this.calls = calls;
    }

    /**
     * The same operations as futures.
     *
     * @return the asynchronous twin
     */
    public AsyncHttpDeliveryV1 async() {
        return new AsyncHttpDeliveryV1(runner, calls);
    }

    /**
     * Lists the properties of a service component. The path is inferred.
     *
     * @param service the service component
     * @return the properties, without what is configured for them
     */
    public List<V1Property> listProperties(Scope service) {
        return runner.run(calls.listProperties(service));
    }

    /**
     * Creates a property. For about 15 minutes it can then be neither read nor configured further. Not repeated when an answer is lost.
     *
     * @param service the service component
     * @param property origin and aliases
     * @return the property, with the provider's internal code
     */
    public V1Property createProperty(Scope service, V1Property property) {
        return runner.run(calls.createProperty(service, property));
    }

    /**
     * Reads a property.
     *
     * @param property its scope
     * @return origin and aliases
     */
    public V1Property getProperty(Scope property) {
        return runner.run(calls.getProperty(property));
    }

    /**
     * Takes a property out of service; it can be reactivated. The method is inferred.
     *
     * @param property its scope
     * @return false when there is no such property
     */
    public boolean deactivateProperty(Scope property) {
        return runner.run(calls.deactivateProperty(property));
    }

    /**
     * Puts a deactivated property back into service. The method is inferred.
     *
     * @param property its scope
     * @return true
     */
    public boolean reactivateProperty(Scope property) {
        return runner.run(calls.reactivateProperty(property));
    }

    /**
     * Reads where a property is filled from. The path is inferred.
     *
     * @param property its scope
     * @return the origin
     */
    public V1OriginServer getOrigin(Scope property) {
        return runner.run(calls.getOrigin(property));
    }

    /**
     * Changes where a property is filled from. The path is inferred.
     *
     * @param property its scope
     * @param origin what it shall be
     * @return the origin as the provider answers it, or as it was sent
     */
    public V1OriginServer updateOrigin(Scope property, V1OriginServer origin) {
        return runner.run(calls.updateOrigin(property, origin));
    }

    /**
     * Lists the host names of a property. The path is inferred.
     *
     * @param property its scope
     * @return the host names, the primary alias first
     */
    public List<String> listAliases(Scope property) {
        return runner.run(calls.listAliases(property));
    }

    /**
     * Adds host names to a property. The path is inferred. Not repeated when an answer is lost.
     *
     * @param property its scope
     * @param aliases host names, at least one
     * @return the host names as the provider answers them, or those that were sent
     */
    public List<String> addAliases(Scope property, List<String> aliases) {
        return runner.run(calls.addAliases(property, aliases));
    }

    /**
     * Takes host names off a property. The path is inferred.
     *
     * @param property its scope
     * @param aliases host names, at least one; not the primary alias
     * @return false when there were none of these
     */
    public boolean removeAliases(Scope property, List<String> aliases) {
        return runner.run(calls.removeAliases(property, aliases));
    }

    /**
     * Creates a resource group, behind those that are there. Not repeated when an answer is lost.
     *
     * @param scope a service component or a property
     * @param group id and patterns
     * @return the group
     */
    public V1ResourceGroup createResourceGroup(Scope scope, V1ResourceGroup group) {
        return runner.run(calls.createResourceGroup(scope, group));
    }

    /**
     * Reads a resource group.
     *
     * @param scope a service component or a property
     * @param id the group's id
     * @return the group with its place
     */
    public V1ResourceGroup getResourceGroup(Scope scope, String id) {
        return runner.run(calls.getResourceGroup(scope, id));
    }

    /**
     * Lists the resource groups of a scope.
     *
     * @param scope a service component or a property
     * @return the groups with their places
     */
    public List<V1ResourceGroup> listResourceGroups(Scope scope) {
        return runner.run(calls.listResourceGroups(scope));
    }

    /**
     * Changes the patterns of a resource group. The path is inferred.
     *
     * @param scope a service component or a property
     * @param group id and patterns
     * @return the group as the provider answers it, or as it was sent
     */
    public V1ResourceGroup updateResourceGroup(Scope scope, V1ResourceGroup group) {
        return runner.run(calls.updateResourceGroup(scope, group));
    }

    /**
     * Puts the resource groups into another order. The form of the request is inferred.
     *
     * @param scope a service component or a property
     * @param ids the ids of all groups of the scope, in order
     * @return true
     */
    public boolean reorderResourceGroups(Scope scope, List<String> ids) {
        return runner.run(calls.reorderResourceGroups(scope, ids));
    }

    /**
     * Deletes a resource group with its configuration. The path is inferred.
     *
     * @param scope a service component or a property
     * @param id the group's id
     * @return false when there was no such group
     */
    public boolean deleteResourceGroup(Scope scope, String id) {
        return runner.run(calls.deleteResourceGroup(scope, id));
    }

    /**
     * Creates a geo definition. Not repeated when an answer is lost.
     *
     * @param scope a service component or a property
     * @param definition id and countries
     * @return the definition with its place
     */
    public V1GeoDefinition createGeoDefinition(Scope scope, V1GeoDefinition definition) {
        return runner.run(calls.createGeoDefinition(scope, definition));
    }

    /**
     * Reads a geo definition.
     *
     * @param scope a service component or a property
     * @param id the definition's id
     * @return the definition with its place
     */
    public V1GeoDefinition getGeoDefinition(Scope scope, String id) {
        return runner.run(calls.getGeoDefinition(scope, id));
    }

    /**
     * Lists the geo definitions of a scope.
     *
     * @param scope a service component or a property
     * @return the definitions
     */
    public List<V1GeoDefinition> listGeoDefinitions(Scope scope) {
        return runner.run(calls.listGeoDefinitions(scope));
    }

    /**
     * Changes the countries of a geo definition. The path is inferred.
     *
     * @param scope a service component or a property
     * @param definition id and countries
     * @return the definition as the provider answers it, or as it was sent
     */
    public V1GeoDefinition updateGeoDefinition(Scope scope, V1GeoDefinition definition) {
        return runner.run(calls.updateGeoDefinition(scope, definition));
    }

    /**
     * Deletes a geo definition. The path is inferred.
     *
     * @param scope a service component or a property
     * @param id the definition's id
     * @return false when there was no such definition
     */
    public boolean deleteGeoDefinition(Scope scope, String id) {
        return runner.run(calls.deleteGeoDefinition(scope, id));
    }

    /**
     * Creates a token. Its secret is read now, if it is a reference. Not repeated when an answer is lost.
     *
     * @param scope a service component or a property
     * @param token id and secret
     * @return the token
     */
    public V1Token createToken(Scope scope, V1Token token) {
        return runner.run(calls.createToken(scope, token));
    }

    /**
     * Reads a token. The path is inferred.
     *
     * @param scope a service component or a property
     * @param id one digit
     * @return the token
     */
    public V1Token getToken(Scope scope, String id) {
        return runner.run(calls.getToken(scope, id));
    }

    /**
     * Lists the tokens of a scope. The path is inferred.
     *
     * @param scope a service component or a property
     * @return at most ten tokens
     */
    public List<V1Token> listTokens(Scope scope) {
        return runner.run(calls.listTokens(scope));
    }

    /**
     * Deletes a token, which is also the way to change one. The path is inferred.
     *
     * @param scope a service component or a property
     * @param id one digit
     * @return false when there was no such token
     */
    public boolean deleteToken(Scope scope, String id) {
        return runner.run(calls.deleteToken(scope, id));
    }

    /**
     * Configures a resource group. Not repeated when an answer is lost.
     *
     * @param scope a service component or a property
     * @param resourceGroupId the resource group
     * @param group access control, cache control or content manipulation
     * @param <T> the kind
     * @return the configuration
     */
    public <T extends V1ConfigurationGroup> T createConfigurationGroup(Scope scope, String resourceGroupId, T group) {
        return runner.run(calls.createConfigurationGroup(scope, resourceGroupId, group));
    }

    /**
     * Reads one kind of configuration of a resource group.
     *
     * @param scope a service component or a property
     * @param resourceGroupId the resource group
     * @param kind which kind
     * @param <T> the kind
     * @return the configuration
     */
    public <T extends V1ConfigurationGroup> T getConfigurationGroup(
            Scope scope, String resourceGroupId, V1GroupKind<T> kind) {
        return runner.run(calls.getConfigurationGroup(scope, resourceGroupId, kind));
    }

    /**
     * Changes the configuration of a resource group. The path is inferred.
     *
     * @param scope a service component or a property
     * @param resourceGroupId the resource group
     * @param group what it shall be
     * @param <T> the kind
     * @return the configuration as the provider answers it, or as it was sent
     */
    public <T extends V1ConfigurationGroup> T updateConfigurationGroup(Scope scope, String resourceGroupId, T group) {
        return runner.run(calls.updateConfigurationGroup(scope, resourceGroupId, group));
    }

    /**
     * Reads all that is configured for a resource group. The form of the answer is inferred.
     *
     * @param scope a service component or a property
     * @param resourceGroupId the resource group
     * @return what is configured, by kind
     */
    public V1ConfigurationGroups getConfigurationGroups(Scope scope, String resourceGroupId) {
        return runner.run(calls.getConfigurationGroups(scope, resourceGroupId));
    }

    /**
     * Takes one kind of configuration off a resource group. Method and path are inferred.
     *
     * @param scope a service component or a property
     * @param resourceGroupId the resource group
     * @param kind which kind
     * @return false when nothing of that kind was configured
     */
    public boolean deleteConfigurationGroup(Scope scope, String resourceGroupId, V1GroupKind<?> kind) {
        return runner.run(calls.deleteConfigurationGroup(scope, resourceGroupId, kind));
    }

    @Override
    public String toString() {
        return "properties through " + runner;
    }
}
