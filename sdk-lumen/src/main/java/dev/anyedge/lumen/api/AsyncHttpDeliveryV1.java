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
import java.util.concurrent.CompletableFuture;

/**
 * {@link HttpDeliveryV1} without waiting: the same operations as futures, which fail with the exceptions that the blocking
 * operations throw. Ends with the client that it comes from. Safe for use by several threads.
 */
public final class AsyncHttpDeliveryV1 {
    private final CallRunner runner;
    private final PropertyCalls calls;

    AsyncHttpDeliveryV1(CallRunner runner, PropertyCalls calls) {
        this.runner = runner;
        this.calls = calls;
    }

    /**
     * {@link HttpDeliveryV1#listProperties(Scope)} without waiting.
     *
     * @param service the service component
     * @return the properties, without what is configured for them; cancelling it ends the call
     */
    public CompletableFuture<List<V1Property>> listProperties(Scope service) {
        return runner.start(() -> calls.listProperties(service));
    }

    /**
     * {@link HttpDeliveryV1#createProperty(Scope, V1Property)} without waiting.
     *
     * @param service the service component
     * @param property origin and aliases
     * @return the property, with the provider's internal code; cancelling it ends the call
     */
    public CompletableFuture<V1Property> createProperty(Scope service, V1Property property) {
        return runner.start(() -> calls.createProperty(service, property));
    }

    /**
     * {@link HttpDeliveryV1#getProperty(Scope)} without waiting.
     *
     * @param property its scope
     * @return origin and aliases; cancelling it ends the call
     */
    public CompletableFuture<V1Property> getProperty(Scope property) {
        return runner.start(() -> calls.getProperty(property));
    }

    /**
     * {@link HttpDeliveryV1#deactivateProperty(Scope)} without waiting.
     *
     * @param property its scope
     * @return false when there is no such property; cancelling it ends the call
     */
    public CompletableFuture<Boolean> deactivateProperty(Scope property) {
        return runner.start(() -> calls.deactivateProperty(property));
    }

    /**
     * {@link HttpDeliveryV1#reactivateProperty(Scope)} without waiting.
     *
     * @param property its scope
     * @return true; cancelling it ends the call
     */
    public CompletableFuture<Boolean> reactivateProperty(Scope property) {
        return runner.start(() -> calls.reactivateProperty(property));
    }

    /**
     * {@link HttpDeliveryV1#getOrigin(Scope)} without waiting.
     *
     * @param property its scope
     * @return the origin; cancelling it ends the call
     */
    public CompletableFuture<V1OriginServer> getOrigin(Scope property) {
        return runner.start(() -> calls.getOrigin(property));
    }

    /**
     * {@link HttpDeliveryV1#updateOrigin(Scope, V1OriginServer)} without waiting.
     *
     * @param property its scope
     * @param origin what it shall be
     * @return the origin as the provider answers it, or as it was sent; cancelling it ends the call
     */
    public CompletableFuture<V1OriginServer> updateOrigin(Scope property, V1OriginServer origin) {
        return runner.start(() -> calls.updateOrigin(property, origin));
    }

    /**
     * {@link HttpDeliveryV1#listAliases(Scope)} without waiting.
     *
     * @param property its scope
     * @return the host names, the primary alias first; cancelling it ends the call
     */
    public CompletableFuture<List<String>> listAliases(Scope property) {
        return runner.start(() -> calls.listAliases(property));
    }

    /**
     * {@link HttpDeliveryV1#addAliases(Scope, List)} without waiting.
     *
     * @param property its scope
     * @param aliases host names, at least one
     * @return the host names as the provider answers them, or those that were sent; cancelling it ends the call
     */
    public CompletableFuture<List<String>> addAliases(Scope property, List<String> aliases) {
        return runner.start(() -> calls.addAliases(property, aliases));
    }

    /**
     * {@link HttpDeliveryV1#removeAliases(Scope, List)} without waiting.
     *
     * @param property its scope
     * @param aliases host names, at least one; not the primary alias
     * @return false when there were none of these; cancelling it ends the call
     */
    public CompletableFuture<Boolean> removeAliases(Scope property, List<String> aliases) {
        return runner.start(() -> calls.removeAliases(property, aliases));
    }

