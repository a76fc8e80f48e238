package dev.anyedge.cdn.internal.model;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.anyedge.cdn.internal.json.JsonText;
import dev.anyedge.cdn.model.Behavior;
import dev.anyedge.cdn.model.BucketOrigin;
import dev.anyedge.cdn.model.CacheRule;
import dev.anyedge.cdn.model.Caching;
import dev.anyedge.cdn.model.Certificate;
import dev.anyedge.cdn.model.Condition;
import dev.anyedge.cdn.model.Distribution;
import dev.anyedge.cdn.model.Endpoint;
import dev.anyedge.cdn.model.Firewall;
import dev.anyedge.cdn.model.GeoAccess;
import dev.anyedge.cdn.model.GeoArea;
import dev.anyedge.cdn.model.HostHeader;
import dev.anyedge.cdn.model.HttpOrigin;
import dev.anyedge.cdn.model.IpAccess;
import dev.anyedge.cdn.model.IpRange;
import dev.anyedge.cdn.model.LoadBalancerOrigin;
import dev.anyedge.cdn.model.Options;
import dev.anyedge.cdn.model.Origin;
import dev.anyedge.cdn.model.OriginPath;
import dev.anyedge.cdn.model.QueryKey;
import dev.anyedge.cdn.model.RefererAccess;
import dev.anyedge.cdn.model.ServerlessOrigin;
import dev.anyedge.cdn.model.TokenAuth;
import dev.anyedge.cdn.model.ViewerProtocol;
import java.util.List;
import java.util.Optional;

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
        ObjectNode node = endpoint.accept(new Endpoint.Visitor<ObjectNode>() {
            @Override
            public ObjectNode custom(Endpoint.Custom custom) {
                return tagged("custom").put("hostname", custom.hostname());
            }

            @Override
            public ObjectNode wildcard(Endpoint.Wildcard wildcard) {
                return tagged("wildcard").put("hostname", wildcard.hostname());
            }

            @Override
            public ObjectNode assigned(Endpoint.Assigned assigned) {
                ObjectNode node = tagged("assigned");
                assigned.prefix().ifPresent(prefix -> node.put("prefix", prefix));
                return node;
            }
        });
        if (endpoint.viewerProtocol() != ViewerProtocol.REDIRECT_TO_HTTPS) {
            node.put("viewerProtocol", Words.of(endpoint.viewerProtocol()));
        }
        boolean byDefault = endpoint instanceof Endpoint.Assigned;
        endpoint.certificate()
                .filter(certificate -> !(byDefault && certificate instanceof Certificate.Shared))
                .ifPresent(certificate -> node.set("certificate", certificate(certificate)));
        options(node, endpoint.options());
        return node;
    }

    private static ObjectNode certificate(Certificate certificate) {
        return certificate.accept(new Certificate.Visitor<>() {
            @Override
            public ObjectNode managed(Certificate.Managed managed) {
                return tagged("managed");
            }

            @Override
            public ObjectNode stored(Certificate.Stored stored) {
                return tagged("stored").put("id", stored.id()).put("region", stored.region());
            }

            @Override
            public ObjectNode shared(Certificate.Shared shared) {
                return tagged("shared");
            }

            @Override
            public ObjectNode external(Certificate.External external) {
                return tagged("external").put("reference", external.reference());
            }
        });
    }

    static ObjectNode origin(Origin origin) {
        return origin.accept(new Origin.Visitor<>() {
            @Override
            public ObjectNode http(HttpOrigin http) {
                ObjectNode node = tagged("http").put("id", http.id());
                return httpMembers(node, http);
            }

            @Override
            public ObjectNode bucket(BucketOrigin bucket) {
                ObjectNode node = tagged("bucket")
                        .put("id", bucket.id())
                        .put("bucket", bucket.bucket())
                        .put("region", bucket.region());
                flag(node, "website", bucket.website());
                return reachable(node, bucket);
            }

            @Override
            public ObjectNode loadBalancer(LoadBalancerOrigin lb) {
                ObjectNode node = tagged("load-balancer")
                        .put("id", lb.id())
                        .put("loadBalancer", lb.loadBalancer())
                        .put("frontend", lb.frontend())
                        .put("zone", lb.zone());
                flag(node, "tls", lb.tls());
                if (!(lb.hostHeader() instanceof HostHeader.Viewer)) {
                    node.set("hostHeader", hostHeader(lb.hostHeader()));
                }
                flag(node, "websocket", lb.websocket());
                return reachable(node, lb);
            }

            @Override
            public ObjectNode serverless(ServerlessOrigin serverless) {
                ObjectNode node = tagged("serverless")
                        .put("id", serverless.id())
                        .put("kind", Words.of(serverless.kind()))
                        .put("resource", serverless.resource())
                        .put("region", serverless.region());
                return reachable(node, serverless);
            }
        });
    }

    private static ObjectNode httpMembers(ObjectNode node, HttpOrigin http) {
        boolean https = http.scheme() == HttpOrigin.Scheme.HTTPS;
        if (!https) {
            node.put("scheme", Words.of(http.scheme()));
        }
        node.put("host", http.host());
        if (http.port() != (https ? 443 : 80)) {
            node.put("port", http.port());
        }
        if (!http.basePath().equals("/")) {
            node.put("basePath", http.basePath());
        }
        if (!(http.hostHeader() instanceof HostHeader.OfOrigin)) {
            node.set("hostHeader", hostHeader(http.hostHeader()));
        }
        http.connectTo().ifPresent(host -> node.put("connectTo", host));
        options(node, http.options());
        return node;
    }

    private static ObjectNode reachable(ObjectNode node, Origin origin) {
        Optional<HttpOrigin> reachable = origin.reachableAs();
        reachable.ifPresent(http -> {
            ObjectNode inner = object();
            if (!http.id().equals(Checks.originIdOf(http.host()))) {
                inner.put("id", http.id());
            }
            node.set("reachableAs", httpMembers(inner, http));
        });
        options(node, origin.options());
        return node;
    }

    private static ObjectNode hostHeader(HostHeader header) {
        return header.accept(new HostHeader.Visitor<>() {
            @Override
            public ObjectNode viewer(HostHeader.Viewer viewer) {
                return tagged("viewer");
            }

            @Override
            public ObjectNode ofOrigin(HostHeader.OfOrigin origin) {
                return tagged("origin");
            }

            @Override
            public ObjectNode fixed(HostHeader.Fixed fixed) {
                return tagged("fixed").put("value", fixed.value());
            }
        });
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
        behavior.caching().ifPresent(caching -> node.set("caching", caching(caching)));
        behavior.queryKey().ifPresent(key -> node.set("queryKey", queryKey(key)));
        behavior.cookies().ifPresent(cookies -> node.put("cookies", Words.of(cookies)));
        behavior.firewall().ifPresent(firewall -> node.set("firewall", firewall(firewall)));
        behavior.ipAccess().ifPresent(access -> node.set("ipAccess", ipAccess(access)));
        behavior.geoAccess().ifPresent(access -> node.set("geoAccess", geoAccess(access)));
        behavior.refererAccess().ifPresent(access -> node.set("refererAccess", refererAccess(access)));
        behavior.tokenAuth().ifPresent(auth -> node.set("tokenAuth", tokenAuth(auth)));
        behavior.originPath().ifPresent(path -> node.set("originPath", originPath(path)));
        options(node, behavior.options());
        return node;
    }

    private static ObjectNode caching(Caching caching) {
        return caching.accept(new Caching.Visitor<>() {
            @Override
            public ObjectNode honorOrigin(Caching.HonorOrigin honor) {
                ObjectNode node = tagged("honor-origin");
                honor.defaultTtl().ifPresent(ttl -> node.put("defaultTtl", ttl.getSeconds()));
                return node;
            }

            @Override
            public ObjectNode overrideOrigin(Caching.OverrideOrigin override) {
                return tagged("override").put("ttl", override.ttl().getSeconds());
            }

            @Override
            public ObjectNode noStore(Caching.NoStore noStore) {
                return tagged("no-store");
            }

            @Override
            public ObjectNode bypass(Caching.Bypass bypass) {
                return tagged("bypass");
            }

            @Override
            public ObjectNode revalidate(Caching.Revalidate revalidate) {
                return tagged("revalidate");
            }
        });
    }

    private static ObjectNode queryKey(QueryKey key) {
        return key.accept(new QueryKey.Visitor<>() {
            @Override
            public ObjectNode all(QueryKey.All all) {
                return tagged("all");
            }

            @Override
            public ObjectNode none(QueryKey.None none) {
                return tagged("none");
            }

            @Override
            public ObjectNode include(QueryKey.Include include) {
                return texts(tagged("include"), "names", include.names());
            }

            @Override
            public ObjectNode exclude(QueryKey.Exclude exclude) {
                return texts(tagged("exclude"), "names", exclude.names());
            }
        });
    }

    private static ObjectNode ipAccess(IpAccess access) {
        return access.accept(new IpAccess.Visitor<>() {
            @Override
            public ObjectNode allow(IpAccess.Allow allow) {
                return ranges(tagged("allow"), allow.ranges());
            }

            @Override
            public ObjectNode deny(IpAccess.Deny deny) {
                return ranges(tagged("deny"), deny.ranges());
            }

            @Override
            public ObjectNode unrestricted(IpAccess.Unrestricted unrestricted) {
                return tagged("unrestricted");
            }
        });
    }

    private static ObjectNode ranges(ObjectNode node, List<IpRange> ranges) {
        return texts(node, "values", ranges.stream().map(IpRange::text).toList());
    }

    private static ObjectNode geoAccess(GeoAccess access) {
        return access.accept(new GeoAccess.Visitor<>() {
            @Override
            public ObjectNode allow(GeoAccess.Allow allow) {
                return area(tagged("allow"), allow.area());
            }

            @Override
            public ObjectNode deny(GeoAccess.Deny deny) {
                return area(tagged("deny"), deny.area());
            }

            @Override
            public ObjectNode unrestricted(GeoAccess.Unrestricted unrestricted) {
                return tagged("unrestricted");
            }
        });
    }

    private static ObjectNode area(ObjectNode node, GeoArea area) {
        if (!area.countries().isEmpty()) {
            texts(node, "countries", area.countries());
        }
        if (!area.continents().isEmpty()) {
            texts(node, "continents", area.continents());
        }
        if (!area.regions().isEmpty()) {
            texts(node, "regions", area.regions());
        }
        return node;
    }

    private static ObjectNode refererAccess(RefererAccess access) {
        return access.accept(new RefererAccess.Visitor<>() {
            @Override
            public ObjectNode allow(RefererAccess.Allow allow) {
                return texts(tagged("allow"), "values", allow.patterns());
            }

            @Override
            public ObjectNode deny(RefererAccess.Deny deny) {
                return texts(tagged("deny"), "values", deny.patterns());
            }

            @Override
            public ObjectNode unrestricted(RefererAccess.Unrestricted unrestricted) {
                return tagged("unrestricted");
            }
        });
    }

    private static ObjectNode tokenAuth(TokenAuth auth) {
        return auth.accept(new TokenAuth.Visitor<>() {
            @Override
            public ObjectNode edgeAuth(TokenAuth.EdgeAuth edge) {
                ObjectNode node = tagged("edge-auth").put("name", edge.name());
                textUnless(node, "delimiter", edge.delimiter(), "~");
                textUnless(node, "aclDelimiter", edge.aclDelimiter(), "!");
                node.put("algorithm", edge.algorithm().name());
                flag(node, "escapeInputs", edge.escapeInputs());
                flag(node, "ignoreQueryString", edge.ignoreQueryString());
                node.put("key", edge.key().text());
                edge.transitionKey().ifPresent(key -> node.put("transitionKey", key.text()));
                return node;
            }

            @Override
            public ObjectNode urlHash(TokenAuth.UrlHash hash) {
                ObjectNode node = tagged("url-hash");
                ArrayNode secrets = node.putArray("secrets");
                hash.secrets().forEach(secret -> secrets.add(secret.text()));
                if (!(hash.parameters() instanceof QueryKey.All)) {
                    node.set("parameters", queryKey(hash.parameters()));
                }
                if (hash.dateFormat() != TokenAuth.UrlHash.DateFormat.EPOCH) {
                    node.put("dateFormat", hash.dateFormat().name());
                }
                textUnless(node, "notAfterName", hash.notAfterName(), "nva");
                textUnless(node, "notBeforeName", hash.notBeforeName(), "nvb");
                textUnless(node, "hashName", hash.hashName(), "hash");
                return node;
            }

            @Override
            public ObjectNode none(TokenAuth.None none) {
                return tagged("none");
            }
        });
    }

    private static ObjectNode originPath(OriginPath path) {
        return path.accept(new OriginPath.Visitor<>() {
            @Override
            public ObjectNode remove(OriginPath.Remove remove) {
                return tagged("remove").put("prefix", remove.prefix());
            }

            @Override
            public ObjectNode replace(OriginPath.Replace replace) {
                return tagged("replace").put("from", replace.from()).put("to", replace.to());
            }

            @Override
            public ObjectNode replaceAll(OriginPath.ReplaceAll all) {
                return tagged("replace-all").put("directory", all.directory());
            }

            @Override
            public ObjectNode none(OriginPath.None none) {
                return tagged("none");
            }
        });
    }

    private static ObjectNode firewall(Firewall firewall) {
        ObjectNode node = object().put("mode", Words.of(firewall.mode()));
        firewall.level().ifPresent(level -> node.put("level", level));
        return node;
    }

    private static void options(ObjectNode node, Options options) {
        if (!options.isEmpty()) {
            ObjectNode inner = node.putObject("options");
            options.asMap().forEach((provider, value) -> inner.set(provider, JsonText.parse(value.toJson())));
        }
    }

    private static void flag(ObjectNode node, String name, boolean value) {
        if (value) {
            node.put(name, true);
        }
    }

    private static void textUnless(ObjectNode node, String name, String value, String byDefault) {
        if (!value.equals(byDefault)) {
            node.put(name, value);
        }
    }

    private static ObjectNode texts(ObjectNode node, String name, List<String> texts) {
        ArrayNode array = node.putArray(name);
        texts.forEach(array::add);
        return node;
    }

    private static ObjectNode tagged(String type) {
        return object().put("type", type);
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
