package dev.anyedge.scaleway.translate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.anyedge.cdn.error.ValidationException;
import dev.anyedge.cdn.model.Distribution;
import dev.anyedge.cdn.model.Distributions;
import dev.anyedge.cdn.translation.Finding;
import dev.anyedge.cdn.translation.Severity;
import dev.anyedge.cdn.translation.Translation;
import dev.anyedge.cdn.translation.TranslationContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Nothing in a distribution disappears: every member either shows in the document or is named by a finding. */
class NoSilentLossTest {
    private static final long SEED = 20260826;
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Names stand for nothing: one finding says that none is kept. */
    private static final List<String> NAMES = List.of("/origins", "/rules");

    private final StageChainTranslator translator = StageChainTranslator.create();

    /** Every member of the model once, as far as one distribution can hold them. */
    private static final String EVERYTHING = """
            {
              "name": "shop", "description": "a shop", "enabled": true,
              "endpoints": [
                {"type": "custom", "hostname": "cdn.shop.example", "viewerProtocol": "redirect-to-https",
                 "certificate": {"type": "stored", "id": "s-1", "region": "fr-par"},
                 "options": {"scaleway": {"fullPrivate": true}}}],
              "origins": [
                {"type": "bucket", "id": "assets", "bucket": "my-bucket", "region": "fr-par", "website": true,
                 "reachableAs": {"scheme": "https", "host": "my-bucket.example"}},
                {"type": "load-balancer", "id": "lb", "loadBalancer": "lb-1", "frontend": "fe-1", "zone": "fr-par-1",
                 "tls": true, "hostHeader": {"type": "fixed", "value": "shop.internal"}, "websocket": true,
                 "options": {"scaleway": {"privateNetworkId": "n-1"}}},
                {"type": "serverless", "id": "fn", "kind": "function", "resource": "f-1", "region": "fr-par"},
                {"type": "http", "id": "unused", "scheme": "https", "host": "web.example", "port": 8443,
                 "basePath": "/x/", "hostHeader": {"type": "viewer"}, "connectTo": "lb.example"}],
              "defaults": {"origin": "assets", "caching": {"type": "honor-origin", "defaultTtl": 1800},
                "queryKey": {"type": "all"}, "cookies": "ignore", "ipAccess": {"type": "unrestricted"},
                "geoAccess": {"type": "unrestricted"}, "refererAccess": {"type": "unrestricted"},
                "tokenAuth": {"type": "none"}, "originPath": {"type": "none"},
                "firewall": {"mode": "block", "level": 2}},
              "rules": [
                {"name": "one", "when": [{"type": "path", "values": ["/api/*", "/v1/*"]},
                   {"type": "method", "values": ["GET", "POST"], "negated": true}],
                 "then": {"origin": "fn", "firewall": {"mode": "log", "level": 1}}},
                {"name": "two", "when": [{"type": "extension", "values": ["jpg"]}, {"type": "host",
                   "values": ["cdn.shop.example"]}], "then": {"origin": "lb"}},
                {"name": "three", "when": [{"type": "file-name", "values": ["robots.txt"]}],
                 "then": {"firewall": {"mode": "off"}}},
                {"name": "four", "when": [{"type": "path-regex", "values": ["/x[0-9]+"]}], "then": {"origin": "fn"}}],
              "options": {"scaleway": {"pipelineName": "Shop"}, "fujitsu": {"x": 1}}
            }""";

    @Test
    void everyMemberThatIsChangedShowsInTheDocumentOrIsReported() throws Exception {
        JsonNode root = JSON.readTree(EVERYTHING);
        Distribution original = Distribution.fromJson(EVERYTHING);
        String before = seen(original);
        List<String> pointers = new ArrayList<>();
        leaves(root, "", pointers);
        assertThat(translator.translate(original, TranslationContext.strict()).document())
                .isPresent();
        assertThat(pointers).hasSizeGreaterThan(75);
        int changed = 0;
        for (String pointer : pointers) {
            for (JsonNode other : others(root.at(pointer))) {
                Distribution distribution;
                try {
                    distribution =
                            Distribution.fromJson(with(root, pointer, other).toString());
                } catch (ValidationException e) {
                    continue;
                }
                if (distribution.equals(original)) {
                    continue;
                }
                changed++;
                assertThat(seen(distribution).equals(before) && !reported(original, pointer))
                        .as("%s changed to %s and nobody noticed", pointer, other)
                        .isFalse();
            }
        }
        assertThat(changed).isGreaterThan(100);
    }

