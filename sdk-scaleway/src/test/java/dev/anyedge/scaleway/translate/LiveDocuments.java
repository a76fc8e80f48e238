package dev.anyedge.scaleway.translate;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Random;

/**
 * Random documents as live pipelines have them: all shapes of the stage graph, leftovers that nothing leads to,
 * expressions as people write them, members and words of later versions.
 */
public final class LiveDocuments {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> EXPRESSIONS = List.of(
            "/api/.*",
            "^/api/.*",
            "^/api/.*$",
            "^(?:/a|/b/.*)$",
            "\\.jpg$",
            "^.*\\.(jpg|png)$",
            "^(?:/.*\\.jpg|/.*\\.png)$",
            "^/[0-9]+$",
            "(?i)^/img",
            "",
            ".*",
            "^/(?:.*/)?robots\\.txt$",
            "^/a$|^/b$");
    private static final List<String> HOST_EXPRESSIONS =
            List.of("^(?:cdn\\.shop\\.example)$", "^(?:.*\\.shop\\.example)$", "shop", "^other\\.example$", "^a\\..*$");

    private final Random random;
    private int next;

    public LiveDocuments(long seed) {
        this.random = new Random(seed);
    }

    /** A document that says all that a live site needs. */
    public String complete() {
        return document(false);
    }

    /** A document in which anything may be missing or unknown. */
    public String any() {
        return document(true);
    }

    private String document(boolean any) {
        next = 0;
        ObjectNode root = JSON.createObjectNode();
        ObjectNode pipeline = root.putObject("pipeline");
        pipeline.put("id", "4d27b3a0-0000-4000-8000-000000000000");
        pipeline.put("name", oneOf(List.of("shop", "my-edge_services pipeline", "Shop", "ü")));
        pipeline.put("description", oneOf(List.of("", "a shop")));
        pipeline.put("status", "ready");
        pipeline.putArray("errors");
        pipeline.putArray("vpc_endpoint_ids");
        ArrayNode backends = root.putArray("backend_stages");
        ArrayNode wafs = root.putArray("waf_stages");
        ArrayNode routes = root.putArray("route_stages");
        ArrayNode caches = root.putArray("cache_stages");
        ArrayNode tlses = root.putArray("tls_stages");
        ArrayNode dnses = root.putArray("dns_stages");

        int chains = 1 + (chance(4) ? 1 : 0);
        String head = "";
        for (int c = 0; c < chains; c++) {
            String goal = goal(backends, wafs, any);
            String link = goal;
            boolean named = chance(2);
            boolean route = chance(2);
            if (route) {
                ObjectNode stage = stage(routes, any);
                link(stage, link);
                ArrayNode rules = stage.putArray("route_rules");
                int count = random.nextInt(4);
                for (int i = 0; i < count; i++) {
                    rule(rules.addObject(), chance(2) ? goal : goal(backends, wafs, any), i + 1, any);
                }
                link = "route_stage_id " + stage.path("id").asText();
            }
            if (chance(2)) {
                ObjectNode stage = stage(caches, any);
                link(stage, link);
                stage.put("fallback_ttl", oneOf(List.of("0s", "3600s", "3600.000000000s", "90s")));
                stage.put("include_cookies", chance(2));
                link = "cache_stage_id " + stage.path("id").asText();
            }
            boolean tls = named || link.startsWith("route") || link.startsWith("waf") || chance(2);
            boolean wildcard = named && chance(3);
            if (tls) {
                ObjectNode stage = stage(tlses, any);
                link(stage, link);
                boolean managed = named && !wildcard && chance(2);
                stage.put("managed_certificate", managed);
                ArrayNode secrets = stage.putArray("secrets");
                if (named && !managed) {
                    secrets.addObject().put("secret_id", "secret-1").put("region", "fr-par");
                }
                stage.putNull("certificate_expires_at");
                link = "tls_stage_id " + stage.path("id").asText();
            }
            ObjectNode dns = stage(dnses, any);
            link(dns, link);
            ArrayNode fqdns = dns.putArray("fqdns");
            if (named) {
                fqdns.add(wildcard ? "shop.example" : "cdn.shop.example");
                if (!wildcard && chance(4)) {
                    fqdns.add("www.shop.example");
                }
            }
            dns.put("wildcard_domain", wildcard);
            dns.put("full_private", chance(8));
            dns.put("default_fqdn", "");
            if (c == 0) {
                head = dns.path("id").asText();
            }
        }
        root.putObject("head_stage");
        if (chance(5)) {
            return root.toString();
        }
        ((ObjectNode) root.path("head_stage")).put("dns_stage_id", head);
        if (any && chance(3)) {
            String list = oneOf(List.of("backend_stages", "waf_stages", "tls_stages", "dns_stages"));
            ArrayNode stages = (ArrayNode) root.path(list);
            if (!stages.isEmpty()) {
                // something went missing, and with it the links that led there
                String id = stages.remove(0).path("id").asText();
                root.findParents(list.replace("_stages", "_stage_id")).forEach(parent -> {
                    if (parent.path(list.replace("_stages", "_stage_id"))
                            .asText()
                            .equals(id)) {
                        ((ObjectNode) parent).remove(list.replace("_stages", "_stage_id"));
                    }
                });
            }
        }
        return root.toString();
    }

