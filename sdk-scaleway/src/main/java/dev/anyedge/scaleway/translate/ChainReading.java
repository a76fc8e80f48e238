package dev.anyedge.scaleway.translate;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.anyedge.cdn.error.ValidationException;
import dev.anyedge.cdn.internal.json.JsonText;
import dev.anyedge.cdn.model.Behavior;
import dev.anyedge.cdn.model.BucketOrigin;
import dev.anyedge.cdn.model.CacheRule;
import dev.anyedge.cdn.model.Caching;
import dev.anyedge.cdn.model.Certificate;
import dev.anyedge.cdn.model.Condition;
import dev.anyedge.cdn.model.Cookies;
import dev.anyedge.cdn.model.Distribution;
import dev.anyedge.cdn.model.Endpoint;
import dev.anyedge.cdn.model.Firewall;
import dev.anyedge.cdn.model.HostHeader;
import dev.anyedge.cdn.model.HttpOrigin;
import dev.anyedge.cdn.model.JsonValue;
import dev.anyedge.cdn.model.LoadBalancerOrigin;
import dev.anyedge.cdn.model.Options;
import dev.anyedge.cdn.model.Origin;
import dev.anyedge.cdn.model.ServerlessOrigin;
import dev.anyedge.cdn.translation.Feature;
import dev.anyedge.cdn.translation.Finding;
import dev.anyedge.cdn.translation.Reading;
import dev.anyedge.cdn.translation.Severity;
import dev.anyedge.scaleway.api.Backend;
import dev.anyedge.scaleway.api.BackendStage;
import dev.anyedge.scaleway.api.BucketBackend;
import dev.anyedge.scaleway.api.CacheStage;
import dev.anyedge.scaleway.api.DnsStage;
import dev.anyedge.scaleway.api.LoadBalancer;
import dev.anyedge.scaleway.api.LoadBalancerBackend;
import dev.anyedge.scaleway.api.MethodFilter;
import dev.anyedge.scaleway.api.Pipeline;
import dev.anyedge.scaleway.api.RouteRule;
import dev.anyedge.scaleway.api.RouteStage;
import dev.anyedge.scaleway.api.RuleFilter;
import dev.anyedge.scaleway.api.RuleHttpMatch;
import dev.anyedge.scaleway.api.ServerlessContainerBackend;
import dev.anyedge.scaleway.api.ServerlessFunctionBackend;
import dev.anyedge.scaleway.api.Stage;
import dev.anyedge.scaleway.api.StageKind;
import dev.anyedge.scaleway.api.StageLink;
import dev.anyedge.scaleway.api.TlsSecret;
import dev.anyedge.scaleway.api.TlsStage;
import dev.anyedge.scaleway.api.UnknownBackend;
import dev.anyedge.scaleway.api.WafMode;
import dev.anyedge.scaleway.api.WafStage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One reading of a chain of stages into the neutral model, begun anew for each.
 *
 * <p>Whatever is live must be readable: what is missing gets a placeholder that ends in {@code .invalid}, what the model
 * has no word for is kept in options and returns on write, and both are reported.
 */
final class ChainReading {
    private static final String NO_HOST = "hostname.invalid";
    private static final String NO_ORIGIN = "origin.invalid";
    private static final String NO_CERTIFICATE = "certificate.invalid";

    /** A host that nobody asks for: a rule under this condition decides nothing. */
    private static final String NO_REQUEST = "unreadable.invalid";

    private static final Condition EVERY_PATH = Condition.path("/*");
    private static final Pattern NAME = Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");
    private static final Duration LONGEST = Duration.ofDays(3650);

    private final StageChain chain;
    private final List<Finding> findings = new ArrayList<>();
    private final Map<StageLink, Stage> stages = new HashMap<>();
    private final Map<StageLink, String> pointers = new HashMap<>();
    private final Map<String, String> originByStage = new HashMap<>();
    private final List<Origin> origins = new ArrayList<>();
    private final Set<String> originIds = new HashSet<>();
    private final Map<StageLink, Goal> goals = new HashMap<>();
    private final Map<WafStage, Integer> firewalls = new HashMap<>();
    private final ScalewayOptions.Builder options = ScalewayOptions.builder();
    private @Nullable String missingOrigin;

    /**
     * Where a link leads behind the cache.
     *
     * @param origin the origin's id
     * @param firewall what stands before it
     * @param raw members of the firewall stage that the model has no word for, as JSON; {@code ""}: none
     * @param label tells firewall stages apart that are the same otherwise; {@code ""}: none
     */
    private record Goal(String origin, Firewall firewall, String raw, String label) {
        boolean sameFirewall(Goal other) {
            return firewall.equals(other.firewall) && raw.equals(other.raw) && label.equals(other.label);
        }

