package dev.anyedge.scaleway.internal.wire;

import dev.anyedge.cdn.error.ValidationException;
import dev.anyedge.cdn.error.Violation;
import dev.anyedge.scaleway.api.Backend;
import dev.anyedge.scaleway.api.BucketBackend;
import dev.anyedge.scaleway.api.LoadBalancer;
import dev.anyedge.scaleway.api.LoadBalancerBackend;
import dev.anyedge.scaleway.api.RouteRule;
import dev.anyedge.scaleway.api.RuleFilter;
import dev.anyedge.scaleway.api.RuleHttpMatch;
import dev.anyedge.scaleway.api.ServerlessContainerBackend;
import dev.anyedge.scaleway.api.ServerlessFunctionBackend;
import dev.anyedge.scaleway.api.StageKind;
import dev.anyedge.scaleway.api.StageLink;
import dev.anyedge.scaleway.api.TlsSecret;
import dev.anyedge.scaleway.api.UnknownBackend;
import dev.anyedge.scaleway.api.WireEnum;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a request must keep to before it is sent. Collects everything that is wrong with it; a request that passes holds
 * no member, word or form that the API's reference does not have.
 */
final class RequestRules {
    private static final Pattern UUID = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
    private static final Pattern REGION = Pattern.compile("[a-z]{2}-[a-z]{3,7}");
    private static final Pattern ZONE = Pattern.compile("[a-z]{2}-[a-z]{3,7}-[0-9]{1,2}");

    private final String operation;
    private final Dialect dialect;
    private final List<Violation> violations = new ArrayList<>();

    RequestRules(String operation, Dialect dialect) {
        this.operation = operation;
        this.dialect = dialect;
    }

    /** Throws what has been found. */
    void check() {
        if (!violations.isEmpty()) {
            throw new ValidationException("request " + operation, violations);
        }
    }

    List<Violation> violations() {
        return List.copyOf(violations);
    }

    static boolean isId(String value) {
        return UUID.matcher(value).matches();
    }

    RequestRules id(String pointer, String value) {
        if (!isId(value)) {
            wrong(pointer, quoted(value), "a UUID as the provider assigned it");
        }
        return this;
    }

    RequestRules id(String pointer, Optional<String> value) {
        value.ifPresent(v -> id(pointer, v));
        return this;
    }

    void ids(String pointer, List<String> values) {
        for (int i = 0; i < values.size(); i++) {
            id(pointer + "/" + i, values.get(i));
        }
    }

    RequestRules region(String pointer, String value) {
        if (!REGION.matcher(value).matches()) {
            wrong(pointer, quoted(value), "a region such as fr-par, nl-ams, pl-waw or it-mil");
        }
        return this;
    }

    private RequestRules zone(String pointer, String value) {
        if (!ZONE.matcher(value).matches()) {
            wrong(pointer, quoted(value), "a zone such as fr-par-1");
        }
        return this;
    }

    RequestRules text(String pointer, String value) {
        if (value.isEmpty()) {
            wrong(pointer, quoted(value), "a text that is not empty");
        }
        return this;
    }

    void required(String pointer, boolean present, String allowed) {
        if (!present) {
            wrong(pointer, "nothing", allowed);
        }
    }

    RequestRules word(String pointer, WireEnum value, String allowed) {
        if (value.unspecified()) {
            wrong(pointer, quoted(value.text()), allowed);
        }
        return this;
    }

    void range(String pointer, long value, long least, long most) {
        if (value < least || value > most) {
            wrong(pointer, Long.toString(value), least + " to " + most);
        }
    }

    void duration(String pointer, Optional<Duration> value) {
        if (value.isPresent() && value.get().isNegative()) {
            wrong(pointer, WireDuration.format(value.get()), "zero or more");
        }
    }

    void next(Optional<StageLink> next, List<StageKind> kinds, String of) {
        next.ifPresent(link -> link("", link, kinds, of));
    }

    private void link(String pointer, StageLink link, List<StageKind> kinds, String of) {
        List<StageKind> allowed = dialect == Dialect.V1BETA1
                ? kinds
                : kinds.stream()
                        .filter(kind -> kind != StageKind.ROUTE && kind != StageKind.WAF)
                        .toList();
        String at = pointer + "/" + link.kind().linkMember();
        if (!allowed.contains(link.kind())) {
            wrong(
                    at,
                    "a " + link.kind().text() + " stage after " + of,
                    allowed.stream().map(StageKind::text).collect(Collectors.joining(" or ")) + " after " + of);
        }
        id(at, link.id());
    }

    void texts(String pointer, List<String> values) {
        for (int i = 0; i < values.size(); i++) {
            text(pointer + "/" + i, values.get(i));
        }
    }

    void secrets(String pointer, List<TlsSecret> secrets) {
        for (int i = 0; i < secrets.size(); i++) {
            TlsSecret secret = secrets.get(i);
            id(pointer + "/" + i + "/secret_id", secret.secretId())
                    .region(pointer + "/" + i + "/region", secret.region());
        }
    }

    /** The head on the pipeline itself: v1beta1 would take it and drop it (Scaleway reference §3.3). */
    void head(Optional<String> dnsStageId) {
        if (dialect == Dialect.V1BETA1 && dnsStageId.isPresent()) {
            wrong("/dns_stage_id", "a stage", "nothing: v1beta1 sets the head with SetHeadStage");
        }
        id("/dns_stage_id", dnsStageId);
    }

