package dev.anyedge.cdn.internal.model;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.anyedge.cdn.internal.json.JsonText;
import dev.anyedge.cdn.model.BucketOrigin;
import dev.anyedge.cdn.model.Caching;
import dev.anyedge.cdn.model.Certificate;
import dev.anyedge.cdn.model.Endpoint;
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
import java.util.List;
import java.util.Optional;

/** Whatever comes in several variants, each as an object that names its type; what has its default is left out. */
final class VariantWriter
        implements Endpoint.Visitor<ObjectNode>,
                Certificate.Visitor<ObjectNode>,
                Origin.Visitor<ObjectNode>,
                HostHeader.Visitor<ObjectNode>,
                Caching.Visitor<ObjectNode>,
                QueryKey.Visitor<ObjectNode>,
                IpAccess.Visitor<ObjectNode>,
                GeoAccess.Visitor<ObjectNode>,
                RefererAccess.Visitor<ObjectNode>,
                TokenAuth.Visitor<ObjectNode>,
                OriginPath.Visitor<ObjectNode> {
    static final VariantWriter VARIANTS = new VariantWriter();

    private VariantWriter() {}

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
            node.set("hostHeader", lb.hostHeader().accept(this));
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
            node.set("parameters", hash.parameters().accept(this));
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

    private ObjectNode httpMembers(ObjectNode node, HttpOrigin http) {
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
            node.set("hostHeader", http.hostHeader().accept(this));
        }
        http.connectTo().ifPresent(host -> node.put("connectTo", host));
        options(node, http.options());
        return node;
    }

    private ObjectNode reachable(ObjectNode node, Origin origin) {
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

    private static ObjectNode ranges(ObjectNode node, List<IpRange> ranges) {
        return texts(node, "values", ranges.stream().map(IpRange::text).toList());
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

    static void options(ObjectNode node, Options options) {
        if (!options.isEmpty()) {
            ObjectNode inner = node.putObject("options");
            options.asMap().forEach((provider, value) -> inner.set(provider, JsonText.parse(value.toJson())));
        }
    }

    static void flag(ObjectNode node, String name, boolean value) {
        if (value) {
            node.put(name, true);
        }
    }

    private static void textUnless(ObjectNode node, String name, String value, String byDefault) {
        if (!value.equals(byDefault)) {
            node.put(name, value);
        }
    }

    static ObjectNode texts(ObjectNode node, String name, List<String> texts) {
        ArrayNode array = node.putArray(name);
        texts.forEach(array::add);
        return node;
    }

    static ObjectNode tagged(String type) {
        return object().put("type", type);
    }

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
