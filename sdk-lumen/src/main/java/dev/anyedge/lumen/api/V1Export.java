package dev.anyedge.lumen.api;

import dev.anyedge.lumen.v1.V1Configuration;
import dev.anyedge.lumen.v1.V1ConfigurationGroups;
import dev.anyedge.lumen.v1.V1Property;
import dev.anyedge.lumen.v1.V1ResourceGroup;
import dev.anyedge.lumen.v1.V1Rules;
import dev.anyedge.lumen.v1.V1Site;

/**
 * Reads all that version 1.0 holds for a service component into one document, for carrying it elsewhere: the API itself
 * only gives it part by part. Deactivated properties are in the list as far as the provider lists them.
 *
 * <pre>{@code
 * Files.writeString(path, V1Export.read(api.v1(), api.service()).toJson());   // secrets stand as digests
 * }</pre>
 */
public final class V1Export {
    private V1Export() {}

    /**
     * Reads a service component: one call for its properties, three for each scope, one for each resource group.
     *
     * @param v1 the API
     * @param service the service component
     * @return its properties with all that is configured
     * @throws dev.anyedge.cdn.error.CdnException when a call fails, of the type that says what can be done
     */
    public static V1Configuration read(HttpDeliveryV1 v1, Scope service) {
        V1Configuration.Builder all = V1Configuration.builder().serviceRules(rules(v1, service));
        for (V1Property property : v1.listProperties(service)) {
            all.addSite(V1Site.builder()
                    .property(property)
                    .rules(rules(v1, service.property(property.primaryAlias())))
                    .build());
        }
        return all.build();
    }

    private static V1Rules rules(HttpDeliveryV1 v1, Scope scope) {
        V1Rules.Builder rules =
                V1Rules.builder().geoDefinitions(v1.listGeoDefinitions(scope)).tokens(v1.listTokens(scope));
        for (V1ResourceGroup group : v1.listResourceGroups(scope)) {
            rules.addResourceGroup(group);
            V1ConfigurationGroups configured = v1.getConfigurationGroups(scope, group.id());
            if (!configured.equals(V1ConfigurationGroups.builder().build())) {
                rules.putConfigurationGroup(group.id(), configured);
            }
        }
        return rules.build();
    }
}
