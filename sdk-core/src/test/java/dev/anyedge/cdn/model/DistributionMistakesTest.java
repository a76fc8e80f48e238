package dev.anyedge.cdn.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.anyedge.cdn.error.ValidationException;
import dev.anyedge.cdn.error.Violation;
import dev.anyedge.cdn.internal.json.JsonText;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a reader is told about a document with mistakes: all of them at once, each with its place. */
class DistributionMistakesTest {
    private static final String SHOP = """
            {"name": "shop",
             "endpoints": [{"type": "custom", "hostname": "cdn.shop.example", "certificate": {"type": "managed"}}],
             "origins": [{"type": "http", "id": "web", "host": "origin.shop.example"}],
             "defaults": {"origin": "web", "caching": {"type": "honor-origin"}},
             "rules": [{"name": "one", "when": [{"type": "path", "values": ["/a"]}], "then": {"origin": "web"}}]}
            """;

    /** The only complaint about a document in which one value is replaced. */
    private static String complaintAbout(String pointer, String value) {
        return Complaints.theOneOf(() -> Distribution.fromJson(with(pointer, value)));
    }

    private static String with(String pointer, String value) {
        JsonNode document = JsonText.parse(SHOP);
        JsonPointer place = JsonPointer.compile(pointer);
        JsonNode parent = document.at(place.head());
        if (parent instanceof ObjectNode object) {
            object.set(place.last().getMatchingProperty(), JsonText.parse(value));
        } else if (parent instanceof ArrayNode array && place.last().getMatchingIndex() < array.size()) {
            array.set(place.last().getMatchingIndex(), JsonText.parse(value));
        } else {
            ((ArrayNode) parent).add(JsonText.parse(value));
        }
        return JsonText.write(document);
    }

    private static String without(String pointer) {
        JsonNode document = JsonText.parse(SHOP);
        JsonPointer place = JsonPointer.compile(pointer);
        ((ObjectNode) document.at(place.head())).remove(place.last().getMatchingProperty());
        return JsonText.write(document);
    }

    @Test
    void theDocumentOfTheseTestsIsGood() {
        assertThat(Distribution.fromJson(SHOP).name()).isEqualTo("shop");
    }

    @Test
    void manyMistakesAreReportedTogetherInTheOrderOfTheForm() {
        String text = """
                {"name": "Shop", "enabled": "yes", "extra": 1,
                 "endpoints": [
                   {"type": "custom", "hostname": "cdn.shop.example."},
                   {"type": "wildcard", "certificate": {"type": "stored", "id": 7}, "viewerProtocol": "http"}],
                 "origins": [
                   {"type": "http", "id": "web", "host": "origin.shop.example", "port": 70000, "scheme": "ftp"},
                   {"type": "bucket", "id": "web", "bucket": "x"},
                   {"type": "ftp"}, 5],
                 "defaults": {"origin": "nowhere", "caching": {"type": "override", "ttl": -1}},
                 "rules": [
                   {"name": "one", "when": [], "then": {}},
                   {"name": "one", "when": [{"type": "path", "values": ["/a", 1, "b", "/a"]}, {"type": "scheme"}],
                    "then": {"origin": "missing", "cookies": "eat", "queryKey": {"type": "include", "names": []}}},
                   {"name": "two", "then": {"firewall": {"mode": "block", "level": 9}, "options": {"Fujitsu": [], "x": 1}}}]}
                """;

        assertThat(Complaints.pointersOf(() -> Distribution.fromJson(text)))
                .containsExactly(
                        "/extra",
                        "/name",
                        "/enabled",
                        "/endpoints/0/hostname",
                        "/endpoints/0/certificate",
                        "/endpoints/1/hostname",
                        "/endpoints/1/viewerProtocol",
                        "/endpoints/1/certificate/id",
                        "/endpoints/1/certificate/region",
                        "/origins/0/scheme",
                        "/origins/0/port",
                        "/origins/1/bucket",
                        "/origins/1/region",
                        "/origins/1/id",
                        "/origins/2/type",
                        "/origins/3",
                        "/defaults/origin",
                        "/defaults/caching/ttl",
                        "/rules/0/when",
                        "/rules/0/then",
                        "/rules/1/name",
                        "/rules/1/when/0/values/1",
                        "/rules/1/when/0/values/2",
                        "/rules/1/when/0/values/3",
                        "/rules/1/when/1/values",
                        "/rules/1/then/origin",
                        "/rules/1/then/queryKey/names",
                        "/rules/1/then/cookies",
                        "/rules/2/then/firewall/level",
                        "/rules/2/then/options/Fujitsu",
                        "/rules/2/then/options/Fujitsu",
                        "/rules/2/then/options/x",
                        "/rules/2/when");
    }

