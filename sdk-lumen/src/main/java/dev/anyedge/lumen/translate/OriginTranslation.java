package dev.anyedge.lumen.translate;

import dev.anyedge.cdn.error.ValidationException;
import dev.anyedge.cdn.model.BucketOrigin;
import dev.anyedge.cdn.model.Distribution;
import dev.anyedge.cdn.model.HostHeader;
import dev.anyedge.cdn.model.HttpOrigin;
import dev.anyedge.cdn.model.LoadBalancerOrigin;
import dev.anyedge.cdn.model.Options;
import dev.anyedge.cdn.model.Origin;
import dev.anyedge.cdn.model.ServerlessOrigin;
import dev.anyedge.cdn.translation.Feature;
import dev.anyedge.cdn.translation.Findings;
import dev.anyedge.lumen.image.OriginDefinition;
import dev.anyedge.lumen.image.Protocol;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Origins of a distribution as origin definitions. */
final class OriginTranslation {
    private final Distribution distribution;
    private final Map<String, Origin> replacements;
    private final Findings findings;
    private final OptionReader options;
    private final Set<String> told = new HashSet<>();

    OriginTranslation(
            Distribution distribution, Map<String, Origin> replacements, Findings findings, OptionReader options) {
        this.distribution = distribution;
        this.replacements = replacements;
        this.findings = findings;
        this.options = options;
    }

    /** Whether the origin stands for one that a document lacked. */
    boolean isPlaceholder(String id) {
        return origin(id) instanceof HttpOrigin http && http.host().endsWith(".invalid");
    }

    /**
     * An origin definition.
     *
     * @param id the distribution's origin
     * @param number the origin id at the provider
     * @param base what is there now under that id
     */
    Optional<OriginDefinition> definition(String id, long number, Optional<OriginDefinition> base) {
        Origin origin = origin(id);
        String at = pointer(id);
        boolean first = told.add(id);
        if (first) {
            options.nothingKnown(origin.options(), at + "/options");
        }
        Optional<HttpOrigin> found = reachable(origin, at, first);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        HttpOrigin http = found.get();
        OriginDefinition.Builder definition = OriginDefinition.builder();
        base.ifPresent(definition::from);
        if (base.isEmpty() || !means(base.get(), http)) {
            say(http, number, base, header(http, at, first), definition);
        }
        if (base.filter(there -> isCalled(there, id)).isEmpty()) {
            definition.name(id);
        }
        return Optional.of(definition.build());
    }

    /** Whether an origin is read by this id, alone or as one of several with the same name. */
    private static boolean isCalled(OriginDefinition base, String id) {
        String name = Names.originId(wish(base));
        return id.equals(name)
                || (id.startsWith(name + "-") && id.substring(name.length() + 1).matches("[0-9]+"));
    }

    /** What a definition is called. */
    static String wish(OriginDefinition definition) {
        return definition.name().filter(name -> !name.isBlank()).orElse(definition.host());
    }

    /** Whether a definition says this origin already, in whatever spelling. */
    private static boolean means(OriginDefinition base, HttpOrigin wished) {
        try {
            return read(base, wished.id())
                    .equals(HttpOrigin.builder()
                            .from(wished)
                            .options(Options.none())
                            .build());
        } catch (ValidationException e) {
            return false;
        }
    }

    /**
     * The origin that a definition says.
     *
     * @throws ValidationException when the model has no such origin
     */
    static HttpOrigin read(OriginDefinition definition, String id) {
        HttpOrigin.Builder origin = HttpOrigin.builder()
                .id(id)
                .scheme(definition.protocol() == Protocol.HTTPS ? HttpOrigin.Scheme.HTTPS : HttpOrigin.Scheme.HTTP)
                .host(definition.host().toLowerCase(Locale.ROOT));
        definition.port().ifPresent(origin::port);
        definition.webroot().filter(path -> !path.isEmpty()).ifPresent(origin::basePath);
        definition
                .originDns()
                .filter(host -> !host.isEmpty())
                .ifPresent(host -> origin.connectTo(host.toLowerCase(Locale.ROOT)));
        return origin.build();
    }