    @Test
    void whateverIsRefusedIsRefusedForAReasonThatIsNamed() {
        Distributions random = Distributions.seeded(SEED);
        int refused = 0;
        for (int i = 0; i < 400; i++) {
            Distribution distribution = random.next();
            Translation<StageChain> translation = translator.translate(distribution, TranslationContext.strict());
            List<Finding> reasons = translation.findings().stream()
                    .filter(finding -> finding.severity().refuses())
                    .toList();
            String label = "seed " + SEED + ", case " + i + ": " + distribution;
            assertThat(translation.document().isEmpty()).as(label).isEqualTo(!reasons.isEmpty());
            JsonNode json = tree(distribution);
            for (Finding finding : translation.findings()) {
                assertThat(finding.message()).as(label).isNotBlank();
                // an aspect that is absent may be what a finding is about
                String parent = finding.pointer()
                        .substring(0, Math.max(0, finding.pointer().lastIndexOf('/')));
                assertThat(json.at(finding.pointer()).isMissingNode()
                                && json.at(parent).isMissingNode())
                        .as("%s points nowhere in %s", finding, label)
                        .isFalse();
                if (finding.severity().refuses()) {
                    assertThat(finding.hint().isPresent() || finding.severity() == Severity.LOSSY)
                            .as("%s", finding)
                            .isTrue();
                }
            }
            refused += reasons.isEmpty() ? 0 : 1;
        }
        assertThat(refused).isGreaterThan(200);
    }

    /** Document and findings: what a user gets to see. */
    private String seen(Distribution distribution) {
        Translation<StageChain> translation = translator.translate(distribution, TranslationContext.strict());
        return translation.document().map(StageChain::toJson).orElse("refused")
                + new TreeSet<>(
                        translation.findings().stream().map(Finding::toString).toList());
    }

    /** Whether a finding about the original says that the member or something around it is not kept. */
    private boolean reported(Distribution original, String pointer) {
        if (NAMES.stream().anyMatch(pointer::startsWith) && (pointer.endsWith("/id") || pointer.endsWith("/name"))) {
            return true;
        }
        return translator.translate(original, TranslationContext.strict()).findings().stream()
                .anyMatch(finding -> pointer.equals(finding.pointer())
                        || (finding.pointer().length() > 1 && pointer.startsWith(finding.pointer() + "/")));
    }

    private static void leaves(JsonNode node, String pointer, List<String> pointers) {
        if (node instanceof ObjectNode object) {
            object.properties().forEach(member -> leaves(member.getValue(), pointer + "/" + member.getKey(), pointers));
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                leaves(array.get(i), pointer + "/" + i, pointers);
            }
        } else {
            pointers.add(pointer);
        }
    }

    private static List<JsonNode> others(JsonNode leaf) {
        List<JsonNode> others = new ArrayList<>();
        if (leaf.isBoolean()) {
            others.add(JSON.getNodeFactory().booleanNode(!leaf.asBoolean()));
        } else if (leaf.isNumber()) {
            others.add(JSON.getNodeFactory().numberNode(leaf.asInt() + 1));
        } else {
            for (String text : List.of(
                    leaf.asText() + "x",
                    "x" + leaf.asText(),
                    leaf.asText() + "/",
                    "PUT",
                    "https-only",
                    "http-only",
                    "bypass",
                    "log",
                    "container",
                    "fn",
                    "lb",
                    "no-store",
                    "managed")) {
                others.add(JSON.getNodeFactory().textNode(text));
            }
        }
        return others;
    }

    private static JsonNode with(JsonNode root, String pointer, JsonNode value) {
        JsonNode copy = root.deepCopy();
        int last = pointer.lastIndexOf('/');
        JsonNode parent = copy.at(pointer.substring(0, last));
        String name = pointer.substring(last + 1);
        if (parent instanceof ObjectNode object) {
            object.set(name, value);
        } else {
            ((ArrayNode) parent).set(Integer.parseInt(name), value);
        }
        return copy;
    }

    private static JsonNode tree(Distribution distribution) {
        try {
            return JSON.readTree(distribution.toJson());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