        ScalewayOptions.Builder options() {
            ScalewayOptions.Builder options = ScalewayOptions.builder();
            if (!raw.isEmpty()) {
                options.putRaw("waf_stage", JsonValue.parse(raw));
            }
            return label.isEmpty() ? options : options.wafStage(label);
        }
    }

    ChainReading(StageChain chain) {
        this.chain = chain;
        for (StageKind kind : StageKind.values()) {
            int index = 0;
            for (Stage stage : chain.stages()) {
                if (stage.kind() == kind) {
                    StageLink link = StageLink.to(stage);
                    stages.putIfAbsent(link, stage);
                    pointers.putIfAbsent(link, "/" + StageChainRules.list(kind) + "/" + index++);
                }
            }
        }
    }

    Reading read() {
        Optional<Stage> start = start();
        List<Stage> way = start.map(chain::way).orElse(List.of());
        Distribution.Builder distribution = Distribution.builder();
        nameAndDescription(distribution);
        boolean headless = chain.headDnsStageId().isEmpty();
        boolean dns = !way.isEmpty() && way.get(0).kind() == StageKind.DNS;
        distribution.enabled(!(headless && dns));
        endpoints(way).forEach(distribution::addEndpoint);

        Behavior.Builder defaults = Behavior.builder();
        cache(way, defaults);
        Optional<RouteStage> route = find(way, RouteStage.class);
        Goal goal = goal(lastLink(way), () -> lastPointer(way));
        defaults.origin(goal.origin());
        if (goal.firewall().mode() != Firewall.Mode.OFF) {
            defaults.firewall(goal.firewall());
        }
        defaults.options(goal.options().build().toOptions());
        route.ifPresent(stage -> {
            ObjectNode raw = JsonNodes.object();
            extra(stage, raw);
            if (!raw.isEmpty() || chain.rulesOf(stage.id()).isEmpty()) {
                // also empty: a route stage without rules is one all the same
                options.putRaw("route_stage", JsonNodes.value(raw));
            }
            rules(stage, goal, way).forEach(distribution::addRule);
        });
        unlinked(start);
        if (!chain.extra().isEmpty()) {
            options.putRaw("chain", json(chain.extra()));
            chain.extra().keySet().forEach(member -> keptUnknown("/" + JsonNodes.escaped(member), member));
        }
        distribution.defaults(defaults.build());
        origins.forEach(distribution::addOrigin);
        distribution.options(options.build().toOptions());
        return new Reading(distribution.build(), findings);
    }

    /** The head; without one, where the chain would begin; without any DNS stage, the stage nearest to the viewer. */
    private Optional<Stage> start() {
        Optional<? extends Stage> start = LiveStages.start(chain);
        if (start.isPresent()) {
            return Optional.of(start.get());
        }
        Set<StageLink> successors = new HashSet<>();
        chain.stages().forEach(stage -> stage.next().ifPresent(successors::add));
        chain.routeRules()
                .values()
                .forEach(rules -> rules.forEach(rule -> rule.target().ifPresent(successors::add)));
        return chain.stages().stream()
                .filter(stage -> !successors.contains(StageLink.to(stage)))
                .findFirst();
    }

    // ---- names ----

    private void nameAndDescription(Distribution.Builder distribution) {
        Pipeline pipeline = chain.pipeline();
        String name = pipeline.name();
        if (NAME.matcher(name).matches()) {
            distribution.name(name);
        } else {
            String slug = slug(name);
            distribution.name(slug);
            if (name.isEmpty()) {
                note(Feature.NAMES, "/pipeline/name", "The pipeline has no name; it is called " + slug + " here.");
            } else {
                options.pipelineName(name);
                note(
                        Feature.NAMES,
                        "/pipeline/name",
                        "A distribution cannot be called \"" + name + "\"; it is called " + slug
                                + ", and the pipeline's name is kept as an option.");
            }
        }
        String description = pipeline.description();
        String printable = printable(description);
        distribution.description(printable);
        if (!printable.equals(description)) {
            options.description(description);
            note(
                    Feature.DESCRIPTION,
                    "/pipeline/description",
                    "Control characters in the description are kept as an option only.");
        }
        Map<String, JsonValue> kept = new LinkedHashMap<>(pipeline.extra());
        kept.keySet().forEach(member -> keptUnknown("/pipeline/" + JsonNodes.escaped(member), member));
        if (!pipeline.vpcEndpointIds().isEmpty()) {
            ArrayNode ids = JsonNodes.object().putArray("ids");
            pipeline.vpcEndpointIds().forEach(ids::add);
            kept.put("vpc_endpoint_ids", JsonNodes.value(ids));
            note(
                    Feature.UNKNOWN_CONTENT,
                    "/pipeline/vpc_endpoint_ids",
                    "The model has no word for VPC endpoints; they are kept as an option.");
        }
        if (!kept.isEmpty()) {
            options.putRaw("pipeline", json(kept));
        }
    }