    private static void say(
            HttpOrigin http,
            long number,
            Optional<OriginDefinition> base,
            String header,
            OriginDefinition.Builder definition) {
        Protocol protocol = http.scheme() == HttpOrigin.Scheme.HTTPS ? Protocol.HTTPS : Protocol.HTTP;
        Optional<String> connect =
                http.connectTo().or(() -> Optional.of(http.host()).filter(host -> !host.equals(header)));
        definition
                .id(number)
                .protocol(protocol)
                .host(header)
                .originDns(connect)
                .port(port(http, base))
                .webroot(Optional.of(http.basePath())
                        .filter(path -> !path.equals("/")
                                || base.flatMap(OriginDefinition::webroot).isPresent()));
    }

    void unused(Set<String> used) {
        for (Origin origin : distribution.origins()) {
            if (!used.contains(origin.id())) {
                findings.note(
                        Feature.SEVERAL_ORIGINS,
                        pointer(origin.id()),
                        "No property that is written needs this origin, so the provider is not told of it.");
            }
        }
    }

    private Origin origin(String id) {
        return replacements.getOrDefault(id, distribution.origin(id).orElseThrow());
    }

    private String pointer(String id) {
        List<Origin> origins = distribution.origins();
        for (int i = 0; i < origins.size(); i++) {
            if (origins.get(i).id().equals(id)) {
                return "/origins/" + i;
            }
        }
        throw new IllegalStateException("a distribution only names origins that it has: " + id);
    }

    private static Optional<Integer> port(HttpOrigin http, Optional<OriginDefinition> base) {
        int usual = http.scheme() == HttpOrigin.Scheme.HTTPS ? 443 : 80;
        boolean said = base.flatMap(OriginDefinition::port).isPresent();
        return http.port() == usual && !said ? Optional.empty() : Optional.of(http.port());
    }

    private String header(HttpOrigin http, String at, boolean tell) {
        return http.hostHeader().accept(new HostHeader.Visitor<>() {
            @Override
            public String viewer(HostHeader.Viewer value) {
                if (tell) {
                    findings.unsupported(
                            Feature.HOST_HEADER,
                            at + "/hostHeader",
                            "An origin is asked with one name, never with the viewer's.",
                            "The origin is asked with its own name.",
                            "Say the name as a fixed host header.");
                }
                return http.host();
            }

            @Override
            public String ofOrigin(HostHeader.OfOrigin value) {
                return http.host();
            }

            @Override
            public String fixed(HostHeader.Fixed value) {
                if (value.value().indexOf(':') >= 0) {
                    if (tell) {
                        findings.lossy(
                                Feature.HOST_HEADER,
                                at + "/hostHeader/value",
                                "A fixed host header is a name, without a port, and no IPv6 address; this is "
                                        + value.value() + ".",
                                "The origin is asked with its own name.",
                                "Use a name.");
                    }
                    return http.host();
                }
                return value.value();
            }
        });
    }

    private Optional<HttpOrigin> reachable(Origin origin, String at, boolean tell) {
        return origin.accept(new Origin.Visitor<>() {
            @Override
            public Optional<HttpOrigin> http(HttpOrigin http) {
                return Optional.of(http);
            }

            @Override
            public Optional<HttpOrigin> bucket(BucketOrigin bucket) {
                return other(bucket, Feature.BUCKET_ORIGIN, "A bucket");
            }

            @Override
            public Optional<HttpOrigin> loadBalancer(LoadBalancerOrigin balancer) {
                return other(balancer, Feature.LOAD_BALANCER_ORIGIN, "A load balancer");
            }

            @Override
            public Optional<HttpOrigin> serverless(ServerlessOrigin serverless) {
                return other(serverless, Feature.SERVERLESS_ORIGIN, "A function or container");
            }

            private Optional<HttpOrigin> other(Origin foreign, Feature feature, String what) {
                Optional<HttpOrigin> http = foreign.reachableAs();
                if (tell && http.isEmpty()) {
                    findings.impossible(
                            feature,
                            at,
                            what + " of another provider is unknown here, and nothing says under which host it is"
                                    + " reached.",
                            "Say reachableAs, or replace the origin for this provider.");
                } else if (tell) {
                    findings.note(
                            feature, at, what + " of another provider is asked as the host that it is reachable as.");
                }
                return http;
            }
        });
    }
}
