package dev.anyedge.simulator.fujitsu;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anyedge.simulator.CompactJson;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the Akamai side refuses after it was accepted, in its words; and what it lets pass. */
class RulesCheckTest {

    private static final String ALL = "{'name':'url-wildcard','value':'/*'}";
    private static final String NAMES = "['referer-whitelist', 'referer-blacklist', 'ip-whitelist', 'ip-blacklist',"
            + " 'geo-whitelist', 'geo-blacklist', 'content-refresh', 'cachekey-query-args',"
            + " 'modify-outgoing-request-path', 'caching', 'origin']";

    private static Optional<String> problem(String document) {
        return RulesCheck.problem(CompactJson.parse(document.replace('\'', '"')).orElseThrow());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '"',
            value = {
                "[] ; [] is not of type 'object'",
                "null ; None is not of type 'object'",
                "{} ; 'rules' is a required property",
                "{'rules':{}} ; {} is not of type 'array'",
                "{'rules':[1]} ; 1 is not of type 'object'",
                "{'rules':[{'behaviors':[]}]} ; 'matches' is a required property",
                "{'rules':[{'matches':[]}]} ; 'behaviors' is a required property",
                "{'rules':[{'matches':[],'behaviors':[]}]} ; [] is too short"
            })
    void theShapeOfADocumentIsChecked(String document, String detail) {
        assertThat(problem(document).map(text -> text.replace('"', '\''))).contains(detail);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '"',
            value = {
                "{'value':'/*'} ; 'name' is a required property",
                "{'name':'url-wildcard'} ; 'value' is a required property",
                "{'name':'url-wildcard','value':null} ; None is not of type 'string'",
                "{'name':'url-wildcard','value':''} ; '' is too short",
                "{'name':'url-wildcard','value':7} ; 7 is not of type 'string'",
                "{'name':'header','value':'x'} ; 'header' is not one of ['http-method', 'url-scheme', 'url-path', 'url-wildcard', 'url-filename', 'url-extension']",
                "{'name':'url-wildcard','value':'img/*'} ; 'img/*' does not match '^/[^?#]*$'",
                "{'name':'url-wildcard','value':'/*','negated':'yes'} ; 'yes' is not of type 'boolean'",
                "{'name':'url-scheme','value':'https'} ; 'https' does not match '^HTTPS?$'",
                "{'name':'http-method','value':'GET PATCH'} ; 'PATCH' does not match '^GET|HEAD|POST|PUT|DELETE|OPTIONS|TRACE|CONNECT$'",
                "{'name':'url-path','value':'a/b'} ; 'a/b' does not match '^[^/*?#]+$'",
                "{'name':'url-extension','value':'.png'} ; '.png' does not match '^[^./*?#]+$'"
            })
    void aMatchHasANameATextAndTheFormOfItsKind(String match, String detail) {
        assertThat(problem("{'rules':[" + RawClient.rule(match, RawClient.ORIGIN) + "]}"))
                .contains(detail);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '"',
            value = {
                "{'value':'-'} ; 'name' is a required property",
                "{'name':'caching','type':'fixed','value':null} ; None is not of type 'string'",
                "{'name':'caching','type':'fixed','value':86400} ; 86400 is not of type 'string'",
                "{'name':'caching','value':'1d'} ; Invalid behavior_type 'None' for behavior 'caching'. Allowed behavior types : ['no-store', 'bypass-cache', 'fixed', 'honor', 'honor-cc', 'honor-expires']",
                "{'name':'caching','type':'x','value':'1d'} ; Invalid behavior_type 'x' for behavior 'caching'. Allowed behavior types : ['no-store', 'bypass-cache', 'fixed', 'honor', 'honor-cc', 'honor-expires']",
                "{'name':'caching','type':'honor','value':'1w'} ; '1w' does not match '^(0|[1-9][0-9]*)[smhd]?$'",
                "{'name':'caching','type':'honor','value':'1h 30m'} ; '1h 30m' does not match '^(0|[1-9][0-9]*)[smhd]?$'",
                "{'name':'origin','value':'-'} ; 'params' is a required property",
                "{'name':'origin','value':'-','params':'x'} ; 'x' is not of type 'object'",
                "{'name':'origin','value':'-','params':{}} ; 'digitalProperty' is a required property",
                "{'name':'content-refresh','type':'natural','value':'later'} ; 'later' is not one of ['now']",
                "{'name':'content-refresh','type':'date','value':'2031-02-31'} ; /rules/0/behaviors/0/value is '2031-02-31', which is no moment",
                "{'name':'content-refresh','type':'epoch','value':'soon'} ; 'soon' does not match '^[1-9][0-9]{0,10}$'",
                "{'name':'content-refresh','type':'date-time','value':'2031-02-01T00:00:00Z','params':{'mustRevalidate':'true'}} ; 'true' is not of type 'boolean'",
                "{'name':'geo-whitelist','type':'country','value':'JPN'} ; 'JPN' does not match '^[A-Z]{2}$'",
                "{'name':'geo-blacklist','type':'region','value':'US'} ; 'US' does not match '^[A-Z]{2}:[A-Z0-9]{1,3}$'",
                "{'name':'modify-outgoing-request-path','type':'remove','value':'media/'} ; 'media/' does not match '^/([^ /?#]+/)*$'",
                "{'name':'modify-outgoing-request-path','type':'replace','value':'/a/'} ; '/a/' does not match '^/([^ /?#]+/)*###/([^ /?#]+/)*$'",
                "{'name':'token-auth','value':'-','params':{'tokenName':'t','hmacAlgorithm':'SHA256','key':'0g'}} ; 'key' does not match '^([0-9a-fA-F]{2}){1,32}$'",
                "{'name':'token-auth','value':'-','params':{'tokenName':'t','hmacAlgorithm':'SHA512','key':'00'}} ; 'SHA512' is not one of ['SHA256', 'SHA1', 'MD5']",
                "{'name':'token-auth','value':'-','params':{'tokenName':'t','hmacAlgorithm':'MD5','key':'00','escapeTokenInputs':1}} ; 1 is not of type 'boolean'",
                "{'name':'token-auth','value':'-','params':{'tokenName':'1t','hmacAlgorithm':'MD5','key':'00'}} ; '1t' does not match '^[a-zA-Z][a-zA-Z0-9_-]*$'"
            })
    void aBehaviourHasANameAValueAndWhatItsKindNeeds(String behavior, String detail) {
        assertThat(problem(RawClient.rules(behavior))).contains(detail);
    }