    private static String slug(String name) {
        StringBuilder slug = new StringBuilder();
        String lower = name.toLowerCase(Locale.ROOT);
        for (int i = 0; i < lower.length() && slug.length() < 63; i++) {
            char c = lower.charAt(i);
            boolean plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
            if (plain) {
                slug.append(c);
            } else if (!slug.isEmpty() && slug.charAt(slug.length() - 1) != '-') {
                slug.append('-');
            }
        }
        while (!slug.isEmpty() && slug.charAt(slug.length() - 1) == '-') {
            slug.setLength(slug.length() - 1);
        }
        return slug.isEmpty() ? "unnamed" : slug.toString();
    }

    private static String printable(String text) {
        StringBuilder out = new StringBuilder(text.length());
        text.codePoints()
                .filter(c -> c == '\n' || c == '\r' || c == '\t' || isPrintable(c))
                .forEach(out::appendCodePoint);
        return out.toString();
    }

    private static boolean isPrintable(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }

    // ---- endpoints ----

    private List<Endpoint> endpoints(List<Stage> way) {
        Optional<DnsStage> dns = find(way, DnsStage.class);
        Optional<TlsStage> tls = find(way, TlsStage.class);
        ScalewayOptions.Builder kept = ScalewayOptions.builder();
        ObjectNode rawDns = JsonNodes.object();
        ObjectNode rawTls = JsonNodes.object();
        List<Endpoint> endpoints = new ArrayList<>();
        if (dns.isEmpty()) {
            incomplete("/dns_stages", "There is no DNS stage, so nobody knows the host name.");
            Certificate certificate = certificate(tls, false, false, "/dns_stages", rawTls);
            endpoints.add(Endpoint.custom(NO_HOST, certificate));
        } else {
            endpoints.addAll(endpoints(dns.get(), tls, kept, rawDns, rawTls));
        }
        tls.ifPresent(stage -> extra(stage, rawTls));
        if (!rawDns.isEmpty()) {
            kept.putRaw("dns_stage", JsonNodes.value(rawDns));
        }
        if (!rawTls.isEmpty()) {
            kept.putRaw("tls_stage", JsonNodes.value(rawTls));
        }
        Options all = kept.build().toOptions();
        return endpoints.stream().map(endpoint -> endpoint.withOptions(all)).toList();
    }

    private List<Endpoint> endpoints(
            DnsStage dns, Optional<TlsStage> tls, ScalewayOptions.Builder kept, ObjectNode rawDns, ObjectNode rawTls) {
        String at = pointer(dns);
        extra(dns, rawDns);
        if (dns.fullPrivate()) {
            kept.fullPrivate(true);
            lossy(
                    Feature.UNKNOWN_CONTENT,
                    at + "/full_private",
                    "The names are reachable inside the VPC only; the model has no word for that.",
                    "It is kept as an option, which other providers do not know.");
        }
        List<Endpoint> endpoints = new ArrayList<>();
        if (dns.fqdns().isEmpty()) {
            if (dns.wildcardDomain()) {
                rawDns.put("wildcard_domain", true);
                note(
                        Feature.WILDCARD_HOSTNAME,
                        at + "/wildcard_domain",
                        "A wildcard without a name means nothing; it is kept as an option.");
            }
            if (tls.isEmpty()) {
                kept.tlsStage(false);
            }
            certificate(tls, true, false, at, rawTls);
            endpoints.add(Endpoint.assigned());
            return endpoints;
        }
        Certificate certificate = certificate(tls, false, dns.wildcardDomain(), at, rawTls);
        Set<String> seen = new LinkedHashSet<>();
        for (int i = 0; i < dns.fqdns().size(); i++) {
            String fqdn = dns.fqdns().get(i);
            String pointer = at + "/fqdns/" + i;
            String name = hostname(fqdn);
            if (name.equals(NO_HOST)) {
                incomplete(pointer, "\"" + fqdn + "\" is no host name.");
            } else if (!name.equals(fqdn)) {
                note(Feature.NAMES, pointer, "The host name " + fqdn + " is written " + name + " here.");
            }
            if (seen.add(name)) {
                endpoints.add(
                        dns.wildcardDomain()
                                ? Endpoint.wildcard(name, certificate)
                                : Endpoint.custom(name, certificate));
            }
        }
        if (endpoints.size() > 1) {
            ArrayNode names = rawDns.putArray("fqdns");
            seen.forEach(names::add);
            note(
                    Feature.SEVERAL_HOSTNAMES,
                    at + "/fqdns",
                    "The DNS stage has " + endpoints.size()
                            + " names, where one is documented. There is an endpoint for"
                            + " each, and an option that lets them go back to one stage.");
        }
        return endpoints;
    }

    private static String hostname(String fqdn) {
        String name = fqdn.toLowerCase(Locale.ROOT);
        if (name.endsWith(".")) {
            name = name.substring(0, name.length() - 1);
        }
        if (name.startsWith("*.")) {
            name = name.substring(2);
        }
        String candidate = name;
        return attempt(() -> {
                    Endpoint.custom(candidate, Certificate.managed());
                    return candidate;
                })
                .orElse(NO_HOST);
    }

