package dev.anyedge.simulator.fujitsu.edge;

import dev.anyedge.simulator.edge.EdgeRequest;

/** Rules documents in few words, with single quotes. */
final class Documents {

    static final String ORIGIN = origin("web.example");
    static final String ALL = "{'name':'url-wildcard','value':'/*'}";

    private Documents() {}

    static String origin(String domain) {
        return "{'name':'origin','value':'-','params':{'digitalProperty':'-','originDomain':'" + domain
                + "','hostHeaderType':'origin','hostHeaderValue':'-','cacheKeyType':'origin','cacheKeyValue':'-'}}";
    }

    static String rule(String matches, String behaviors) {
        return "{'matches':[" + matches + "],'behaviors':[" + behaviors + "]}";
    }

    static String wildcard(String value, String behaviors) {
        return rule("{'name':'url-wildcard','value':'" + value + "'}", behaviors);
    }

    static String caching(String type, String value) {
        return "{'name':'caching','type':'" + type + "','value':'" + value + "'}";
    }

    static String behavior(String name, String value) {
        return "{'name':'" + name + "','value':'" + value + "'}";
    }

    static String typed(String name, String type, String value) {
        return "{'name':'" + name + "','type':'" + type + "','value':'" + value + "'}";
    }

    /** A service for both schemes would not exist; this one has HTTPS. */
    static RulesDecider site(String... rules) {
        return RulesDecider.of(
                ("{'parameters':{'protocol':'https'},'rules':[" + String.join(",", rules) + "]}").replace('\'', '"'));
    }

    static EdgeRequest get(String target) {
        return EdgeRequest.get("https://www.shop.example" + target);
    }
}