    /**
     * {@link HttpDeliveryV1#createResourceGroup(Scope, V1ResourceGroup)} without waiting.
     *
     * @param scope a service component or a property
     * @param group id and patterns
     * @return the group; cancelling it ends the call
     */
    public CompletableFuture<V1ResourceGroup> createResourceGroup(Scope scope, V1ResourceGroup group) {
        return runner.start(() -> calls.createResourceGroup(scope, group));
    }

    /**
     * {@link HttpDeliveryV1#getResourceGroup(Scope, String)} without waiting.
     *
     * @param scope a service component or a property
     * @param id the group's id
     * @return the group with its place; cancelling it ends the call
     */
    public CompletableFuture<V1ResourceGroup> getResourceGroup(Scope scope, String id) {
        return runner.start(() -> calls.getResourceGroup(scope, id));
    }

    /**
     * {@link HttpDeliveryV1#listResourceGroups(Scope)} without waiting.
     *
     * @param scope a service component or a property
     * @return the groups with their places; cancelling it ends the call
     */
    public CompletableFuture<List<V1ResourceGroup>> listResourceGroups(Scope scope) {
        return runner.start(() -> calls.listResourceGroups(scope));
    }

    /**
     * {@link HttpDeliveryV1#updateResourceGroup(Scope, V1ResourceGroup)} without waiting.
     *
     * @param scope a service component or a property
     * @param group id and patterns
     * @return the group as the provider answers it, or as it was sent; cancelling it ends the call
     */
    public CompletableFuture<V1ResourceGroup> updateResourceGroup(Scope scope, V1ResourceGroup group) {
        return runner.start(() -> calls.updateResourceGroup(scope, group));
    }

    /**
     * {@link HttpDeliveryV1#reorderResourceGroups(Scope, List)} without waiting.
     *
     * @param scope a service component or a property
     * @param ids the ids of all groups of the scope, in order
     * @return true; cancelling it ends the call
     */
    public CompletableFuture<Boolean> reorderResourceGroups(Scope scope, List<String> ids) {
        return runner.start(() -> calls.reorderResourceGroups(scope, ids));
    }

    /**
     * {@link HttpDeliveryV1#deleteResourceGroup(Scope, String)} without waiting.
     *
     * @param scope a service component or a property
     * @param id the group's id
     * @return false when there was no such group; cancelling it ends the call
     */
    public CompletableFuture<Boolean> deleteResourceGroup(Scope scope, String id) {
        return runner.start(() -> calls.deleteResourceGroup(scope, id));
    }

    /**
     * {@link HttpDeliveryV1#createGeoDefinition(Scope, V1GeoDefinition)} without waiting.
     *
     * @param scope a service component or a property
     * @param definition id and countries
     * @return the definition with its place; cancelling it ends the call
     */
    public CompletableFuture<V1GeoDefinition> createGeoDefinition(Scope scope, V1GeoDefinition definition) {
        return runner.start(() -> calls.createGeoDefinition(scope, definition));
    }

    /**
     * {@link HttpDeliveryV1#getGeoDefinition(Scope, String)} without waiting.
     *
     * @param scope a service component or a property
     * @param id the definition's id
     * @return the definition with its place; cancelling it ends the call
     */
    public CompletableFuture<V1GeoDefinition> getGeoDefinition(Scope scope, String id) {
        return runner.start(() -> calls.getGeoDefinition(scope, id));
    }

    /**
     * {@link HttpDeliveryV1#listGeoDefinitions(Scope)} without waiting.
     *
     * @param scope a service component or a property
     * @return the definitions; cancelling it ends the call
     */
    public CompletableFuture<List<V1GeoDefinition>> listGeoDefinitions(Scope scope) {
        return runner.start(() -> calls.listGeoDefinitions(scope));
    }

    /**
     * {@link HttpDeliveryV1#updateGeoDefinition(Scope, V1GeoDefinition)} without waiting.
     *
     * @param scope a service component or a property
     * @param definition id and countries
     * @return the definition as the provider answers it, or as it was sent; cancelling it ends the call
     */
    public CompletableFuture<V1GeoDefinition> updateGeoDefinition(Scope scope, V1GeoDefinition definition) {
        return runner.start(() -> calls.updateGeoDefinition(scope, definition));
    }

    /**
     * {@link HttpDeliveryV1#deleteGeoDefinition(Scope, String)} without waiting.
     *
     * @param scope a service component or a property
     * @param id the definition's id
     * @return false when there was no such definition; cancelling it ends the call
     */
    public CompletableFuture<Boolean> deleteGeoDefinition(Scope scope, String id) {
        return runner.start(() -> calls.deleteGeoDefinition(scope, id));
    }