    private Certificate certificate(
            Optional<TlsStage> tls, boolean assigned, boolean wildcard, String dnsPointer, ObjectNode raw) {
        if (tls.isEmpty()) {
            if (!assigned) {
                incomplete(dnsPointer, "No TLS stage says by which certificate the name is proved.");
                return Certificate.external(NO_CERTIFICATE);
            }
            note(
                    Feature.SHARED_CERTIFICATE,
                    dnsPointer,
                    "There is no TLS stage, which an assigned name can do without; that is kept as an option.");
            return Certificate.shared();
        }
        TlsStage stage = tls.get();
        String at = pointer(stage);
        List<TlsSecret> secrets = stage.secrets();
        boolean extraMembers =
                secrets.stream().anyMatch(secret -> !secret.extra().isEmpty());
        if (assigned) {
            if (!secrets.isEmpty()) {
                raw.set("secrets", secrets(stage));
                note(
                        Feature.STORED_CERTIFICATE,
                        at + "/secrets",
                        "An assigned name needs no certificate; it is kept as an option.");
            }
            if (stage.managedCertificate()) {
                raw.put("managed_certificate", true);
                note(
                        Feature.MANAGED_CERTIFICATE,
                        at + "/managed_certificate",
                        "An assigned name needs no certificate; this is kept as an option.");
            }
            return Certificate.shared();
        }
        if (secrets.size() > 1 || extraMembers) {
            raw.set("secrets", secrets(stage));
            lossy(
                    Feature.UNKNOWN_CONTENT,
                    at + "/secrets",
                    secrets.size() > 1
                            ? "There are " + secrets.size() + " certificates; one is documented."
                            : "The certificate has members that are not known.",
                    "The first is read, all is kept as an option.");
        }
        if (!secrets.isEmpty()) {
            if (stage.managedCertificate()) {
                raw.put("managed_certificate", true);
                lossy(
                        Feature.UNKNOWN_CONTENT,
                        at + "/managed_certificate",
                        "There is a managed certificate besides a stored one.",
                        "The stored one is read, the other is kept as an option.");
            }
            TlsSecret first = secrets.get(0);
            Optional<Certificate> stored = attempt(() -> {
                Certificate certificate = Certificate.stored(first.secretId(), first.region());
                Endpoint.custom(NO_HOST, certificate);
                return certificate;
            });
            if (stored.isEmpty()) {
                incomplete(at + "/secrets/0", "The certificate's secret is not named by id and region.");
            }
            return stored.orElse(Certificate.external(NO_CERTIFICATE));
        }
        if (stage.managedCertificate()) {
            if (wildcard) {
                add(
                        Severity.UNSUPPORTED,
                        Feature.MANAGED_CERTIFICATE,
                        at + "/managed_certificate",
                        "A managed certificate is not possible for a wildcard name.",
                        "It is read as it stands; such a distribution is not translated back.");
            }
            return Certificate.managed();
        }
        incomplete(at, "The TLS stage has no certificate for the name.");
        return Certificate.external(NO_CERTIFICATE);
    }

    private static ArrayNode secrets(TlsStage stage) {
        return (ArrayNode) JsonText.parse(stage.toJson()).path("secrets");
    }

    // ---- cache ----

    private void cache(List<Stage> way, Behavior.Builder defaults) {
        Optional<CacheStage> found = find(way, CacheStage.class);
        if (found.isEmpty()) {
            defaults.caching(Caching.bypass());
            return;
        }
        CacheStage cache = found.get();
        String at = pointer(cache) + "/fallback_ttl";
        ObjectNode raw = JsonNodes.object();
        extra(cache, raw);
        if (cache.fallbackTtl().isEmpty()) {
            note(
                    Feature.HONOR_ORIGIN,
                    at,
                    "Nothing says how long to keep what the origin leaves open, and the provider's own time is not"
                            + " known; a translation writes 0s.");
            defaults.caching(Caching.honorOrigin());
        } else {
            Duration ttl = cache.fallbackTtl().get();
            Duration whole = Duration.ofSeconds(ttl.isNegative() ? 0 : ttl.getSeconds());
            whole = whole.compareTo(LONGEST) > 0 ? LONGEST : whole;
            if (!whole.equals(ttl)) {
                raw.set("fallback_ttl", JsonText.parse(cache.toJson()).path("fallback_ttl"));
                lossy(
                        Feature.HONOR_ORIGIN,
                        at,
                        "The model knows whole seconds up to ten years.",
                        "It is read as " + whole.toSeconds() + " s and kept as an option.");
            }
            defaults.caching(Caching.honorOrigin(whole));
        }
        defaults.cookies(cache.includeCookies() ? Cookies.IGNORE : Cookies.BYPASS);
        if (!raw.isEmpty()) {
            options.putRaw("cache_stage", JsonNodes.value(raw));
        }
    }

