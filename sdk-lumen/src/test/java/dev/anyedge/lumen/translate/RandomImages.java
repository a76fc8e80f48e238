package dev.anyedge.lumen.translate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.anyedge.cdn.internal.json.JsonText;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Random service images as portal, support and other clients could have left them: every documented member and many that
 * nobody documented, rules in odd order, in duplicate, without the last one for all paths. The same seed gives the same
 * ones. Each keeps the numbered rules, which is what an image that is promoted does.
 */
final class RandomImages {
    /** Paths at the boundaries of {@link #EXPRESSIONS}. */
    static final List<String> PATHS = List.of(
            "/",
            "/a",
            "/A",
            "/a/",
            "/ab",
            "/a.b",
            "/a/b",
            "/a/b/",
            "/a/b/c.png",
            "/a.css",
            "/A.css",
            "/img/a.png",
            "/img/a.PNG",
            "/img/x/y.jpg",
            "/img",
            "/imgs/a.png",
            "/x.mp4",
            "/.mp4",
            "/a/x.mp4/b",
            "/vod/7/index.m3u8",
            "/vod/7/8/index.m3u8",
            "/vod//index.m3u8",
            "/v1/x",
            "/v12/x",
            "/a*b",
            "/a+b",
            "/aab",
            "/a$",
            "/index.html",
            "/b/index.html",
            "/b",
            "/b/c",
            "/x.y.z",
            "/a...",
            "/private/x");

    private static final List<String> EXPRESSIONS = List.of(
            "/a",
            "/a/",
            "/a/b",
            "/img/",
            "/vod/[^/]+/index.m3u8",
            "^/vod/[^/]+/index\\.m3u8$",
            "/a$",
            "^/a$",
            "/a|/b",
            "^/a$|^/b$",
            "/a.*b",
            "/a.*b$",
            "/a\\.*",
            "/a\\.css$",
            "/v[0-9]/",
            "/v[0-9]+",
            "(?i)/img/.*\\.png",
            "(/a|/b)/",
            "(?:/a)$",
            "/a[.*]",
            "/a\\$",
            "/a\\+b",
            "/.*\\.(png|jpg)$",
            "a",
            "img/",
            ".*\\.mp4$",
            ".*/index.html",
            "/x\\.y",
            "== /a",
            "== /a*b",
            "== /a.css",
            "!== /a",
            "== a",
            "%= /A",
            "!%= /IMG/A.PNG",
            "*= /a*",
            "*= *.mp4",
            "*= *.png",
            "*= /img/*",
            "*= /img/*.png",
            "!*= /img/*",
            "!*= *",
            "*= *a*b*",
            "*= **.jpg",
            "*= img*",
            "*= /a+b",
            "*= /*/index.html",
            "%* *.PNG",
            "!%* /A*",
            "%* /img/*",
            "*= /private/*");

    private static final List<String> EVERY = List.of("/", "*= *", "*= /*", ".*", "^/", "!== x", "^", "/.*");

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final Random random;
    private ObjectNode image = NODES.objectNode();
    private int kept;
    /** Nothing that the model cannot say. */
    private boolean plain;

    RandomImages(long seed) {
        this.random = new Random(seed);
    }