    /** A member that only {@code v1beta1} has. */
    void v1beta1Only(String pointer, boolean asked) {
        if (asked && dialect == Dialect.V1ALPHA1) {
            wrong(pointer, "a value", "nothing: v1alpha1 does not have it, v1beta1 does");
        }
    }

    /** What v1alpha1 does not have is left out where it asks for nothing, and refused where it does. */
    Optional<Boolean> ifV1beta1(Optional<Boolean> value) {
        return dialect == Dialect.V1BETA1 ? value : Optional.empty();
    }

    /** A backend as the dialect spells it. */
    void write(WireWriter out, Backend backend) {
        if (backend instanceof LoadBalancerBackend balancers) {
            out.object(balancers.member(), Optional.of(balancers), value -> new WireWriter()
                    .objects("lbs", value.lbs(), this::write)
                    .extra(value.extra()));
        } else {
            StageJson.backend(out, backend);
        }
    }

    /** A load balancer as the dialect spells it. */
    WireWriter write(LoadBalancer lb) {
        WireWriter out = StageJson.write(lb);
        if (dialect == Dialect.V1ALPHA1) {
            out.tree().remove("has_websocket");
        }
        return out;
    }

    void assets(List<String> paths) {
        required("/assets", !paths.isEmpty(), "at least one path, or everything");
        for (int i = 0; i < paths.size(); i++) {
            if (!paths.get(i).startsWith("/")) {
                wrong("/assets/" + i, quoted(paths.get(i)), "a path beginning with /, without wildcards");
            }
        }
    }

    void backend(Backend backend) {
        String at = "/" + backend.member();
        backend.accept(new Backend.Visitor<RequestRules>() {
            @Override
            public RequestRules bucket(BucketBackend bucket) {
                range(at + "/bucket_name", bucket.bucketName());
                return region(at + "/bucket_region", bucket.bucketRegion());
            }

            @Override
            public RequestRules loadBalancer(LoadBalancerBackend balancers) {
                required(at + "/lbs", !balancers.lbs().isEmpty(), "at least one load balancer");
                for (int i = 0; i < balancers.lbs().size(); i++) {
                    RequestRules.this.loadBalancer(
                            at + "/lbs/" + i, balancers.lbs().get(i));
                }
                return RequestRules.this;
            }

            @Override
            public RequestRules container(ServerlessContainerBackend container) {
                v1beta1Only(at, true);
                return region(at + "/region", container.region()).id(at + "/container_id", container.containerId());
            }

            @Override
            public RequestRules function(ServerlessFunctionBackend function) {
                v1beta1Only(at, true);
                return region(at + "/region", function.region()).id(at + "/function_id", function.functionId());
            }

            @Override
            public RequestRules unknown(UnknownBackend unknown) {
                wrong(
                        at,
                        "a kind of backend that this SDK does not know",
                        "scaleway_s3, scaleway_lb, scaleway_serverless_container or scaleway_serverless_function; an"
                                + " unknown backend stays as it is when the request leaves the backend out");
                return RequestRules.this;
            }
        });
    }

    private void range(String pointer, String bucketName) {
        if (bucketName.length() < 3 || bucketName.length() > 63) {
            wrong(pointer, quoted(bucketName), "a bucket name of 3 to 63 characters");
        }
    }

    void loadBalancer(String at, LoadBalancer lb) {
        id(at + "/id", lb.id())
                .zone(at + "/zone", lb.zone())
                .id(at + "/frontend_id", lb.frontendId())
                .id(at + "/private_network_id", lb.privateNetworkId());
        v1beta1Only(at + "/has_websocket", lb.hasWebsocket());
        v1beta1Only(at + "/private_network_id", lb.privateNetworkId().isPresent());
    }

    void rules(List<RouteRule> rules) {
        for (int i = 0; i < rules.size(); i++) {
            RouteRule rule = rules.get(i);
            String at = "/route_rules/" + i;
            // a target of a kind that the SDK does not know stands among the unknown members, and goes back as it came
            required(
                    at,
                    rule.target().isPresent() || !rule.extra().isEmpty(),
                    "a target: backend_stage_id or waf_stage_id");
            rule.target().ifPresent(target -> link(at, target, StageJson.ROUTE_NEXT, "a route rule"));
            rule.match().ifPresent(match -> match(at + "/rule_http_match", match));
        }
    }

    /** Rules, their targets aside. */
    void matches(List<RouteRule> rules) {
        for (int i = 0; i < rules.size(); i++) {
            String at = "/route_rules/" + i + "/rule_http_match";
            rules.get(i).match().ifPresent(match -> match(at, match));
        }
    }

    private void match(String at, RuleHttpMatch match) {
        for (int i = 0; i < match.methodFilters().size(); i++) {
            word(
                    at + "/method_filters/" + i,
                    match.methodFilters().get(i),
                    "get, post, put, patch, delete, head or options");
        }
        match.pathFilter().ifPresent(filter -> filter(at + "/path_filter/path_filter_type", filter));
        match.hostFilter().ifPresent(filter -> filter(at + "/host_filter/host_filter_type", filter));
    }

    private void filter(String at, RuleFilter filter) {
        word(at, filter.type(), "regex");
    }

    void wrong(String pointer, String found, String allowed) {
        violations.add(new Violation(pointer, found, allowed, "found " + found + ", allowed is " + allowed));
    }

    private static String quoted(String value) {
        return value.isEmpty() ? "nothing" : "\"" + (value.length() > 80 ? value.substring(0, 80) + "…" : value) + "\"";
    }
}