    @ParameterizedTest
    @ValueSource(strings = {"url-redirect", "content-compression", "Origin"})
    void aBehaviourOfAnotherProductIsRefusedWithTheListOfThoseThereAre(String name) {
        assertThat(problem(RawClient.rules("{'name':'" + name + "','value':'-'}")))
                .contains("'" + name + "' is not one of " + NAMES);
    }

    @ParameterizedTest
    @ValueSource(strings = {"203.0.113.256", "2001:db8::1", "203.0.113.0/33", "203.0.113", "any"})
    void whatIsNoIpv4AddressIsRefused(String address) {
        assertThat(problem(RawClient.rules("{'name':'ip-whitelist','value':'198.51.100.7 " + address + "'}"))
                        .orElseThrow())
                .startsWith("'" + address + "' does not match");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // no origin, a loop, a name twice, lists that fight, an empty list of rules: all of it deploys
                "{'rules':[]}",
                "{'rules':[{'matches':[{'name':'url-wildcard','value':'/*'}],'behaviors':[{'name':'caching','type':'fixed','value':'1d'}]}]}",
                "{'rules':[{'matches':[{'name':'url-wildcard','value':'/*'}],'behaviors':[{'name':'caching','type':'fixed','value':'1d'},{'name':'caching','type':'no-store','value':'-'}]}]}",
                "{'rules':[{'matches':[{'name':'url-wildcard','value':'/*'}],'behaviors':[{'name':'ip-whitelist','value':'203.0.113.0/24'},{'name':'ip-blacklist','value':'203.0.113.7'}]}]}",
                "{'rules':[{'matches':[{'name':'url-wildcard','value':'/*'}],'behaviors':[{'name':'content-refresh','type':'datetime','value':'2031-01-01T00:00:00Z'}]}]}",
                "{'rules':[{'matches':[{'name':'url-wildcard','value':'/*'}],'behaviors':[{'name':'downstream-caching','value':'-'},{'name':'site-failover','value':'-','type':'x','params':{}}]}]}"
            })
    void whatTheLinterWouldWarnOfIsDeployedAllTheSame(String document) {
        assertThat(problem(document)).isEmpty();
    }

    @org.junit.jupiter.api.Test
    void theDocumentationsOwnShapesPass() {
        assertThat(problem(RawClient.SITE)).isEmpty();
        assertThat(problem("{'rules':["
                        + RawClient.rule(
                                ALL + ",{'name':'http-method','value':'GET HEAD','negated':true}",
                                "{'name':'token-auth','value':'-','params':{'tokenName':'vt','hmacAlgorithm':'SHA256',"
                                        + "'escapeTokenInputs':true,'ignoreQueryString':false,"
                                        + "'key':'00ff11ee22dd33cc44bb55aa66997788','tokenDelimiter':'.'}}")
                        + "]}"))
                .isEmpty();
    }
}