    // ---- origins and firewalls ----

    /** The link behind dns, tls, cache and route: to a firewall or backend. */
    private static Optional<StageLink> lastLink(List<Stage> way) {
        for (int i = way.size() - 1; i >= 0; i--) {
            StageKind kind = way.get(i).kind();
            if (kind != StageKind.BACKEND && kind != StageKind.WAF) {
                return way.get(i).next();
            }
        }
        return way.isEmpty() ? Optional.empty() : Optional.of(StageLink.to(way.get(0)));
    }

    private String lastPointer(List<Stage> way) {
        for (int i = way.size() - 1; i >= 0; i--) {
            StageKind kind = way.get(i).kind();
            if (kind != StageKind.BACKEND && kind != StageKind.WAF) {
                return pointer(way.get(i));
            }
        }
        return way.isEmpty() ? "/backend_stages" : pointer(way.get(0));
    }

    private Goal goal(Optional<StageLink> link, Supplier<String> from) {
        if (link.isPresent()) {
            Goal known = goals.get(link.get());
            if (known != null) {
                return known;
            }
        }
        @Nullable Stage stage = link.map(stages::get).orElse(null);
        Goal goal;
        if (stage instanceof WafStage waf) {
            goal = guarded(waf);
        } else if (stage instanceof BackendStage backend) {
            goal = new Goal(origin(backend), Firewall.off(), "", "");
        } else {
            goal = new Goal(missingOrigin(from.get()), Firewall.off(), "", "");
        }
        link.ifPresent(known -> goals.put(known, goal));
        return goal;
    }

    private Goal guarded(WafStage waf) {
        String at = pointer(waf);
        Optional<BackendStage> backend =
                waf.next().map(stages::get).map(stage -> stage instanceof BackendStage b ? b : null);
        String origin = backend.map(this::origin).orElseGet(() -> missingOrigin(at));
        ObjectNode raw = JsonNodes.object();
        extra(waf, raw);
        int level = waf.paranoiaLevel().orElse(0);
        if (waf.mode().equals(WafMode.DISABLE)) {
            note(Feature.FIREWALL, at + "/mode", "The firewall is off; its stage and level are kept as an option.");
            waf.paranoiaLevel().ifPresent(kept -> raw.put("paranoia_level", kept));
            raw.put("mode", waf.mode().text());
            return new Goal(origin, Firewall.off(), rawText(raw), label(waf));
        }
        if (level < 1 || level > 4) {
            incomplete(at + "/paranoia_level", "The firewall's level is not 1–4; the most sensitive, 4, is assumed.");
            level = 4;
        }
        if (waf.mode().equals(WafMode.LOG_ONLY)) {
            return new Goal(origin, Firewall.log(level), rawText(raw), label(waf));
        }
        if (waf.mode().unspecified()) {
            incomplete(at + "/mode", "Nothing says what the firewall does; that it refuses is assumed.");
        } else if (!waf.mode().equals(WafMode.ENABLE)) {
            raw.put("mode", waf.mode().text());
            lossy(
                    Feature.UNKNOWN_CONTENT,
                    at + "/mode",
                    "The mode \"" + waf.mode().text() + "\" is not known.",
                    "It is read as one that refuses, and kept as an option.");
        }
        return new Goal(origin, Firewall.block(level), rawText(raw), label(waf));
    }

    /** A number for every further firewall stage that is the same as one before. */
    private String label(WafStage waf) {
        WafStage content = WafStage.builder()
                .id("-")
                .mode(waf.mode())
                .paranoiaLevel(waf.paranoiaLevel())
                .next(waf.next())
                .extra(waf.extra())
                .build();
        int number = firewalls.merge(content, 1, Integer::sum);
        return number == 1 ? "" : Integer.toString(number);
    }

    private static String rawText(ObjectNode raw) {
        return raw.isEmpty() ? "" : JsonText.write(raw);
    }

    private String missingOrigin(String from) {
        incomplete(from, "The chain ends here, before any backend stage.");
        if (missingOrigin == null) {
            String id = freeId("missing-origin");
            origins.add(HttpOrigin.builder().id(id).host(NO_ORIGIN).build());
            missingOrigin = id;
        }
        return missingOrigin;
    }

    private String freeId(String wish) {
        String id = wish;
        for (int n = 2; !originIds.add(id); n++) {
            id = wish + "-" + n;
        }
        return id;
    }

    private String origin(BackendStage stage) {
        String known = originByStage.get(stage.id());
        if (known != null) {
            return known;
        }
        String id = OriginNames.invent(stage.backend(), originIds);
        origins.add(origin(id, stage));
        originByStage.put(stage.id(), id);
        return id;
    }

