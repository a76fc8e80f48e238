package dev.anyedge.cdn.internal.model;

import dev.anyedge.cdn.error.ValidationException;
import dev.anyedge.cdn.model.BucketOrigin;
import dev.anyedge.cdn.model.HostHeader;
import dev.anyedge.cdn.model.HttpOrigin;
import dev.anyedge.cdn.model.LoadBalancerOrigin;
import dev.anyedge.cdn.model.Origin;
import dev.anyedge.cdn.model.ServerlessOrigin;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tree to origin. As in {@link DistributionReader}, what is not there or not good is null. */
final class OriginReader {
    private static final List<String> ORIGINS = List.of("http", "bucket", "load-balancer", "serverless");
    private static final List<String> HTTP_ORIGIN =
            List.of("type", "id", "scheme", "host", "port", "basePath", "hostHeader", "connectTo", "options");
    private static final List<String> BUCKET_ORIGIN =
            List.of("type", "id", "bucket", "region", "website", "reachableAs", "options");
    private static final List<String> LOAD_BALANCER_ORIGIN = List.of(
            "type",
            "id",
            "loadBalancer",
            "frontend",
            "zone",
            "tls",
            "hostHeader",
            "websocket",
            "reachableAs",
            "options");
    private static final List<String> SERVERLESS_ORIGIN =
            List.of("type", "id", "kind", "resource", "region", "reachableAs", "options");
    private static final List<String> HOST_HEADERS = List.of("viewer", "origin", "fixed");
    private static final Map<String, HttpOrigin.Scheme> SCHEMES = Words.byWord(HttpOrigin.Scheme.values());
    private static final Map<String, ServerlessOrigin.Kind> SERVERLESS = Words.byWord(ServerlessOrigin.Kind.values());

    private OriginReader() {}

    static @Nullable Origin origin(Members m) {
        String type = m.readType(ORIGINS);
        if (type == null) {
            return null;
        }
        try {
            return m.good(
                    switch (type) {
                        case "http" -> httpOrigin(m);
                        case "bucket" -> bucketOrigin(m);
                        case "load-balancer" -> loadBalancerOrigin(m);
                        default -> serverlessOrigin(m);
                    });
        } catch (ValidationException e) {
            return m.refused(e);
        }
    }

    private static HttpOrigin httpOrigin(Members m) {
        m.only(HTTP_ORIGIN);
        HttpOrigin.Builder builder = HttpOrigin.builder().host(m.text("host"));
        String id = m.text("id");
        if (id != null) {
            builder.id(id);
        }
        HttpOrigin.Scheme scheme = m.choice("scheme", SCHEMES);
        if (scheme != null) {
            builder.scheme(scheme);
        }
        Long port = m.number("port", "1–65535");
        if (port != null) {
            builder.port(Members.toInt(port));
        }
        String basePath = m.text("basePath");
        if (basePath != null) {
            builder.basePath(basePath);
        }
        HostHeader hostHeader = hostHeader(m.variant("hostHeader", HOST_HEADERS));
        if (hostHeader != null) {
            builder.hostHeader(hostHeader);
        }
        return builder.connectTo(Optional.ofNullable(m.text("connectTo")))
                .options(m.options())
                .build();
    }

    private static Origin bucketOrigin(Members m) {
        m.only(BUCKET_ORIGIN);
        return BucketOrigin.builder()
                .id(m.text("id"))
                .bucket(m.text("bucket"))
                .region(m.text("region"))
                .website(m.flag("website", false))
                .reachableAs(reachableAs(m))
                .options(m.options())
                .build();
    }

    private static Origin loadBalancerOrigin(Members m) {
        m.only(LOAD_BALANCER_ORIGIN);
        LoadBalancerOrigin.Builder builder = LoadBalancerOrigin.builder()
                .id(m.text("id"))
                .loadBalancer(m.text("loadBalancer"))
                .frontend(m.text("frontend"))
                .zone(m.text("zone"))
                .tls(m.flag("tls", false));
        HostHeader hostHeader = hostHeader(m.variant("hostHeader", HOST_HEADERS));
        if (hostHeader != null) {
            builder.hostHeader(hostHeader);
        }
        return builder.websocket(m.flag("websocket", false))
                .reachableAs(reachableAs(m))
                .options(m.options())
                .build();
    }

    private static Origin serverlessOrigin(Members m) {
        m.only(SERVERLESS_ORIGIN);
        return ServerlessOrigin.builder()
                .id(m.text("id"))
                .kind(m.choice("kind", SERVERLESS))
                .resource(m.text("resource"))
                .region(m.text("region"))
                .reachableAs(reachableAs(m))
                .options(m.options())
                .build();
    }

    /** Always an HTTP origin, so its tag may be left out. */
    private static Optional<HttpOrigin> reachableAs(Members parent) {
        Members m = parent.object("reachableAs");
        if (m == null || (m.has("type") && m.readType(List.of("http")) == null)) {
            return Optional.empty();
        }
        try {
            return Optional.ofNullable(m.good(httpOrigin(m)));
        } catch (ValidationException e) {
            return Optional.ofNullable(m.refused(e));
        }
    }

    private static @Nullable HostHeader hostHeader(@Nullable Members m) {
        if (m == null) {
            return null;
        }
        boolean fixed = m.type().equals("fixed");
        m.only(fixed ? List.of("type", "value") : Members.TYPE_ALONE);
        try {
            return m.good(
                    fixed
                            ? HostHeader.fixed(m.textOr("value", HostNames.HEADER, Members.SOME_HOST))
                            : m.type().equals("viewer") ? HostHeader.viewer() : HostHeader.origin());
        } catch (ValidationException e) {
            return m.refused(e);
        }
    }
}