    /** The next image; often with things that are odd and still within the rules. */
    String next() {
        image = NODES.objectNode();
        kept = 0;
        plain = chance(2);
        int properties = oneOf(1, 1, 2, 2, 3, 4);
        boolean anyyedge = chance(4);
        definitions();
        ArrayNode reporting = image.putArray("reportingIds");
        ArrayNode origins = image.putArray("originDefinitions");
        ArrayNode aliases = image.putArray("aliasDefinitions");
        List<ObjectNode> zero = new ArrayList<>();
        List<ObjectNode> groups = new ArrayList<>();
        List<Long> ids = new ArrayList<>();
        for (int i = 0; i < properties; i++) {
            long id = oneOf(31001L, 700L, 52000L, 9L) + i * 100_000L + random.nextInt(500);
            ids.add(id);
            String primary = aliases(aliases, id, i);
            ObjectNode name = reporting.addObject().put("id", id).put("name", primary);
            extra(name);
            origin(origins, id, i, anyyedge);
            zero.add(zeroRule(id, true));
            if (chance(5)) {
                zero.add(zeroRule(id, chance(2)));
            }
            if (!chance(8)) {
                groups.add(group(id));
            }
        }
        if (chance(4)) {
            reporting.addObject().put("id", 3).put("name", "standalone");
            ((ObjectNode) aliases.get(0)).put("reportingId", 3);
        }
        Collections.shuffle(zero, random);
        boolean ordered = !chance(3);
        ObjectNode first = NODES.objectNode().put("id", 0);
        ArrayNode rules = first.putArray("matchRules");
        List<Integer> numbers = new ArrayList<>();
        for (int i = 0; i < zero.size(); i++) {
            numbers.add(i + 1);
        }
        if (!ordered) {
            Collections.shuffle(numbers, random);
        }
        for (int i = 0; i < zero.size(); i++) {
            zero.get(i).put("id", numbers.get(i));
            rules.add(zero.get(i));
        }
        extra(first);
        groups.add(chance(4) ? groups.size() : 0, first);
        image.putArray("matchGroups").addAll(groups);
        if (chance(3)) {
            image.put("comment", "kept " + random.nextInt(9)).putArray("futureDefinitions");
        }
        if (chance(5)) {
            image.putObject("serviceDefaults").put("level", 1.50).putNull("nothing");
        }
        return JsonText.pretty(image);
    }

    // ---- host names ----

    private String aliases(ArrayNode aliases, long id, int property) {
        List<String> hosts = List.of("cdn" + property + ".shop.example", "m" + property + ".shop.example");
        String primary = hosts.get(0);
        for (int i = 0; i < oneOf(1, 1, 2); i++) {
            ObjectNode alias = aliases.addObject().put("id", aliases.size());
            maybe(alias, "name", "aliases " + i);
            alias.put("originId", id).put("reportingId", id);
            boolean https = chance(3);
            ArrayNode protocols = alias.putArray("protocol");
            if (!https || chance(2)) {
                protocols.add("HTTP");
            }
            if (https) {
                protocols.add("HTTPS");
                https(alias.putObject("httpsConfig"));
                maybe(alias, "signature", "c2lnbmVk" + random.nextInt(9));
            }
            ArrayNode names = alias.putArray("aliases").add(i == 0 && chance(6) ? upper(hosts.get(0)) : hosts.get(i));
            if (i == 0) {
                primary = names.get(0).asText();
            }
            if (chance(4)) {
                names.add("12:old" + property + i + ".shop.example");
            }
            if (chance(12)) {
                names.add("7:" + hosts.get(i));
            }
            if (odd(10)) {
                names.add("not_a_name" + property + i + ".shop.example");
            }
            extra(alias);
        }
        return primary;
    }

    private static String upper(String host) {
        return host.replace("shop", "Shop");
    }

    private void https(ObjectNode https) {
        https.put("serviceType", oneOf("SNI", "SNI", "Premium", "Basic"));
        maybe(https, "encryptionLevel", "Default");
        if (chance(2)) {
            https.put("ocsp", chance(2));
        }
        if (chance(2)) {
            ObjectNode info = https.putObject("certInfo");
            if (chance(2)) {
                info.put("id", 77);
            }
            maybe(info, "name", "shop-2024");
            extra(info);
        }
        if (chance(2)) {
            https.put("http2", chance(2));
        }
        extra(https);
    }

    // ---- origins ----