    private Origin origin(String id, BackendStage stage) {
        String at = pointer(stage);
        ObjectNode raw = JsonNodes.object();
        extra(stage, raw);
        if (stage.backend().isEmpty()) {
            incomplete(at, "The backend stage has no backend.");
            return placeholder(id);
        }
        Backend backend = stage.backend().get();
        String member = at + "/" + backend.member();
        if (!backend.extra().isEmpty()) {
            raw.set(backend.member(), JsonNodes.of(json(backend.extra())));
            backend.extra().keySet().forEach(name -> keptUnknown(member + "/" + JsonNodes.escaped(name), name));
        }
        Optional<Origin> origin = backend.accept(new Backend.Visitor<Optional<Origin>>() {
            @Override
            public Optional<Origin> bucket(BucketBackend bucket) {
                return attempt(() -> BucketOrigin.builder()
                        .id(id)
                        .bucket(bucket.bucketName())
                        .region(bucket.bucketRegion())
                        .website(bucket.website())
                        .options(rawOptions("backend_stage", rawText(raw)))
                        .build());
            }

            @Override
            public Optional<Origin> loadBalancer(LoadBalancerBackend balancers) {
                return ChainReading.this.loadBalancer(id, balancers, raw, member);
            }

            @Override
            public Optional<Origin> container(ServerlessContainerBackend container) {
                return attempt(() -> ServerlessOrigin.builder()
                        .id(id)
                        .kind(ServerlessOrigin.Kind.CONTAINER)
                        .resource(container.containerId())
                        .region(container.region())
                        .options(rawOptions("backend_stage", rawText(raw)))
                        .build());
            }

            @Override
            public Optional<Origin> function(ServerlessFunctionBackend function) {
                return attempt(() -> ServerlessOrigin.builder()
                        .id(id)
                        .kind(ServerlessOrigin.Kind.FUNCTION)
                        .resource(function.functionId())
                        .region(function.region())
                        .options(rawOptions("backend_stage", rawText(raw)))
                        .build());
            }

            @Override
            public Optional<Origin> unknown(UnknownBackend unknown) {
                raw.set(unknown.member(), JsonNodes.of(unknown.value()));
                add(
                        Severity.UNSUPPORTED,
                        Feature.UNKNOWN_CONTENT,
                        member,
                        "The kind of backend " + unknown.member() + " is not known.",
                        "A placeholder stands for it, and it is kept as an option.");
                return Optional.of(HttpOrigin.builder()
                        .id(id)
                        .host(NO_ORIGIN)
                        .options(rawOptions("backend_stage", rawText(raw)))
                        .build());
            }
        });
        if (origin.isEmpty()) {
            incomplete(member, "The backend does not say which resource it is.");
        }
        return origin.orElseGet(() -> placeholder(id));
    }

    private static Origin placeholder(String id) {
        return HttpOrigin.builder().id(id).host(NO_ORIGIN).build();
    }

    private Optional<Origin> loadBalancer(String id, LoadBalancerBackend balancers, ObjectNode raw, String member) {
        if (balancers.lbs().isEmpty()) {
            return Optional.empty();
        }
        LoadBalancer first = balancers.lbs().get(0);
        boolean unknown = balancers.lbs().stream().anyMatch(lb -> !lb.extra().isEmpty());
        Optional<HostHeader> header = first.domainName().map(name -> attempt(() -> {
                    HostHeader fixed = HostHeader.fixed(name);
                    HttpOrigin.builder().host(NO_ORIGIN).hostHeader(fixed).build();
                    return fixed;
                })
                .orElse(null));
        boolean badHeader = first.domainName().isPresent() && header.isEmpty();
        if (balancers.lbs().size() > 1 || unknown || badHeader) {
            ObjectNode kept = raw.withObject("/" + balancers.member());
            kept.set("lbs", loadBalancers(balancers));
            lossy(
                    Feature.UNKNOWN_CONTENT,
                    member + "/lbs",
                    balancers.lbs().size() > 1
                            ? "There are " + balancers.lbs().size() + " load balancers; the model knows one."
                            : badHeader
                                    ? "The domain name \"" + first.domainName().get() + "\" is no host name."
                                    : "The load balancer has members that are not known.",
                    "The first is read, all is kept as an option.");
        }
        ScalewayOptions.Builder own = ScalewayOptions.builder().privateNetworkId(first.privateNetworkId());
        if (first.privateNetworkId().isPresent()) {
            note(
                    Feature.OPTIONS,
                    member + "/lbs/0/private_network_id",
                    "The model has no word for the private network; it is kept as an option.");
        }
        if (!raw.isEmpty()) {
            own.putRaw("backend_stage", JsonNodes.value(raw));
        }
        return attempt(() -> LoadBalancerOrigin.builder()
                .id(id)
                .loadBalancer(first.id())
                .frontend(first.frontendId())
                .zone(first.zone())
                .tls(first.ssl())
                .hostHeader(header.orElse(HostHeader.viewer()))
                .websocket(first.hasWebsocket())
                .options(own.build().toOptions())
                .build());
    }

