package dev.anyedge.lumen.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.anyedge.cdn.error.ValidationException;
import dev.anyedge.cdn.error.Violation;
import dev.anyedge.cdn.internal.json.JsonText;
import dev.anyedge.cdn.model.SecretRef;
import dev.anyedge.cdn.secret.SecretSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ServiceImageTest {
    private static final SecretSource NO_SECRETS = reference -> {
        throw new AssertionError("asked for " + reference);
    };

    private final ServiceImage image = ServiceImage.fromJson(Images.everyMember());

    @Test
    void everyMemberComesBackAsItWasRead() {
        String wire = image.toWireJson(InferredShapes.proposed(), NO_SECRETS);
        assertThat(JsonText.canonical(wire)).isEqualTo(JsonText.canonical(Images.everyMember()));
    }

    @Test
    void everyElementComesBackWhenItStandsAlone() {
        JsonNode root = JsonText.parse(Images.everyMember());
        root.properties().forEach(member -> {
            ObjectNode alone = ((ObjectNode) root).objectNode();
            alone.set(member.getKey(), member.getValue());
            String json = JsonText.write(alone);
            ServiceImage read = ServiceImage.fromJson(json);
            assertThat(JsonText.canonical(read.toWireJson(InferredShapes.proposed(), NO_SECRETS)))
                    .isEqualTo(JsonText.canonical(json));
        });
    }

    @Test
    void signedAndUnknownMembersComeBackByteForByte() {
        JsonNode before = JsonText.parse(Images.everyMember());
        JsonNode after = JsonText.parse(image.toWireJson(InferredShapes.proposed(), NO_SECRETS));
        for (String pointer : List.of(
                "/aliasDefinitions/0",
                "/luaDefinitions/0",
                "/aliasDefinitions/1/zone",
                "/matchGroups/1/matchRules/0/geoFence",
                "/matchGroups/1/matchRules/1/features/brandNew",
                "/matchGroups/1/matchRules/2/features/qshMode",
                "/futureDefinitions",
                "/originDefinitions/1/timeoutSeconds")) {
            assertThat(JsonText.write(after.at(pointer)))
                    .as(pointer)
                    .isEqualTo(JsonText.write(before.at(pointer)))
                    .isNotEmpty();
        }
    }

    @Test
    void theDocumentIsAsTheSchemaSaysAndBreaksNoRule() {
        assertThat(Images.schemaViolations(Images.everyMember().replace("\"odd\"", "true")))
                .isEmpty();
        assertThat(ImageRules.violations(image)).isEmpty();
    }

    @Test
    void featuresAreReadByType() {
        RuleFeatures features =
                image.matchGroup(31001).orElseThrow().matchRules().get(0).features();
        assertThat(features.ignoreQuery()).contains(true);
        assertThat(features.cacheControl().orElseThrow().internal()).isEqualTo("6h");
        assertThat(features.geoBlocking().orElseThrow().allow()).isFalse();
        assertThat(features.geoBlocking().orElseThrow().ipExceptionIds()).containsExactly(5L);
        assertThat(features.ipBlocking().orElseThrow().allow()).isTrue();
        assertThat(features.tokenAuth().orElseThrow().tokenAuthId()).isEqualTo(6);
        assertThat(features.other()).isEmpty();
    }

    @Test
    void aFeatureInAnotherFormIsKeptAsItIs() {
        RuleFeatures features =
                image.matchGroup(31001).orElseThrow().matchRules().get(2).features();
        assertThat(features.ignoreQuery()).isEmpty();
        assertThat(features.other()).containsOnlyKeys("qshMode");
    }

    @Test
    void secretsAreNeverPrinted() {
        assertThat(image.toJson()).doesNotContain("not-a-real-secret").contains("redacted:");
        assertThat(image.toString()).doesNotContain("not-a-real-secret");
        assertThat(image.tokenDefinitions().toString()).doesNotContain("not-a-real-secret");
        ServiceImage printed = ServiceImage.fromJson(image.toJson());
        assertThat(printed.tokenDefinitions().get(0).secrets().get(0).secret().reference())
                .isEqualTo(image.tokenDefinitions()
                        .get(0)
                        .secrets()
                        .get(0)
                        .secret()
                        .reference());
    }

    @Test
    void secretsAreLookedUpWhenTheImageIsWritten() {
        ServiceImage referring =
                ServiceImage.fromJson(Images.everyMember().replace("not-a-real-secret", "env:VOD_SECRET"));
        assertThat(referring.toJson()).contains("env:VOD_SECRET");
        assertThat(referring.toWireJson(InferredShapes.proposed(), reference -> {
                    assertThat(reference).isEqualTo(SecretRef.env("VOD_SECRET"));
                    return "from-the-environment";
                }))
                .contains("from-the-environment")
                .doesNotContain("VOD_SECRET");
    }

    @Test
    void keysAndPlacesOfInferredPartsCanBeReplaced() {
        InferredShapes other = InferredShapes.builder()
                .key(FeatureKind.GEO_BLOCKING, "geoRestrictions")
                .placement(FeatureKind.GEO_BLOCKING, InferredShapes.Placement.RULE)
                .section(DefinitionKind.IP, "ipGroups")
                .build();
        String json = image.toWireJson(other, NO_SECRETS);
        JsonNode rule = JsonText.parse(json).at("/matchGroups/1/matchRules/0");
        assertThat(rule.path("geoRestrictions").path("action").textValue()).isEqualTo("deny");
        assertThat(rule.path("features").has("geoBlocking")).isFalse();
        assertThat(JsonText.parse(json).path("ipGroups")).hasSize(1);
        assertThat(ServiceImage.fromJson(json, other)).isEqualTo(image);
    }

    @Test
    void allWrongTypesAreToldAtOnceWithPointers() {
        assertThatThrownBy(() -> ServiceImage.fromJson("""
                        {"reportingIds": {"id": 1}, "originDefinitions": [{"id": -1, "protocol": "FTP", "port": 70000}],
                         "aliasDefinitions": [{"id": 1, "originId": "x", "reportingId": 1, "protocol": [], "aliases": [""]}],
                         "matchGroups": [{"id": 0}, 7]}
                        """))
                .isInstanceOfSatisfying(ValidationException.class, e -> assertThat(e.violations())
                        .extracting(Violation::pointer)
                        .contains(
                                "/reportingIds",
                                "/originDefinitions/0/id",
                                "/originDefinitions/0/protocol",
                                "/originDefinitions/0/host",
                                "/originDefinitions/0/port",
                                "/aliasDefinitions/0/originId",
                                "/aliasDefinitions/0/protocol",
                                "/aliasDefinitions/0/aliases/0",
                                "/matchGroups/0/matchRules",
                                "/matchGroups/1"));
    }

    @ParameterizedTest
    @CsvSource({
        "/, REGEX, false, /",
        "/api/, REGEX, false, /api/",
        "*= *.mp4, GLOB, false, *.mp4",
        "!== /a, EQUAL, true, /a",
        "%= /A, EQUAL_IGNORING_CASE, false, /A",
        "%* /A*, GLOB_IGNORING_CASE, false, /A*",
        "!/private, REGEX, true, /private"
    })
    void expressionsAreReadAndWritten(String text, PathExpression.Operator operator, boolean negated, String pattern) {
        PathExpression expression = PathExpression.parse(text);
        assertThat(expression).isEqualTo(new PathExpression(operator, negated, pattern));
        assertThat(expression.text()).isEqualTo(text);
    }

    // ---- the numbered rules ----

    record Broken(String rule, String pointer, java.util.function.Consumer<ObjectNode> how) {
        @Override
        public String toString() {
            return rule + " at " + pointer;
        }
    }

    static Stream<Broken> broken() {
        return Stream.of(
                new Broken("R1", "/geoDefinitions/1/id", root -> array(root, "/geoDefinitions")
                        .add(root.at("/geoDefinitions/0").deepCopy())),
                new Broken("R1", "/matchGroups/1/matchRules/1/id", root -> object(root, "/matchGroups/1/matchRules/1")
                        .put("id", 310010)),
                new Broken("R3", "/originDefinitions/1/id", root -> array(root, "/reportingIds")
                        .remove(1)),
                new Broken("R4", "/reportingIds/0/name", root -> object(root, "/reportingIds/0")
                        .put("name", "m.shop.example.org")),
                new Broken("R5", "/originDefinitions/1/id", root -> object(root, "/matchGroups/0/matchRules/1/features")
                        .remove("trafficType")),
                new Broken("R6", "/matchGroups/2/id", root -> object(root, "/matchGroups/2")
                        .put("id", 5)),
                new Broken("R7", "/aliasDefinitions/1/originId", root -> object(root, "/aliasDefinitions/1")
                        .put("originId", 5)),
                new Broken("R7", "/matchGroups/1/matchRules/0/features", root -> object(root, "/geoDefinitions/0")
                        .put("id", 5)),
                new Broken("R8", "/aliasDefinitions/1/aliases/2", root -> array(root, "/aliasDefinitions/1/aliases")
                        .add("M.shop.example.org")),
                new Broken("R9", "/geoDefinitions/0/countryCodes", root -> {
                    for (char c = 'A'; c < 'L'; c++) {
                        array(root, "/geoDefinitions/0/countryCodes").add("A" + c);
                    }
                }),
                new Broken("R9", "/logEndpoints", root -> {
                    for (int i = 2; i < 23; i++) {
                        array(root, "/logEndpoints").addObject().put("id", i).put("name", "log" + i);
                    }
                }),
                new Broken("R9", "/tokenAuthDefinitions/0/secrets", root -> {
                    for (int i = 0; i < 10; i++) {
                        array(root, "/tokenAuthDefinitions/0/secrets")
                                .addObject()
                                .put("id", i)
                                .put("secret", "s" + i);
                    }
                }),
                new Broken("R10", "/aliasDefinitions/1/protocol", root -> array(root, "/aliasDefinitions/1/protocol")
                        .add("HTTPS")),
                new Broken("R12", "", root -> root.putArray("aliasDefinitions")));
    }

    @ParameterizedTest
    @MethodSource("broken")
    void aBrokenRuleIsToldWithItsNumber(Broken broken) {
        ObjectNode root = (ObjectNode) JsonText.parse(Images.everyMember());
        broken.how().accept(root);
        List<Violation> violations = ImageRules.violations(ServiceImage.fromJson(JsonText.write(root)));
        assertThat(violations).anySatisfy(violation -> {
            assertThat(violation.message()).startsWith(broken.rule() + ": ");
            assertThat(violation.pointer()).isEqualTo(broken.pointer());
        });
        if (!broken.rule().equals("R12")
                && !broken.rule().equals("R6")
                && !broken.pointer().endsWith("originId")) {
            assertThat(violations).hasSize(1);
        }
    }

    @Test
    void originIdsOfOtherConfigurationsAreReused() {
        assertThat(ImageRules.reusedOrigins(image, Set.of(31002L, 5L)))
                .singleElement()
                .satisfies(violation -> {
                    assertThat(violation.message()).startsWith("R2: ");
                    assertThat(violation.pointer()).isEqualTo("/originDefinitions/1/id");
                });
    }

    @Test
    void whatSupportOwnsMayNotChange() {
        ServiceImage without = ServiceImage.builder()
                .from(image)
                .luaDefinitions(List.of())
                .aliasDefinitions(image.aliasDefinitions().subList(1, 2))
                .build();
        assertThat(ImageRules.changedSupportOwned(image, without))
                .extracting(Violation::message)
                .allMatch(message -> message.startsWith("R11: "))
                .hasSize(2);
        assertThat(ImageRules.changedSupportOwned(image, image)).isEmpty();
    }

    @Test
    void aPartOfAnImageMayLackTheRest() {
        JsonNode root = JsonText.parse(Images.everyMember());
        List<String> broken = new ArrayList<>();
        root.properties().forEach(member -> {
            ObjectNode alone = ((ObjectNode) root).objectNode();
            alone.set(member.getKey(), member.getValue());
            ImageRules.violationsOfPart(ServiceImage.fromJson(JsonText.write(alone)))
                    .forEach(violation -> broken.add(violation.toString()));
        });
        assertThat(broken).isEmpty();
    }

    private static ArrayNode array(ObjectNode root, String pointer) {
        return (ArrayNode) root.at(pointer);
    }

    private static ObjectNode object(ObjectNode root, String pointer) {
        return (ObjectNode) root.at(pointer);
    }
}