    /**
     * {@link HttpDeliveryV1#createToken(Scope, V1Token)} without waiting.
     *
     * @param scope a service component or a property
     * @param token id and secret
     * @return the token; cancelling it ends the call
     */
    public CompletableFuture<V1Token> createToken(Scope scope, V1Token token) {
        return runner.start(() -> calls.createToken(scope, token));
    }

    /**
     * {@link HttpDeliveryV1#getToken(Scope, String)} without waiting.
     *
     * @param scope a service component or a property
     * @param id one digit
     * @return the token; cancelling it ends the call
     */
    public CompletableFuture<V1Token> getToken(Scope scope, String id) {
        return runner.start(() -> calls.getToken(scope, id));
    }

    /**
     * {@link HttpDeliveryV1#listTokens(Scope)} without waiting.
     *
     * @param scope a service component or a property
     * @return at most ten tokens; cancelling it ends the call
     */
    public CompletableFuture<List<V1Token>> listTokens(Scope scope) {
        return runner.start(() -> calls.listTokens(scope));
    }

    /**
     * {@link HttpDeliveryV1#deleteToken(Scope, String)} without waiting.
     *
     * @param scope a service component or a property
     * @param id one digit
     * @return false when there was no such token; cancelling it ends the call
     */
    public CompletableFuture<Boolean> deleteToken(Scope scope, String id) {
        return runner.start(() -> calls.deleteToken(scope, id));
    }

    /**
     * {@link HttpDeliveryV1#createConfigurationGroup(Scope, String, V1ConfigurationGroup)} without waiting.
     *
     * @param scope a service component or a property
     * @param resourceGroupId the resource group
     * @param group access control, cache control or content manipulation
     * @param <T> the kind
     * @return the configuration; cancelling it ends the call
     */
    public <T extends V1ConfigurationGroup> CompletableFuture<T> createConfigurationGroup(
            Scope scope, String resourceGroupId, T group) {
        return runner.start(() -> calls.createConfigurationGroup(scope, resourceGroupId, group));
    }

    /**
     * {@link HttpDeliveryV1#getConfigurationGroup(Scope, String, V1GroupKind)} without waiting.
     *
     * @param scope a service component or a property
     * @param resourceGroupId the resource group
     * @param kind which kind
     * @param <T> the kind
     * @return the configuration; cancelling it ends the call
     */
    public <T extends V1ConfigurationGroup> CompletableFuture<T> getConfigurationGroup(
            Scope scope, String resourceGroupId, V1GroupKind<T> kind) {
        return runner.start(() -> calls.getConfigurationGroup(scope, resourceGroupId, kind));
    }

    /**
     * {@link HttpDeliveryV1#updateConfigurationGroup(Scope, String, V1ConfigurationGroup)} without waiting.
     *
     * @param scope a service component or a property
     * @param resourceGroupId the resource group
     * @param group what it shall be
     * @param <T> the kind
     * @return the configuration as the provider answers it, or as it was sent; cancelling it ends the call
     */
    public <T extends V1ConfigurationGroup> CompletableFuture<T> updateConfigurationGroup(
            Scope scope, String resourceGroupId, T group) {
        return runner.start(() -> calls.updateConfigurationGroup(scope, resourceGroupId, group));
    }

    /**
     * {@link HttpDeliveryV1#getConfigurationGroups(Scope, String)} without waiting.
     *
     * @param scope a service component or a property
     * @param resourceGroupId the resource group
     * @return what is configured, by kind; cancelling it ends the call
     */
    public CompletableFuture<V1ConfigurationGroups> getConfigurationGroups(Scope scope, String resourceGroupId) {
        return runner.start(() -> calls.getConfigurationGroups(scope, resourceGroupId));
    }

    /**
     * {@link HttpDeliveryV1#deleteConfigurationGroup(Scope, String, V1GroupKind)} without waiting.
     *
     * @param scope a service component or a property
     * @param resourceGroupId the resource group
     * @param kind which kind
     * @return false when nothing of that kind was configured; cancelling it ends the call
     */
    public CompletableFuture<Boolean> deleteConfigurationGroup(
            Scope scope, String resourceGroupId, V1GroupKind<?> kind) {
        return runner.start(() -> calls.deleteConfigurationGroup(scope, resourceGroupId, kind));
    }
}