    private static ArrayNode loadBalancers(LoadBalancerBackend balancers) {
        BackendStage stage = BackendStage.builder().id("-").backend(balancers).build();
        return (ArrayNode)
                JsonText.parse(stage.toJson()).path(balancers.member()).path("lbs");
    }

    // ---- rules ----

    private List<CacheRule> rules(RouteStage stage, Goal fallback, List<Stage> way) {
        List<RouteRule> rules = chain.rulesOf(stage.id());
        String at = pointer(stage) + "/route_rules/";
        List<Integer> order = order(rules, pointer(stage) + "/route_rules");
        Optional<String> host = find(way, DnsStage.class)
                .filter(dns -> dns.fqdns().size() == 1 && !dns.wildcardDomain())
                .map(dns -> hostname(dns.fqdns().get(0)));
        List<CacheRule> read = new ArrayList<>(rules.size());
        for (int i = 0; i < order.size(); i++) {
            int place = order.get(i);
            RouteRule rule = rules.get(place);
            Supplier<String> pointer = () -> at + place;
            Goal goal = goal(rule.target(), pointer);
            Behavior.Builder then = Behavior.builder().origin(goal.origin());
            ScalewayOptions.Builder own = ScalewayOptions.builder();
            if (!goal.sameFirewall(fallback)) {
                then.firewall(goal.firewall());
                own = goal.options();
            }
            ObjectNode raw = JsonNodes.object();
            rule.extra().forEach((name, value) -> {
                raw.set(name, JsonNodes.of(value));
                keptUnknown(pointer.get() + "/" + JsonNodes.escaped(name), name);
            });
            List<Condition> when = conditions(rule, () -> pointer.get() + "/rule_http_match", host, raw);
            if (!raw.isEmpty()) {
                own.putRaw("route_rule", JsonNodes.value(raw));
            }
            read.add(CacheRule.builder()
                    .name(OriginNames.rule(i))
                    .when(when)
                    .then(then.options(own.build().toOptions()).build())
                    .build());
        }
        return read;
    }

    /** By position where all rules have one, as answers do; else as they stand. */
    private List<Integer> order(List<RouteRule> rules, String at) {
        List<Integer> order = new ArrayList<>(rules.size());
        boolean sorted = true;
        boolean all = true;
        for (int i = 0; i < rules.size(); i++) {
            order.add(i);
            all &= rules.get(i).position().isPresent();
            sorted &= i == 0
                    || rules.get(i).position().orElse(0)
                            >= rules.get(i - 1).position().orElse(0);
        }
        if (all && !sorted) {
            order.sort(Comparator.comparingInt(i -> rules.get(i).position().orElse(0)));
            note(Feature.RULES, at, "The route rules do not stand in the order of their positions, which counts.");
        }
        return order;
    }

    private List<Condition> conditions(RouteRule rule, Supplier<String> at, Optional<String> host, ObjectNode raw) {
        if (rule.match().isEmpty()) {
            return List.of(EVERY_PATH);
        }
        RuleHttpMatch match = rule.match().get();
        List<Condition> when = new ArrayList<>(3);
        List<String> unreadable = new ArrayList<>();
        match.extra().keySet().forEach(name -> unreadable.add(at.get() + "/" + JsonNodes.escaped(name)));
        methods(match.methodFilters(), at, unreadable).ifPresent(when::add);
        boolean keepHost = false;
        if (match.pathFilter().isPresent()) {
            RuleFilter filter = match.pathFilter().get();
            Condition paths = plain(filter) ? FilterText.readPath(filter.value()) : null;
            if (paths != null) {
                when.add(paths);
            } else {
                unreadable.add(at.get() + "/path_filter");
            }
        }
        if (match.hostFilter().isPresent()) {
            RuleFilter filter = match.hostFilter().get();
            Condition hosts = plain(filter) ? FilterText.readHosts(filter.value()) : null;
            if (hosts != null) {
                when.add(hosts);
            } else if (plain(filter) && FilterText.valid(filter.value()) && host.isPresent()) {
                keepHost = true;
                boolean holds = FilterText.finds(filter.value(), host.get());
                if (!holds) {
                    when.add(Condition.host(NO_REQUEST));
                }
                note(
                        Feature.HOST_CONDITION,
                        at.get() + "/host_filter",
                        "The model has no expressions for hosts. This one " + (holds ? "finds" : "does not find")
                                + " the host name " + host.get() + "; it is kept as an option.");
            } else {
                unreadable.add(at.get() + "/host_filter");
            }
        }
        if (!unreadable.isEmpty()) {
            for (String pointer : unreadable) {
                add(
                        Severity.UNSUPPORTED,
                        Feature.UNKNOWN_CONTENT,
                        pointer,
                        "The model cannot say which requests this picks out.",
                        "The rule decides nothing in the model, and is kept as an option.");
            }
            when.add(Condition.host(NO_REQUEST));
        }
        if (!unreadable.isEmpty() || keepHost) {
            raw.set("rule_http_match", JsonText.parse(rule.toJson()).path("rule_http_match"));
        }
        if (when.size() > 1) {
            when.removeIf(EVERY_PATH::equals);
        }
        return when.isEmpty() ? List.of(EVERY_PATH) : when;
    }