    private void origin(ArrayNode origins, long id, int property, boolean marked) {
        ObjectNode origin = origins.addObject().put("id", id);
        maybe(origin, "name", oneOf("origin " + property, "web", "Origin_" + id));
        if (marked) {
            origin.put("description", "anyedge:shop" + oneOf("", " of the shop"));
        } else {
            maybe(origin, "description", oneOf("", "by hand", "anyedge:", "anyedge: x"));
        }
        origin.put("protocol", oneOf("HTTP", "HTTPS"))
                .put("host", oneOf("o" + property + ".example", "o" + property + ".example", "O.Example", "192.0.2.9"));
        maybe(origin, "originDNS", oneOf("lb.example", "192.0.2.33", "2001:db8::7", "LB.example", ""));
        if (chance(3)) {
            origin.put("port", oneOf(80, 443, 8443));
        }
        maybe(origin, "webroot", oneOf("/store", "/store/", "/", "", "/a/b"));
        extra(origin);
    }

    // ---- rules ----

    private ObjectNode zeroRule(long id, boolean typed) {
        ObjectNode rule = NODES.objectNode().put("expression", "$id.minor == " + id);
        ObjectNode features = rule.putObject("features");
        if (typed) {
            features.putObject("trafficType").put("value", oneOf("WEB", "VOD"));
        }
        features(rule, features, 9);
        return rule;
    }

    private ObjectNode group(long id) {
        ObjectNode group = NODES.objectNode().put("id", id);
        ArrayNode rules = group.putArray("matchRules");
        int count = random.nextInt(6);
        List<Integer> numbers = new ArrayList<>();
        for (int i = 0; i <= count; i++) {
            numbers.add(i);
        }
        if (chance(3)) {
            Collections.shuffle(numbers, random);
        }
        boolean numbered = !chance(6);
        for (int i = 0; i <= count; i++) {
            ObjectNode rule = rules.addObject();
            if (numbered) {
                rule.put("id", id * 10 + numbers.get(i));
            }
            boolean last = i == count ? !chance(4) : chance(15);
            rule.put("expression", last ? oneOf(EVERY) : oneOf(EXPRESSIONS));
            if (!chance(12)) {
                features(rule, rule.putObject("features"), 4);
            }
            if (odd(15)) {
                rule.put("note", "by hand").putObject("geoFence").put("zone", 3);
            }
        }
        extra(group);
        return group;
    }

    /** Each documented feature now and then; some in odd forms and odd places. */
    private void features(ObjectNode rule, ObjectNode features, int rarely) {
        if (chance(2)) {
            features.putObject("qshMode").put("value", chance(2));
        }
        if (chance(2)) {
            ObjectNode cache = features.putObject("cchoMode").put("int", policy());
            if (chance(4)) {
                cache.put("ext", policy());
                maybe(cache, "force", oneOf("yes", "no"));
            }
        }
        if (chance(rarely)) {
            ObjectNode geo = holder(rule, features).putObject("geoBlocking");
            references(geo, "geoIds", "geoDefinitions", 52001, 52002, 52003);
            geo.put("action", oneOf("allow", "deny"));
            denyAction(geo);
            if (chance(5)) {
                references(geo, "ipWhitelistIds", "ipDefinitions", 5, 6);
            }
            odd(geo);
        }
        if (chance(rarely)) {
            ObjectNode ip = holder(rule, features).putObject("ipBlocking");
            references(ip, "ipIds", "ipDefinitions", 5, 6, 8);
            ip.put("action", oneOf("allow", "deny"));
            denyAction(ip);
            odd(ip);
        }
        if (chance(rarely)) {
            ObjectNode token = holder(rule, features).putObject("tokenAuth").put("tokenAuthId", oneOf(6, 7, 8, 9));
            denyAction(token);
            odd(token);
        }
        if (chance(3 * rarely)) {
            ObjectNode deny = holder(rule, features).putObject("denyPolicy");
            deny(deny);
            if (chance(3)) {
                deny.putArray("headers").addObject().put("name", "x-why").put("value", "closed");
            }
            odd(deny);
        }
        if (chance(8)) {
            features.putObject("requestHeaders").putArray("ids").add(7);
        }
        if (chance(8)) {
            features.putObject("responseHeaders").putArray("ids").add(8);
        }
        if (chance(8)) {
            features.putObject("secureFill").put("value", chance(2));
        }
        if (chance(12)) {
            features.putObject("acceptEncoding").putArray("ids").add(9);
        }
        if (chance(12)) {
            features.putObject("dct").put("id", 10);
        }
        if (odd(20)) {
            features.putObject("lua").putArray("ids").add(11);
        }
        if (chance(12)) {
            features.putObject("logEndpoint").put("id", 1);
        }
        if (odd(25)) {
            features.putObject("brandNew").put("level", ++kept);
        }
        if (chance(40)) {
            features.putNull(oneOf("geoBlocking", "qshMode", "denyPolicy"));
        }
        if (odd(40)) {
            features.putObject("qshMode").put("value", "odd");
        }
    }

