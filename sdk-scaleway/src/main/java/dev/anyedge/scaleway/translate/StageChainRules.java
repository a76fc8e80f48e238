package dev.anyedge.scaleway.translate;

import com.fasterxml.jackson.databind.JsonNode;
import dev.anyedge.cdn.error.Violation;
import dev.anyedge.cdn.internal.pattern.Re2;
import dev.anyedge.scaleway.api.StageKind;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The provider's own rules for a document (Scaleway reference §5 and §6), checked over the whole of it. What is missing
 * is no violation here but for ids, because a pipeline may be incomplete; what is wrong is.
 */
final class StageChainRules {
    /** Which kinds may follow which (Scaleway reference §6). Kinds only lead to later kinds, so nothing goes in circles. */
    private static final Map<StageKind, List<StageKind>> NEXT = new EnumMap<>(Map.of(
            StageKind.DNS, List.of(StageKind.TLS, StageKind.CACHE, StageKind.BACKEND),
            StageKind.TLS, List.of(StageKind.CACHE, StageKind.ROUTE, StageKind.WAF, StageKind.BACKEND),
            StageKind.CACHE, List.of(StageKind.ROUTE, StageKind.WAF, StageKind.BACKEND),
            StageKind.ROUTE, List.of(StageKind.WAF, StageKind.BACKEND),
            StageKind.WAF, List.of(StageKind.BACKEND),
            StageKind.BACKEND, List.of()));

    private static final List<String> BACKENDS =
            List.of("scaleway_s3", "scaleway_lb", "scaleway_serverless_container", "scaleway_serverless_function");
    private static final Pattern DURATION = Pattern.compile("[0-9]{1,12}(\\.[0-9]{1,9})?s");

    private final List<Violation> violations = new ArrayList<>();
    private final Map<StageKind, Set<String>> ids = new EnumMap<>(StageKind.class);

    private StageChainRules() {}

    static List<Violation> check(JsonNode root) {
        StageChainRules rules = new StageChainRules();
        rules.document(root);
        return rules.violations;
    }

    static String list(StageKind kind) {
        return kind.text() + "_stages";
    }

    private void document(JsonNode root) {
        if (!root.isObject()) {
            wrong("", root, "an object with pipeline, stages and head_stage");
            return;
        }
        JsonNode pipeline = root.path("pipeline");
        if (object("/pipeline", pipeline)) {
            for (String member : List.of("id", "name", "description", "project_id")) {
                text(pipeline, "/pipeline", member);
            }
            if (pipeline.path("name").isTextual()
                    && pipeline.path("name").asText().isEmpty()) {
                say("/pipeline/name", "an empty text", "a name", "the pipeline's name is empty");
            }
        }
        for (StageKind kind : StageKind.values()) {
            collectIds(root, kind);
        }
        for (StageKind kind : StageKind.values()) {
            int index = 0;
            for (JsonNode stage : root.path(list(kind))) {
                if (stage.isObject()) {
                    stage(kind, stage, "/" + list(kind) + "/" + index);
                }
                index++;
            }
        }
        JsonNode head = root.path("head_stage");
        if (object("/head_stage", head)) {
            String id = text(head, "/head_stage", "dns_stage_id");
            if (id != null && !id.isEmpty() && !ids(StageKind.DNS).contains(id)) {
                missingStage("/head_stage/dns_stage_id", StageKind.DNS, id);
            }
        }
    }

    private Set<String> ids(StageKind kind) {
        return ids.computeIfAbsent(kind, k -> new HashSet<>());
    }

    private void collectIds(JsonNode root, StageKind kind) {
        JsonNode stages = root.path(list(kind));
        String pointer = "/" + list(kind);
        if (!array(pointer, stages)) {
            return;
        }
        int index = 0;
        for (JsonNode stage : stages) {
            String at = pointer + "/" + index++;
            if (!stage.isObject()) {
                wrong(at, stage, "a stage, which is an object");
                continue;
            }
            String id = text(stage, at, "id");
            if (id == null || id.isEmpty()) {
                if (!stage.hasNonNull("id") || (id != null && id.isEmpty())) {
                    say(at + "/id", "nothing", "any text", "the stage has no id, so nothing can lead to it");
                }
            } else if (!ids(kind).add(id)) {
                say(
                        at + "/id",
                        quote(id),
                        "each id once among the " + list(kind),
                        "another one of the " + list(kind) + " has the id " + quote(id) + " too");
            }
        }
    }

