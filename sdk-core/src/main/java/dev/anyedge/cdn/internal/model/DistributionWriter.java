package dev.anyedge.cdn.internal.model;

import static dev.anyedge.cdn.internal.model.VariantWriter.VARIANTS;
import static dev.anyedge.cdn.internal.model.VariantWriter.flag;
import static dev.anyedge.cdn.internal.model.VariantWriter.object;
import static dev.anyedge.cdn.internal.model.VariantWriter.options;
import static dev.anyedge.cdn.internal.model.VariantWriter.tagged;
import static dev.anyedge.cdn.internal.model.VariantWriter.texts;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.anyedge.cdn.model.Behavior;
import dev.anyedge.cdn.model.CacheRule;
import dev.anyedge.cdn.model.Certificate;
import dev.anyedge.cdn.model.Condition;
import dev.anyedge.cdn.model.Distribution;
import dev.anyedge.cdn.model.Endpoint;
import dev.anyedge.cdn.model.Firewall;
import dev.anyedge.cdn.model.Origin;
import dev.anyedge.cdn.model.ViewerProtocol;

/** Distribution to tree: members in the order of the documentation, whatever has its default left out. */
final class DistributionWriter {
    private DistributionWriter() {}

    static ObjectNode distribution(Distribution d) {
        ObjectNode node = object();
        node.put("format", DistributionJson.FORMAT);
        node.put("name", d.name());
        if (!d.description().isEmpty()) {
            node.put("description", d.description());
        }
        if (!d.enabled()) {
            node.put("enabled", false);
        }
        ArrayNode endpoints = node.putArray("endpoints");
        d.endpoints().forEach(endpoint -> endpoints.add(endpoint(endpoint)));
        ArrayNode origins = node.putArray("origins");
        d.origins().forEach(origin -> origins.add(origin(origin)));
        node.set("defaults", behavior(d.defaults()));
        if (!d.rules().isEmpty()) {
            ArrayNode rules = node.putArray("rules");
            d.rules().forEach(rule -> rules.add(rule(rule)));
        }
        options(node, d.options());
        return node;
    }

    private static ObjectNode endpoint(Endpoint endpoint) {
        ObjectNode node = endpoint.accept(VARIANTS);
        if (endpoint.viewerProtocol() != ViewerProtocol.REDIRECT_TO_HTTPS) {
            node.put("viewerProtocol", Words.of(endpoint.viewerProtocol()));
        }
        boolean byDefault = endpoint instanceof Endpoint.Assigned;
        endpoint.certificate()
                .filter(certificate -> !(byDefault && certificate instanceof Certificate.Shared))
                .ifPresent(certificate -> node.set("certificate", certificate.accept(VARIANTS)));
        options(node, endpoint.options());
        return node;
    }

    static ObjectNode origin(Origin origin) {
        return origin.accept(VARIANTS);
    }

    private static ObjectNode rule(CacheRule rule) {
        ObjectNode node = object().put("name", rule.name());
        ArrayNode when = node.putArray("when");
        for (Condition condition : rule.when()) {
            ObjectNode inner = tagged(Words.of(condition.kind()));
            texts(inner, "values", condition.values());
            flag(inner, "negated", condition.negated());
            when.add(inner);
        }
        node.set("then", behavior(rule.then()));
        return node;
    }

    private static ObjectNode behavior(Behavior behavior) {
        ObjectNode node = object();
        behavior.origin().ifPresent(id -> node.put("origin", id));
        behavior.caching().ifPresent(caching -> node.set("caching", caching.accept(VARIANTS)));
        behavior.queryKey().ifPresent(key -> node.set("queryKey", key.accept(VARIANTS)));
        behavior.cookies().ifPresent(cookies -> node.put("cookies", Words.of(cookies)));
        behavior.firewall().ifPresent(firewall -> node.set("firewall", firewall(firewall)));
        behavior.ipAccess().ifPresent(access -> node.set("ipAccess", access.accept(VARIANTS)));
        behavior.geoAccess().ifPresent(access -> node.set("geoAccess", access.accept(VARIANTS)));
        behavior.refererAccess().ifPresent(access -> node.set("refererAccess", access.accept(VARIANTS)));
        behavior.tokenAuth().ifPresent(auth -> node.set("tokenAuth", auth.accept(VARIANTS)));
        behavior.originPath().ifPresent(path -> node.set("originPath", path.accept(VARIANTS)));
        options(node, behavior.options());
        return node;
    }

    private static ObjectNode firewall(Firewall firewall) {
        ObjectNode node = object().put("mode", Words.of(firewall.mode()));
        firewall.level().ifPresent(level -> node.put("level", level));
        return node;
    }
}