    private ObjectNode holder(ObjectNode rule, ObjectNode features) {
        return odd(25) ? rule : features;
    }

    /** Now and then a member that makes the feature one of a form that nobody knows. */
    private void odd(ObjectNode feature) {
        if (odd(20)) {
            feature.put("mode", "odd" + ++kept);
        }
    }

    private void references(ObjectNode feature, String name, String section, int... ids) {
        ArrayNode array = feature.putArray(name);
        for (int n = oneOf(1, 1, 2); n > 0; n--) {
            array.add(ids[random.nextInt(ids.length)]);
        }
        if (!plain && (!image.has(section) || chance(2))) {
            return;
        }
        // where there are definitions, a reference leads to one of them
        List<Integer> there = new ArrayList<>();
        image.path(section).forEach(one -> {
            if (!plain || !one.path("name").asText().equals("odd")) {
                there.add(one.path("id").asInt());
            }
        });
        array.removeAll();
        array.add(oneOf(there));
    }

    private void denyAction(ObjectNode feature) {
        if (chance(4)) {
            deny(feature.putObject("denyAction"));
        }
    }

    private void deny(ObjectNode action) {
        boolean redirect = chance(3);
        action.put("type", redirect ? "redirect" : "error");
        if (redirect) {
            action.put("url", "http://no.example/");
        }
    }

    private String policy() {
        return oneOf("6h", "30", "45s", "1d", "1440m", "2w", "1y", "as-is", "no-cache", "no-store", "90m");
    }

    // ---- definitions ----

    private void definitions() {
        if (plain || !chance(8)) {
            ArrayNode geo = image.putArray("geoDefinitions");
            geo(geo, 52001, "Iberia", "ES", "PT");
            geo(geo, 52002, "anyedge:shop:geo-1", "FR", "DE", "US", "KP");
            geo(geo, 52003, "odd", oneOf("XX", "UK", "EU"));
        }
        if (plain || !chance(8)) {
            ArrayNode ip = image.putArray("ipDefinitions");
            ip(ip, 5, "office", "192.0.2.0/24", "2001:db8::/32");
            ip(ip, 6, "anyedge:shop:ip-1", "203.0.113.7", "198.51.100.0/25");
            ip(ip, 8, "odd", oneOf("192.0.2.7/24", "not an address", "2001:DB8:0::/33", "0.0.0.0/0"));
        }
        ArrayNode tokens = image.putArray("tokenAuthDefinitions");
        token(tokens, 6, "vod");
        token(tokens, 7, "anyedge:shop:token-1");
        token(tokens, 8, "eight");
        token(tokens, 9, "nine");
        headers(image.putArray("requestHeaderDefinitions"), 7);
        headers(image.putArray("responseHeaderDefinitions"), 8);
        ObjectNode encoding = image.putArray("acceptEncodingDefinitions")
                .addObject()
                .put("id", 9)
                .put("name", "br");
        encoding.putArray("extensions").add("css");
        encoding.putArray("encodings").add("gzip").add("br");
        extra(encoding);
        ObjectNode dct = image.putArray("dctDefinitions")
                .addObject()
                .put("id", 10)
                .put("name", "text")
                .put("mode", "include");
        dct.putArray("extensions").add("html");
        extra(dct);
        ObjectNode lua = image.putArray("luaDefinitions").addObject();
        lua.put("script", "return 1").put("id", 11).put("name", "rewrite").put("rev", 1.0);
        maybe(lua, "signature", "bHVh");
        maybe(lua, "direction", "Response");
        ObjectNode log = image.putArray("logEndpoints").addObject().put("id", 1).put("name", "siem");
        maybe(log, "protocol", "HTTPS");
        maybe(log, "host", "logs.example.org");
        if (chance(2)) {
            log.put("validateCert", chance(2))
                    .put("port", 443)
                    .put("connections", 0)
                    .put("maxPostInterval", 5);
            headersOf(log.putArray("headers"));
        }
        extra(log);
    }