    @ParameterizedTest
    @CsvSource({
        "/name, /name",
        "/endpoints, /endpoints",
        "/origins, /origins",
        "/defaults, /defaults",
        "/defaults/origin, /defaults/origin",
        "/defaults/caching, /defaults/caching",
        "/defaults/caching/type, /defaults/caching/type",
        "/endpoints/0/type, /endpoints/0/type",
        "/endpoints/0/hostname, /endpoints/0/hostname",
        "/endpoints/0/certificate, /endpoints/0/certificate",
        "/endpoints/0/certificate/type, /endpoints/0/certificate/type",
        "/origins/0/type, /origins/0/type",
        "/origins/0/host, /origins/0/host",
        "/rules/0/name, /rules/0/name",
        "/rules/0/when, /rules/0/when",
        "/rules/0/then, /rules/0/then",
        "/rules/0/then/origin, /rules/0/then",
        "/rules/0/when/0/type, /rules/0/when/0/type",
        "/rules/0/when/0/values, /rules/0/when/0/values",
    })
    void whatIsMissingIsReportedWhereItBelongs(String removed, String pointer) {
        assertThat(Complaints.pointersOf(() -> Distribution.fromJson(without(removed))))
                .containsExactly(pointer);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/name | 1 | a string",
                "/description | [] | a string",
                "/enabled | 1 | true or false",
                "/endpoints | {} | an array of endpoints",
                "/endpoints/0 | \"cdn.shop.example\" | an object",
                "/endpoints/0/certificate | \"managed\" | an object",
                "/endpoints/0/options | [] | an object",
                "/origins | null | an array of origins",
                "/origins/0/port | \"443\" | 1–65535",
                "/origins/0/hostHeader | \"viewer\" | an object",
                "/defaults/caching | \"no-store\" | an object",
                "/defaults/queryKey | null | an object",
                "/defaults/cookies | true | a string",
                "/rules | {} | an array of rules",
                "/rules/0/when | {} | an array of conditions",
                "/rules/0/when/0 | null | an object",
                "/rules/0/when/0/values | \"/a\" | an array of strings",
                "/rules/0/when/0/values/0 | null | a string",
                "/rules/0/when/0/negated | 0 | true or false",
                "/rules/0/then | [] | an object",
                "/options | true | an object",
                "/format | 1 | the string \"anyedge/1\"",
            })
    void aWrongTypeIsReportedOnceWithTheRightOne(String pointer, String value, String needed) {
        assertThat(complaintAbout(pointer, value))
                .startsWith(pointer + ": Found ")
                .endsWith("; needed is " + needed);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/format | \"anyedge/2\" | /format",
                "/endpoints | [] | /endpoints",
                "/origins/0/port | 0 | /origins/0/port",
                "/origins/0/port | 65536 | /origins/0/port",
                "/origins/0/port | 4294967739 | /origins/0/port",
                "/origins/0/port | 1e400 | /origins/0/port",
                "/origins/0/port | 80.5 | /origins/0/port",
                "/origins/0/basePath | \"base\" | /origins/0/basePath",
                "/origins/0/hostHeader | {\"type\":\"fixed\"} | /origins/0/hostHeader/value",
                "/origins/0/hostHeader | {\"type\":\"fixed\",\"value\":\"A\"} | /origins/0/hostHeader/value",
                "/origins/0/hostHeader | {\"type\":\"viewer\",\"value\":\"a\"} | /origins/0/hostHeader/value",
                "/origins/0/reachableAs | {\"host\":\"a\"} | /origins/0/reachableAs",
                "/defaults/caching | {\"type\":\"override\"} | /defaults/caching/ttl",
                "/defaults/caching | {\"type\":\"override\",\"ttl\":0.5} | /defaults/caching/ttl",
                "/defaults/caching | {\"type\":\"override\",\"ttl\":315360001} | /defaults/caching/ttl",
                "/defaults/caching | {\"type\":\"honor-origin\",\"ttl\":1} | /defaults/caching/ttl",
                "/defaults/ipAccess | {\"type\":\"allow\"} | /defaults/ipAccess/values",
                "/defaults/ipAccess | {\"type\":\"allow\",\"values\":[\"10.0.0.1/8\"]} | /defaults/ipAccess/values/0",
                "/defaults/ipAccess | {\"type\":\"deny\",\"values\":[1,\"x\"]} | /defaults/ipAccess/values/0 "
                        + "/defaults/ipAccess/values/1",
                "/defaults/geoAccess | {\"type\":\"allow\"} | /defaults/geoAccess",
                "/defaults/geoAccess | {\"type\":\"deny\",\"regions\":[\"US\"]} | /defaults/geoAccess/regions/0",
                "/defaults/geoAccess | {\"type\":\"unrestricted\",\"countries\":[]} | /defaults/geoAccess/countries",
                "/defaults/refererAccess | {\"type\":\"allow\",\"values\":[\"\"]} | /defaults/refererAccess/values/0",
                "/defaults/originPath | {\"type\":\"replace\",\"from\":\"/a\"} | /defaults/originPath/to "
                        + "/defaults/originPath/from",
                "/defaults/firewall | {\"mode\":\"block\"} | /defaults/firewall/level",
                "/defaults/firewall | {\"mode\":\"off\",\"level\":1} | /defaults/firewall/level",
                "/defaults/firewall | {\"level\":1} | /defaults/firewall/mode",
                "/defaults/tokenAuth | {\"type\":\"edge-auth\"} | /defaults/tokenAuth/name "
                        + "/defaults/tokenAuth/algorithm /defaults/tokenAuth/key",
                "/defaults/tokenAuth | {\"type\":\"url-hash\",\"secrets\":[]} | /defaults/tokenAuth/secrets",
                "/defaults/tokenAuth | {\"type\":\"url-hash\",\"secrets\":[1,\"x\"]} | /defaults/tokenAuth/secrets/0 "
                        + "/defaults/tokenAuth/secrets/1",
                "/defaults/tokenAuth | {\"type\":\"url-hash\",\"secrets\":[\"env:A\"],\"hashName\":\"nva\"} | "
                        + "/defaults/tokenAuth/hashName",
                "/rules/0/when/0/values | [] | /rules/0/when/0/values",
                "/rules/0/when/0/values | [\"/a\",\"/a\"] | /rules/0/when/0/values/1",
                "/rules/0/when/0/type | \"path-regex\" | ",
                "/rules/0/then/origin | \"no id\" | /rules/0/then/origin",
                "/rules/0/then/options | {\"a\":{}} | ",
                "/rules/0/then | {\"options\":{}} | /rules/0/then",
                "/options | {\"scaleway\":\"x\"} | /options/scaleway",
                "/options | {\"a/b\":{}} | /options/a~1b",
            })
    void aBadValueIsReportedInItsPlace(String pointer, String value, String pointers) {
        String text = with(pointer, value);

        if (pointers == null) {
            assertThat(Distribution.fromJson(text)).isNotNull();
        } else {
            assertThat(Complaints.pointersOf(() -> Distribution.fromJson(text))).containsExactly(pointers.split(" "));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/viewerProtocols, ''",
        "/endpoints/0/viewerprotocol, viewerProtocol",
        "/endpoints/0/certificat, certificate",
        "/origins/0/bucket, ''",
        "/defaults/querykey, queryKey",
        "/rules/0/than, then",
        "/rules/0/when/0/negate, negated",
        "/a~1b~0c, ''",
    })
    void anUnknownMemberIsReportedWithWhatWasPerhapsMeant(String pointer, String near) {
        assertThat(complaintAbout(pointer, "1"))
                .startsWith(pointer + ": The member ")
                .contains(near.isEmpty() ? "is unknown; allowed are " : "is unknown; did you mean " + near + "?");
    }

    @Test
    void anUnknownMemberOfAnyObjectIsTheOnlyComplaint() {
        long seed = 33;
        Distributions random = Distributions.seeded(seed);
        for (int i = 0; i < 100; i++) {
            JsonNode document = JsonText.parse(random.next().toJson());
            for (String pointer : objectsIn(document, "")) {
                JsonNode broken = document.deepCopy();
                ((ObjectNode) broken.at(pointer)).put("nobodyKnows", 1);

                assertThat(Complaints.pointersOf(() -> Distribution.fromJson(JsonText.write(broken))))
                        .as("seed %d, case %d: %s", seed, i, broken)
                        .containsExactly(pointer + "/nobodyKnows");
            }
        }
    }

    private static List<String> objectsIn(JsonNode node, String pointer) {
        List<String> pointers = new ArrayList<>();
        if (node.isObject()) {
            pointers.add(pointer);
            node.properties().forEach(member -> {
                if (!member.getKey().equals("options")) {
                    pointers.addAll(objectsIn(member.getValue(), pointer + "/" + member.getKey()));
                }
            });
        }
        for (int i = 0; i < node.size() && node.isArray(); i++) {
            pointers.addAll(objectsIn(node.get(i), pointer + "/" + i));
        }
        return pointers;
    }

    @Test
    void anUnknownTypeIsReportedWithThoseThatThereAre() {
        assertThat(complaintAbout("/defaults/caching", "{\"type\":\"no-stor\"}"))
                .isEqualTo("/defaults/caching/type: The type is \"no-stor\"; allowed is one of honor-origin, override, "
                        + "no-store, bypass, revalidate; did you mean no-store?");
    }

    @Test
    void anUnknownOriginIsReportedEvenWhereEverythingElseIsBroken() {
        String text = """
                {"origins": [{"type": "http", "id": "web", "host": "BAD"}, {"id": "other"}, {}],
                 "defaults": {"origin": "web"},
                 "rules": [{}, {"then": {"origin": "other"}}, {"when": 1, "then": {"origin": "none", "caching": 1}}]}
                """;

        assertThat(Complaints.of(() -> Distribution.fromJson(text)))
                .filteredOn(violation -> violation.allowed().startsWith("the id of an origin of this"))
                .extracting(Violation::pointer)
                .containsExactly("/rules/2/then/origin");
    }

    @Test
    void originsThatCannotBeReadAreNotTakenForUnknown() {
        assertThat(Complaints.pointersOf(() -> Distribution.fromJson(with("/origins", "7"))))
                .containsExactly("/origins");
    }

    @Test
    void anIdThatComesFromTheHostIsKnown() {
        String text = JsonText.write(JsonText.parse(SHOP)).replace("\"id\":\"web\",", "");

        assertThat(Complaints.pointersOf(() -> Distribution.fromJson(text)))
                .containsExactly("/defaults/origin", "/rules/0/then/origin");
        assertThat(Distribution.fromJson(text.replace("\"origin\":\"web\"", "\"origin\":\"origin.shop.example\""))
                        .origins())
                .extracting(Origin::id)
                .containsExactly("origin.shop.example");
    }

    @Test
    void namesThatStandTwiceAreReportedAlsoInBrokenObjects() {
        String text = """
                {"name": "shop",
                 "endpoints": [{"type": "custom", "hostname": "a.example"}, {"type": "custom", "hostname": "a.example"}],
                 "origins": [{"type": "http", "id": "web"}, {"type": "bucket", "id": "web"}],
                 "defaults": 1,
                 "rules": [{"name": "x"}, {"name": "x"}]}
                """;

        assertThat(Complaints.of(() -> Distribution.fromJson(text)))
                .filteredOn(violation -> violation.message().contains("is used twice"))
                .extracting(Violation::pointer)
                .containsExactly("/endpoints/1/hostname", "/origins/1/id", "/rules/1/name");
    }

    @Test
    void aMemberThatStandsTwiceIsReportedWithTheOtherMistakes() {
        String text = SHOP.replace("\"name\": \"shop\"", "\"name\": \"Shop\", \"name\": \"shop\"")
                .replace("\"host\": ", "\"host\": \"a\", \"host\": ");

        assertThat(Complaints.pointersOf(() -> Distribution.fromJson(text)))
                .containsExactly("/name", "/origins/0/host", "/name");
    }

    @Test
    void textThatIsNoJsonIsReportedWithLineAndColumn() {
        assertThat(Complaints.theOneOf(() -> Distribution.fromJson("{\n  \"name\": shop\n}")))
                .startsWith("/: The text is not JSON at line 2, column ");
    }

    @ParameterizedTest
    @CsvSource({"[]", "null", "1", "'\"shop\"'"})
    void aDocumentThatIsNoObjectIsRefused(String text) {
        assertThat(Complaints.pointersOf(() -> Distribution.fromJson(text))).containsExactly("");
    }

    @Test
    void aPlanIsNotMistakenForADistribution() {
        assertThat(Complaints.theOneOf(
                        () -> Distribution.fromJson("{\"format\": \"anyedge-plan/1\", \"calls\": 9, \"changes\": []}")))
                .isEqualTo("/format: The format is \"anyedge-plan/1\"; allowed is \"anyedge/1\"");
    }

    @Test
    void aDocumentThatIsNestedTooDeepIsRefused() {
        String options = "{\"a\":{\"x\":" + "[".repeat(1_000) + "]".repeat(1_000) + "}}";

        assertThat(Complaints.theOneOf(
                        () -> Distribution.fromJson(SHOP.replaceFirst("\\{", "{\"options\": " + options + ","))))
                .contains("nested deeper than 120 levels");
    }

    @Test
    void optionsMayNestAsDeepAsAJsonValueAndNoDeeper() {
        String deep = "{\"x\":" + "[".repeat(99) + "]".repeat(99) + "}";
        Distribution distribution = Distribution.fromJson(with("/rules/0/then/options", "{\"a\":" + deep + "}"));

        assertThat(Distribution.fromJson(distribution.toJson())).isEqualTo(distribution);
        assertThat(Complaints.pointersOf(() -> Distribution.fromJson(with("/options", "{\"a\":{\"x\":" + deep + "}}"))))
                .containsExactly("/options/a");
    }

    @Test
    void aSecretInPlaceOfAReferenceIsRefusedAndNotRepeated() {
        String token = "{\"type\":\"edge-auth\",\"name\":\"t\",\"algorithm\":\"SHA256\",\"key\":%s}";
        for (String key : List.of("\"hunter2\"", "\"env:hunter2!\"", "\"00ff11ee-hunter2\"", "[\"hunter2\"]", "\"\"")) {
            Throwable refusal = org.assertj.core.api.Assertions.catchThrowable(
                    () -> Distribution.fromJson(with("/defaults/tokenAuth", token.formatted(key))));

            assertThat(refusal).isInstanceOf(ValidationException.class);
            assertThat(refusal.toString() + ((ValidationException) refusal).violations())
                    .contains("/defaults/tokenAuth/key")
                    .doesNotContain("hunter2");
        }
    }

    @Test
    void aMutatedTextIsADistributionOrRefused() throws IOException {
        long seed = 31;
        Random random = new Random(seed);
        String everything = DistributionJsonTest.resource("everything.json");
        String odd = "{}[]\",:\\ \u0000é0-.eE/*ntf\ud83d";
        int refused = 0;
        for (int i = 0; i < 2_000; i++) {
            StringBuilder text = new StringBuilder(everything);
            for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
                int at = random.nextInt(text.length());
                char c = odd.charAt(random.nextInt(odd.length()));
                switch (random.nextInt(4)) {
                    case 0 -> text.deleteCharAt(at);
                    case 1 -> text.insert(at, c);
                    case 2 -> text.setCharAt(at, c);
                    default -> text.delete(at, Math.min(text.length(), at + random.nextInt(40)));
                }
            }
            try {
                assertThat(Distribution.fromJson(text.toString())).isNotNull();
            } catch (ValidationException e) {
                assertThat(e.violations())
                        .as("seed %d, case %d: %s", seed, i, text)
                        .isNotEmpty();
                refused++;
            } catch (RuntimeException e) {
                throw new AssertionError("seed " + seed + ", case " + i + ": " + text, e);
            }
        }
        assertThat(refused).isGreaterThan(700);
    }

    @Test
    void aMutatedDocumentIsADistributionOrRefusedWithPlacesThatAreThere() throws IOException {
        long seed = 32;
        JsonMutations mutations = new JsonMutations(seed);
        JsonNode everything = JsonText.parse(DistributionJsonTest.resource("everything.json"));
        for (int i = 0; i < 2_000; i++) {
            JsonNode document = mutations.mutate(mutations.mutate(mutations.mutate(everything)));
            try {
                Distribution read = Distribution.fromJson(JsonText.write(document));
                assertThat(Distribution.fromJson(read.toJson()))
                        .as("seed %d, case %d", seed, i)
                        .isEqualTo(read);
            } catch (ValidationException e) {
                assertThat(e.violations()).isNotEmpty().allSatisfy(violation -> {
                    JsonPointer place = JsonPointer.compile(violation.pointer());
                    JsonNode parent = place.matches() ? document : document.at(place.head());
                    assertThat(parent.isMissingNode())
                            .as("%s in %s", violation, document)
                            .isFalse();
                });
                assertThat(e.violations()).as("seed %d, case %d", seed, i).doesNotHaveDuplicates();
            } catch (RuntimeException e) {
                throw new AssertionError("seed " + seed + ", case " + i + ": " + document, e);
            }
        }
    }
}