    private ObjectNode stage(ArrayNode list, boolean any) {
        ObjectNode stage = list.addObject();
        stage.put("id", "stage-" + next++);
        stage.put("pipeline_id", "4d27b3a0-0000-4000-8000-000000000000");
        stage.put("status", "active");
        stage.put("created_at", "2026-07-21T14:49:10.620608Z");
        if (any && chance(8)) {
            stage.putObject("new_feature").put("level", 3);
        }
        return stage;
    }

    private static void link(ObjectNode stage, String link) {
        String[] parts = link.split(" ");
        stage.put(parts[0], parts[1]);
    }

    private String goal(ArrayNode backends, ArrayNode wafs, boolean any) {
        ObjectNode backend = stage(backends, any);
        switch (random.nextInt(any ? 6 : 5)) {
            case 0 ->
                backend.putObject("scaleway_serverless_container")
                        .put("region", "fr-par")
                        .put("container_id", "c-" + random.nextInt(3));
            case 1 ->
                backend.putObject("scaleway_serverless_function")
                        .put("region", "fr-par")
                        .put("function_id", "f-1");
            case 2 -> {
                ArrayNode lbs = backend.putObject("scaleway_lb").putArray("lbs");
                int count = 1 + (chance(4) ? 1 : 0);
                for (int i = 0; i < count; i++) {
                    lbs.addObject()
                            .put("id", "lb-" + i)
                            .put("zone", "fr-par-1")
                            .put("frontend_id", "frontend-" + i)
                            .put("is_ssl", chance(2))
                            .put("domain_name", chance(2) ? "" : "shop.internal")
                            .put("has_websocket", chance(2))
                            .put("private_network_id", chance(3) ? "network-1" : null);
                }
            }
            case 5 -> backend.putObject("scaleway_mystery").put("id", "x");
            default ->
                backend.putObject("scaleway_s3")
                        .put("bucket_name", "bucket-" + random.nextInt(3))
                        .put("bucket_region", "fr-par")
                        .put("is_website", chance(2));
        }
        String link = "backend_stage_id " + backend.path("id").asText();
        if (chance(3)) {
            ObjectNode waf = stage(wafs, any);
            link(waf, link);
            waf.put("mode", oneOf(List.of("enable", "log_only", "disable", any ? "challenge" : "enable")));
            waf.put("paranoia_level", 1 + random.nextInt(4));
            link = "waf_stage_id " + waf.path("id").asText();
        }
        return link;
    }

    private void rule(ObjectNode rule, String goal, int position, boolean any) {
        link(rule, goal);
        rule.put("position", position);
        rule.put("route_stage_id", "its own");
        ObjectNode match = rule.putObject("rule_http_match");
        ArrayNode methods = match.putArray("method_filters");
        if (chance(3)) {
            methods.add("get").add("post");
        }
        if (any && chance(6)) {
            methods.add("brew");
        }
        match.putNull("path_filter");
        if (!chance(4)) {
            match.putObject("path_filter")
                    .put("path_filter_type", any && chance(6) ? "glob" : "regex")
                    .put("value", oneOf(EXPRESSIONS));
        }
        match.putNull("host_filter");
        if (chance(5)) {
            match.putObject("host_filter")
                    .put("host_filter_type", "regex")
                    .put("value", oneOf(any ? HOST_EXPRESSIONS : HOST_EXPRESSIONS.subList(0, 2)));
        }
        if (any && chance(8)) {
            match.putObject("header_filter").put("name", "x");
        }
    }

    private boolean chance(int of) {
        return random.nextInt(of) == 0;
    }

    private <T> T oneOf(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }
}