    private void geo(ArrayNode all, int id, String name, String... codes) {
        ObjectNode geo = all.addObject().put("id", id).put("name", name);
        ArrayNode list = geo.putArray("countryCodes");
        for (String code : codes) {
            list.add(code);
        }
        extra(geo);
    }

    private void ip(ArrayNode all, int id, String name, String... ranges) {
        ObjectNode ip = all.addObject().put("id", id).put("name", name);
        ArrayNode list = ip.putArray("addresses");
        for (String range : ranges) {
            list.add(range);
        }
        extra(ip);
    }

    private void token(ArrayNode all, int id, String name) {
        ObjectNode token = all.addObject().put("id", id).put("name", name);
        ArrayNode secrets = token.putArray("secrets");
        boolean limited = odd(12);
        for (int i = 0; i < oneOf(1, 1, 2); i++) {
            ObjectNode secret = secrets.addObject()
                    .put("id", limited && chance(2) ? 9 - i : i)
                    .put("secret", oneOf("env:ONE", "env:TWO", "env:THREE"));
            if (limited) {
                secret.put("end", 4102444800L);
            }
            extra(secret);
        }
        if (chance(3)) {
            ObjectNode query = token.putObject("queryParams").put("mode", oneOf("include", "exclude"));
            ArrayNode names = query.putArray("names");
            if (!chance(3)) {
                names.add("x").add("lang");
            }
            extra(query);
        }
        maybe(token, "dateFormat", oneOf("EPOCH", "GMT"));
        maybe(token, "nvaName", "etime");
        maybe(token, "nvbName", "stime");
        maybe(token, "hashName", "encoded");
        extra(token);
    }

    private void headers(ArrayNode all, int id) {
        ObjectNode definition = all.addObject().put("id", id).put("name", "headers");
        headersOf(definition.putArray("headers"));
        extra(definition);
    }

    private void headersOf(ArrayNode headers) {
        ObjectNode header = headers.addObject().put("name", "x-cdn").put("value", "1");
        extra(header);
    }

    // ---- chance ----

    /** Now and then a member that nobody knows. */
    private void extra(ObjectNode object) {
        if (chance(10)) {
            JsonNode value = oneOf(
                    NODES.numberNode(++kept),
                    NODES.textNode("kept " + ++kept),
                    NODES.arrayNode().add(++kept).addNull(),
                    NODES.objectNode().put("n", ++kept).put("x", 1.50));
            object.set("future", value);
        }
    }

    private void maybe(ObjectNode object, String name, String value) {
        if (chance(2)) {
            object.put(name, value);
        }
    }

    private boolean chance(int of) {
        return random.nextInt(of) == 0;
    }

    /** The same for what is odd, in images that are not plain. */
    private boolean odd(int of) {
        return !plain && chance(of);
    }

    @SafeVarargs
    private <T> T oneOf(T... values) {
        return values[random.nextInt(values.length)];
    }

    private <T> T oneOf(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }
}