    private void stage(StageKind kind, JsonNode stage, String at) {
        for (String member : List.of("pipeline_id", "project_id", "status", "created_at", "updated_at")) {
            text(stage, at, member);
        }
        links(kind, stage, at, List.of(StageKind.values()));
        switch (kind) {
            case DNS -> {
                texts(stage, at, "fqdns");
                flag(stage, at, "wildcard_domain");
                flag(stage, at, "full_private");
                text(stage, at, "default_fqdn");
                text(stage, at, "default_private_fqdn");
                text(stage, at, "type");
            }
            case TLS -> {
                flag(stage, at, "managed_certificate");
                text(stage, at, "certificate_expires_at");
                secrets(stage.path("secrets"), at + "/secrets");
            }
            case CACHE -> {
                flag(stage, at, "include_cookies");
                String ttl = text(stage, at, "fallback_ttl");
                if (ttl != null && !ttl.isEmpty() && !DURATION.matcher(ttl).matches()) {
                    say(
                            at + "/fallback_ttl",
                            quote(ttl),
                            "seconds followed by s, for example 3600s",
                            quote(ttl) + " is not seconds followed by s");
                }
            }
            case WAF -> {
                text(stage, at, "mode");
                level(stage.path("paranoia_level"), at + "/paranoia_level");
            }
            case ROUTE -> rules(stage.path("route_rules"), at + "/route_rules");
            case BACKEND -> backend(stage, at);
        }
    }

    private void links(StageKind kind, JsonNode stage, String at, List<StageKind> targets) {
        StageKind first = null;
        for (StageKind target : targets) {
            String member = target.linkMember();
            String id = text(stage, at, member);
            if (id == null || id.isEmpty()) {
                continue;
            }
            List<StageKind> allowed = NEXT.getOrDefault(kind, List.of());
            if (!allowed.contains(target)) {
                say(
                        at + "/" + member,
                        quote(id),
                        allowed.isEmpty() ? "nothing follows a backend stage" : names(allowed),
                        "a " + kind.text() + " stage cannot lead to a " + target.text() + " stage");
            } else if (first != null) {
                say(
                        at + "/" + member,
                        quote(id),
                        "one of " + names(allowed),
                        "there is " + first.linkMember() + " too; only one stage can follow");
            } else {
                first = target;
                if (!ids(target).contains(id)) {
                    missingStage(at + "/" + member, target, id);
                }
            }
        }
    }

    private void missingStage(String pointer, StageKind kind, String id) {
        say(
                pointer,
                quote(id),
                "the id of one of the " + list(kind),
                "none of the " + list(kind) + " has the id " + quote(id));
    }

    private static String names(List<StageKind> kinds) {
        return String.join(", ", kinds.stream().map(StageKind::linkMember).toList());
    }

    private void secrets(JsonNode secrets, String at) {
        if (!array(at, secrets)) {
            return;
        }
        int index = 0;
        for (JsonNode secret : secrets) {
            String pointer = at + "/" + index++;
            if (!secret.isObject()) {
                wrong(pointer, secret, "an object with secret_id and region");
            } else {
                text(secret, pointer, "secret_id");
                text(secret, pointer, "region");
            }
        }
    }

    private void level(JsonNode level, String at) {
        if (level.isMissingNode() || level.isNull()) {
            return;
        }
        boolean whole =
                level.isIntegralNumber() || (level.isTextual() && level.asText().matches("[0-9]{1,3}"));
        if (!whole || level.asLong() < 1 || level.asLong() > 4) {
            String found = level.isValueNode() ? level.asText() : type(level);
            say(at, found, "1, 2, 3 or 4", "the firewall's level is " + found + ", not 1–4");
        }
    }

    private void backend(JsonNode stage, String at) {
        String first = null;
        for (String member : BACKENDS) {
            JsonNode backend = stage.path(member);
            String pointer = at + "/" + member;
            if (!object(pointer, backend)) {
                continue;
            }
            if (first != null) {
                say(
                        pointer,
                        "a second backend",
                        "one of " + String.join(", ", BACKENDS),
                        "there is " + first + " too; a backend stage has one backend");
            }
            first = member;
            for (String text : List.of("bucket_name", "bucket_region", "region", "container_id", "function_id")) {
                text(backend, pointer, text);
            }
            flag(backend, pointer, "is_website");
            int index = 0;
            if (array(pointer + "/lbs", backend.path("lbs"))) {
                for (JsonNode lb : backend.path("lbs")) {
                    loadBalancer(lb, pointer + "/lbs/" + index++);
                }
            }
        }
    }

