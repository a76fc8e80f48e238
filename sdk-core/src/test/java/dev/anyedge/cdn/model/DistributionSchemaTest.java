package dev.anyedge.cdn.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import dev.anyedge.cdn.error.ValidationException;
import dev.anyedge.cdn.error.Violation;
import dev.anyedge.cdn.internal.json.JsonText;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The shipped JSON Schema and the reader say the same, but for the rules that a schema cannot say, listed here. */
class DistributionSchemaTest {
    private static final long SEED = 20_261_122;

    // The patterns are ECMA-262, as JSON Schema has it: there '$' is the very end, in Java also before a last line
    // break.
    private static final JsonSchema SCHEMA = JsonSchemaFactory.getInstance(VersionFlag.V202012)
            .getSchema(
                    Distribution.jsonSchema(),
                    SchemaValidatorsConfig.builder()
                            .regularExpressionFactory(
                                    regex -> Pattern.compile(regex.replaceAll("\\$(?=\\)|$)", "\\\\z"))
                                            .asPredicate()::test)
                            .build());

    /** How the violations begin that no schema reports: what is compared across the document, and three grammars. */
    private static final List<String> BEYOND_A_SCHEMA = List.of(
            // names and values that stand once
            "The host name .* is used twice.*",
            "The origin's id .* is used twice.*",
            "The rule's name .* is used twice.*",
            "The range .* stands here a second time.*", // in another spelling
            // references
            "The origin .* allowed is the id of an origin of this distribution.*",
            // the names of a token's arguments differ
            "The argument .* allowed is another name than .*",
            // regular expressions
            "The regular expression .*",
            // IPv6 addresses, and bits behind a prefix
            "The range .* allowed is an IPv4 or IPv6 address.*",
            "The host is \"[0-9a-f:.]*:[0-9a-f:.]*\"; .*",
            "The host to connect to is \"[0-9a-f:.]*:[0-9a-f:.]*\"; .*",
            "The host header is \"\\[.*");

    @Test
    void theSchemaIsItselfValid() {
        JsonSchema metaSchema = JsonSchemaFactory.getInstance(VersionFlag.V202012)
                .getSchema(java.net.URI.create("https://json-schema.org/draft/2020-12/schema"));

        assertThat(metaSchema.validate(JsonText.parse(Distribution.jsonSchema())))
                .isEmpty();
    }

    @Test
    void theDocumentThatShowsEveryMemberIsValid() throws IOException {
        assertThat(schemaComplaints(JsonText.parse(DistributionJsonTest.resource("everything.json"))))
                .isEmpty();
    }

    @Test
    void whateverTheWriterEmitsIsValid() {
        Distributions random = Distributions.seeded(SEED);
        for (int i = 0; i < 150; i++) {
            String json = random.next().toJson();

            assertThat(schemaComplaints(JsonText.parse(json)))
                    .as("seed %d, case %d: %s", SEED, i, json)
                    .isEmpty();
        }
    }

    @Test
    void aDocumentWithAMistakeIsRefusedByBothOrByNeither() throws IOException {
        Distributions random = Distributions.seeded(SEED);
        JsonMutations mutations = new JsonMutations(SEED);
        JsonNode everything = JsonText.parse(DistributionJsonTest.resource("everything.json"));
        int refusedByBoth = 0;
        int refusedByNeither = 0;
        Set<String> refusedByReaderAlone = new TreeSet<>();
        for (int i = 0; i < 1_000; i++) {
            JsonNode valid =
                    i % 2 == 0 ? everything : JsonText.parse(random.next().toJson());
            JsonNode document = mutations.mutate(valid);
            String text = JsonText.write(document);

            Set<ValidationMessage> complaints = schemaComplaints(document);
            List<Violation> violations = readerComplaints(text);

            if (violations.isEmpty()) {
                assertThat(complaints)
                        .as("seed %d, case %d: accepted by the reader: %s", SEED, i, text)
                        .isEmpty();
                refusedByNeither++;
            } else if (complaints.isEmpty()) {
                assertThat(violations)
                        .as("seed %d, case %d: accepted by the schema: %s", SEED, i, text)
                        .allSatisfy(violation -> {
                            String rule = BEYOND_A_SCHEMA.stream()
                                    .filter(pattern -> violation.message().matches(pattern))
                                    .findFirst()
                                    .orElseThrow(() -> new AssertionError(violation));
                            refusedByReaderAlone.add(rule);
                        });
            } else {
                refusedByBoth++;
            }
        }
        assertThat(refusedByBoth).isGreaterThan(500);
        assertThat(refusedByNeither).isGreaterThan(50);
        assertThat(refusedByReaderAlone).hasSizeGreaterThan(2);
    }

    /** One document for each rule in {@link #BEYOND_A_SCHEMA}. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "The host name | \"type\": \"custom\" | \"type\": \"custom\", \"hostname\": \"cdn.shop.example\", "
                        + "\"certificate\": {\"type\": \"managed\"}}, {\"type\": \"custom\"",
                "The origin's id | \"id\": \"lb\" | \"id\": \"web\"",
                "The rule's name | \"name\": \"images\" | \"name\": \"api\"",
                "The range | \"2001:db8::/32\" | \"2001:db8::/32\", \"2001:DB8:0::/32\"",
                "The origin | \"origin\": \"assets\" | \"origin\": \"nowhere\"",
                "The argument | \"type\": \"edge-auth\", \"name\": \"vt\", \"algorithm\": \"SHA256\", \"key\": "
                        + "\"env:SHOP_TOKEN_KEY\" | \"type\": \"url-hash\", \"secrets\": [\"env:A\"], "
                        + "\"hashName\": \"nva\"",
                "The regular expression | {\"type\": \"path\", \"values\": [\"/api/*\"]} | "
                        + "{\"type\": \"path-regex\", \"values\": [\"(?=x)\"]}",
                "The range | 203.0.113.0/24 | 203.0.113.7/24",
                "The host is | \"host\": \"origin.shop.example\" | \"host\": \"1:2\"",
                "The host to connect to | lb7.shop.example | ::1::",
                "The host header | shop.internal | [1::2::3]",
            })
    void whatASchemaCannotSayIsRefusedByTheReader(String complaint, String found, String replacement)
            throws IOException {
        String text = DistributionJsonTest.resource("everything.json").replaceFirst(Pattern.quote(found), replacement);

        assertThat(schemaComplaints(JsonText.parse(text))).isEmpty();
        assertThat(readerComplaints(text)).singleElement().satisfies(violation -> {
            assertThat(violation.message()).startsWith(complaint);
            assertThat(violation.message())
                    .matches(message -> BEYOND_A_SCHEMA.stream().anyMatch(message::matches));
        });
    }

    private static Set<ValidationMessage> schemaComplaints(JsonNode document) {
        return SCHEMA.validate(document);
    }

    private static List<Violation> readerComplaints(String text) {
        try {
            Distribution.fromJson(text);
            return List.of();
        } catch (ValidationException e) {
            assertThat(e.violations()).isNotEmpty();
            return e.violations();
        }
    }
}
