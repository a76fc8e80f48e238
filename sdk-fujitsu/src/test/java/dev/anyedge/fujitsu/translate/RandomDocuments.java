package dev.anyedge.fujitsu.translate;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.anyedge.cdn.internal.json.JsonText;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Random services as somebody could have written them by hand: rules in any order, overlapping, negated, with behaviours
 * spread over them. The same seed gives the same ones.
 */
public final class RandomDocuments {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final List<String> WILDCARDS =
            List.of("/a/*", "/a/b/*", "/img/*", "/*.png", "/a/*.png", "/index.html", "/*/v1/*", "/b*", "/*");

    private final Random random;

    public RandomDocuments(long seed) {
        this.random = new Random(seed);
    }

    public String next() {
        ObjectNode document = NODES.objectNode();
        ObjectNode parameters = document.putObject("parameters");
        sometimes(
                0.8, () -> parameters.put("pre_fqdn", oneOf("shop", "cdn.shop.example", "Shop_1", "WWW.shop.example")));
        sometimes(0.8, () -> parameters.put("protocol", oneOf("http", "https")));
        sometimes(0.5, () -> parameters.put("status", oneOf("activate", "activate", "deactivate")));
        sometimes(0.2, () -> parameters.put("container", "logs").put("object_prefix", "p_"));
        ArrayNode rules = document.putArray("rules");
        if (random.nextInt(10) > 0) {
            ObjectNode general = rules.addObject();
            match(general.putArray("matches"), "url-wildcard", "/*", false);
            ArrayNode behaviors = general.putArray("behaviors");
            behaviors.add(behavior("origin"));
            behaviors.add(behavior("caching"));
            sometimes(0.2, () -> behaviors.add(behavior(oneOf("ip-whitelist", "geo-blacklist", "token-auth"))));
        }
        for (int i = random.nextInt(6); i > 0; i--) {
            ObjectNode rule = rules.addObject();
            ArrayNode matches = rule.putArray("matches");
            for (int m = oneOf(1, 1, 2); m > 0; m--) {
                match(matches);
            }
            List<String> names = new ArrayList<>(List.of(
                    "origin",
                    "caching",
                    "caching",
                    "cachekey-query-args",
                    "ip-whitelist",
                    "ip-blacklist",
                    "geo-whitelist",
                    "geo-blacklist",
                    "referer-whitelist",
                    "referer-blacklist",
                    "modify-outgoing-request-path",
                    "token-auth",
                    "content-refresh",
                    "site-failover",
                    "sure-route"));
            Collections.shuffle(names, random);
            ArrayNode behaviors = rule.putArray("behaviors");
            names.subList(0, oneOf(1, 1, 2, 3)).stream().distinct().forEach(name -> behaviors.add(behavior(name)));
        }
        return JsonText.pretty(document);
    }

    private void match(ArrayNode matches) {
        boolean negated = random.nextInt(3) == 0;
        switch (random.nextInt(8)) {
            case 0 -> match(matches, "http-method", oneOf("GET HEAD", "POST", "GET"), negated);
            case 1 -> match(matches, "url-scheme", oneOf("HTTP", "HTTPS"), negated);
            case 2 -> match(matches, "url-path", oneOf("a", "img b"), negated);
            case 3 -> match(matches, "url-filename", oneOf("index.html", "logo.png app.js"), negated);
            case 4 -> match(matches, "url-extension", oneOf("png", "js html"), negated);
            default -> {
                String value = WILDCARDS.get(random.nextInt(WILDCARDS.size()));
                match(
                        matches,
                        "url-wildcard",
                        random.nextBoolean() ? value : value + " " + WILDCARDS.get(random.nextInt(WILDCARDS.size())),
                        negated);
            }
        }
    }

    private static void match(ArrayNode matches, String name, String value, boolean negated) {
        ObjectNode match = matches.addObject().put("name", name).put("value", value);
        if (negated) {
            match.put("negated", true);
        }
    }

    private ObjectNode behavior(String name) {
        ObjectNode behavior = NODES.objectNode().put("name", name);
        switch (name) {
            case "origin" -> {
                String host = oneOf("digital_property -", "origin -", "fixed www.example");
                String key = oneOf("digital_property -", "origin -", "origin -", "fixed shared.example");
                behavior.put("value", "-")
                        .putObject("params")
                        .put("digitalProperty", "-")
                        .put("originDomain", oneOf("a.example", "b.example"))
                        .put("hostHeaderType", host.substring(0, host.indexOf(' ')))
                        .put("hostHeaderValue", host.substring(host.indexOf(' ') + 1))
                        .put("cacheKeyType", key.substring(0, key.indexOf(' ')))
                        .put("cacheKeyValue", key.substring(key.indexOf(' ') + 1));
            }
            case "caching" -> {
                String type = oneOf("fixed", "honor", "honor-cc", "honor-expires", "no-store", "bypass-cache");
                behavior.put("type", type)
                        .put("value", type.startsWith("no") || type.startsWith("b") ? "-" : oneOf("1d", "90s", "24h"));
            }
            case "cachekey-query-args" -> {
                String type = oneOf("include", "ignore", "include-all", "ignore-all");
                behavior.put("type", type).put("value", type.endsWith("-all") ? "-" : oneOf("lang", "page lang"));
            }
            case "ip-whitelist", "ip-blacklist" ->
                behavior.put("value", oneOf("203.0.113.0/24", "203.0.113.7/25 198.51.100.7"));
            case "geo-whitelist", "geo-blacklist" -> {
                String type = oneOf("country", "country", "continent");
                behavior.put("type", type)
                        .put("value", type.equals("country") ? oneOf("FR DE", "DE US", "KP") : oneOf("EU", "NA EU"));
            }
            case "referer-whitelist", "referer-blacklist" ->
                behavior.put("value", oneOf("*shop.example*", "https://* *other*"));
            case "modify-outgoing-request-path" -> {
                String type = oneOf("remove", "replace", "replace-all");
                behavior.put("type", type).put("value", type.equals("replace") ? "/a/###/z/y/" : "/a/");
            }
            case "token-auth" ->
                behavior.put("value", "-")
                        .putObject("params")
                        .put("tokenName", oneOf("t", "vt"))
                        .put("hmacAlgorithm", "SHA256")
                        .put("escapeTokenInputs", random.nextBoolean())
                        .put("ignoreQueryString", false)
                        .put("key", "env:KEY");
            case "content-refresh" -> behavior.put("type", "epoch").put("value", "1924992000");
            default -> behavior.put("value", oneOf("-", "x"));
        }
        return behavior;
    }

    private void sometimes(double probability, Runnable action) {
        if (random.nextDouble() < probability) {
            action.run();
        }
    }

    @SafeVarargs
    private <T> T oneOf(T... values) {
        return values[random.nextInt(values.length)];
    }
}