    private static boolean plain(RuleFilter filter) {
        return filter.type().known() && filter.extra().isEmpty();
    }

    private static Optional<Condition> methods(
            List<MethodFilter> filters, Supplier<String> at, List<String> unreadable) {
        if (filters.isEmpty()) {
            return Optional.empty();
        }
        Set<String> methods = new LinkedHashSet<>();
        for (int i = 0; i < filters.size(); i++) {
            if (!filters.get(i).known()) {
                unreadable.add(at.get() + "/method_filters/" + i);
            }
            methods.add(filters.get(i).text().toUpperCase(Locale.ROOT));
        }
        return unreadable.isEmpty()
                ? Optional.of(new Condition(Condition.Kind.METHOD, List.copyOf(methods), false))
                : Optional.empty();
    }

    // ---- what is kept as it is ----

    private void unlinked(Optional<Stage> start) {
        Set<StageLink> linked = start.map(chain::reachableFrom).orElse(Set.of());
        StageChain.Builder left =
                StageChain.builder().pipeline(Pipeline.builder().id("-").build());
        int count = 0;
        for (Stage stage : chain.stages()) {
            if (linked.contains(StageLink.to(stage))) {
                continue;
            }
            count++;
            note(
                    Feature.UNKNOWN_CONTENT,
                    pointer(stage),
                    "Nothing leads to this " + stage.kind().text() + " stage; it is kept as an option.");
            if (stage instanceof DnsStage dns) {
                left.addDnsStage(dns);
            } else if (stage instanceof TlsStage tls) {
                left.addTlsStage(tls);
            } else if (stage instanceof CacheStage cache) {
                left.addCacheStage(cache);
            } else if (stage instanceof RouteStage route) {
                left.addRouteStage(route).putRouteRule(route.id(), chain.rulesOf(route.id()));
            } else if (stage instanceof WafStage waf) {
                left.addWafStage(waf);
            } else if (stage instanceof BackendStage backend) {
                left.addBackendStage(backend);
            }
        }
        if (count > 0) {
            options.putRaw("unlinked", StageChainJson.configurationOf(left.build()));
        }
    }

    private void extra(Stage stage, ObjectNode raw) {
        stage.extra().forEach((name, value) -> {
            raw.set(name, JsonNodes.of(value));
            keptUnknown(pointer(stage) + "/" + JsonNodes.escaped(name), name);
        });
    }

    private static JsonValue json(Map<String, JsonValue> members) {
        ObjectNode json = JsonNodes.object();
        members.forEach((name, value) -> json.set(name, JsonNodes.of(value)));
        return JsonNodes.value(json);
    }

    private static Options rawOptions(String member, String raw) {
        return raw.isEmpty()
                ? Options.none()
                : ScalewayOptions.builder()
                        .putRaw(member, JsonValue.parse(raw))
                        .build()
                        .toOptions();
    }

    // ---- findings ----

    private String pointer(Stage stage) {
        return pointers.getOrDefault(StageLink.to(stage), "");
    }

    private static <T extends Stage> Optional<T> find(List<Stage> way, Class<T> kind) {
        return way.stream().filter(kind::isInstance).map(kind::cast).findFirst();
    }

    /** A value that the model may refuse. */
    private static <T> Optional<T> attempt(Supplier<T> value) {
        try {
            return Optional.of(value.get());
        } catch (ValidationException e) {
            return Optional.empty();
        }
    }

    /** A member of a later version of the API: what it does is not known, so it may well restrict. */
    private void keptUnknown(String pointer, String member) {
        lossy(
                Feature.UNKNOWN_CONTENT,
                pointer,
                "The member " + member + " is not known.",
                "It is kept as an option and written back.");
    }

    private void incomplete(String pointer, String message) {
        add(
                Severity.UNSUPPORTED,
                Feature.INCOMPLETE_DOCUMENT,
                pointer,
                message,
                "A placeholder stands for what is missing; it can be looked at, not deployed.");
    }

    private void note(Feature feature, String pointer, String message) {
        findings.add(Finding.of(Severity.NOTE, feature, pointer, message).build());
    }

    private void lossy(Feature feature, String pointer, String message, String instead) {
        add(Severity.LOSSY, feature, pointer, message, instead);
    }

    private void add(Severity severity, Feature feature, String pointer, String message, String instead) {
        findings.add(
                Finding.of(severity, feature, pointer, message).instead(instead).build());
    }
}