    private void loadBalancer(JsonNode lb, String at) {
        if (!lb.isObject()) {
            wrong(at, lb, "a load balancer, which is an object");
            return;
        }
        for (String text : List.of("id", "zone", "frontend_id", "domain_name", "private_network_id")) {
            text(lb, at, text);
        }
        flag(lb, at, "is_ssl");
        flag(lb, at, "has_websocket");
    }

    private void rules(JsonNode rules, String at) {
        if (!array(at, rules)) {
            return;
        }
        int index = 0;
        for (JsonNode rule : rules) {
            String pointer = at + "/" + index++;
            if (!rule.isObject()) {
                wrong(pointer, rule, "a route rule, which is an object");
                continue;
            }
            // its route_stage_id is the stage that it belongs to, not one that it leads to
            text(rule, pointer, StageKind.ROUTE.linkMember());
            links(StageKind.ROUTE, rule, pointer, List.of(StageKind.WAF, StageKind.BACKEND));
            JsonNode position = rule.path("position");
            if (!position.isMissingNode() && !position.isNull() && !position.canConvertToInt()) {
                wrong(pointer + "/position", position, "a whole number");
            }
            JsonNode match = rule.path("rule_http_match");
            String matchPointer = pointer + "/rule_http_match";
            if (object(matchPointer, match)) {
                texts(match, matchPointer, "method_filters");
                filter(match.path("path_filter"), matchPointer + "/path_filter", "path_filter_type");
                filter(match.path("host_filter"), matchPointer + "/host_filter", "host_filter_type");
            }
        }
    }

    private void filter(JsonNode filter, String at, String typeMember) {
        if (!object(at, filter)) {
            return;
        }
        String type = text(filter, at, typeMember);
        String value = text(filter, at, "value");
        if (value != null && (type == null || type.equals("regex")) && !FilterText.valid(value)) {
            Re2.check(value)
                    .ifPresent(problem -> say(
                            at + "/value",
                            quote(value),
                            "a regular expression in RE2 syntax",
                            quote(value) + " is no regular expression: " + problem));
        }
    }

    // ---- types; null is the same as absence ----

    private @Nullable String text(JsonNode object, String at, String member) {
        JsonNode node = object.path(member);
        if (node.isMissingNode() || node.isNull()) {
            return null;
        }
        if (!node.isTextual()) {
            wrong(at + "/" + member, node, "a text");
            return null;
        }
        return node.asText();
    }

    private void texts(JsonNode object, String at, String member) {
        JsonNode array = object.path(member);
        String pointer = at + "/" + member;
        if (array(pointer, array)) {
            int index = 0;
            for (JsonNode node : array) {
                if (!node.isTextual()) {
                    wrong(pointer + "/" + index, node, "a text");
                }
                index++;
            }
        }
    }

    private void flag(JsonNode object, String at, String member) {
        JsonNode node = object.path(member);
        if (!node.isMissingNode() && !node.isNull() && !node.isBoolean()) {
            wrong(at + "/" + member, node, "true or false");
        }
    }

    private boolean object(String at, JsonNode node) {
        return is(node.isObject(), at, node, "an object");
    }

    private boolean array(String at, JsonNode node) {
        return is(node.isArray(), at, node, "an array");
    }

    private boolean is(boolean right, String at, JsonNode node, String allowed) {
        if (!right && !node.isMissingNode() && !node.isNull()) {
            wrong(at, node, allowed);
        }
        return right;
    }

    private void wrong(String pointer, JsonNode found, String allowed) {
        String what = found.isValueNode() && !found.isNull() ? quote(found.asText()) : type(found);
        say(pointer, what, allowed, "found " + what + " where " + allowed + " belongs");
    }

    private static String type(JsonNode node) {
        return "a JSON " + node.getNodeType().name().toLowerCase(Locale.ROOT);
    }

    private static String quote(String text) {
        return '"' + (text.length() <= 80 ? text : text.substring(0, 77) + "…") + '"';
    }

    private void say(String pointer, String found, String allowed, String message) {
        violations.add(new Violation(pointer, found, allowed, message));
    }
}
