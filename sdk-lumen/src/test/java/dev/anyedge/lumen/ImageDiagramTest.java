package dev.anyedge.lumen;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anyedge.cdn.CdnProvider;
import dev.anyedge.cdn.diagram.Diagram;
import dev.anyedge.lumen.image.Images;
import org.junit.jupiter.api.Test;

/** A service image as a picture. */
class ImageDiagramTest {
    private static final String IMAGE = """
            {"reportingIds": [{"id": 31001, "name": "www.shop.example"}],
             "originDefinitions": [{"id": 31001, "name": "web", "protocol": "HTTPS", "host": "o.shop.example", "port": 8443}],
             "aliasDefinitions": [
               {"id": 1, "originId": 31001, "reportingId": 31001, "protocol": ["HTTP"],
                "aliases": ["www.shop.example", "m.shop.example"]}],
             "matchGroups": [
               {"id": 0, "matchRules": [{"id": 1, "expression": "$id.minor == 31001", "features": {"trafficType": {"value": "WEB"}}}]},
               {"id": 31001, "matchRules": [
                 {"id": 2, "expression": "/", "features": {}},
                 {"id": 1, "expression": "*= *.mp4", "features": {"qshMode": {"value": true}}}]}]}""";

    @Test
    void aliasesLeadToThePropertyAndThatByItsRulesToTheOrigin() {
        Diagram diagram = CdnProvider.named("lumen").diagram(IMAGE);

        assertThat(diagram.nodes())
                .extracting(node -> node.kind() + " " + node.name() + " | " + node.detail())
                .containsExactly(
                        "alias www.shop.example | HTTP",
                        "alias m.shop.example | HTTP",
                        "property www.shop.example | trafficType",
                        "origin web | HTTPS o.shop.example:8443",
                        "rule 1 | qshMode",
                        "rule 2 | ");
        assertThat(diagram.edges())
                .extracting(edge -> edge.from() + " -> " + edge.to() + " " + edge.label())
                .containsExactly(
                        "alias1-www.shop.example -> property31001 ",
                        "alias1-m.shop.example -> property31001 ",
                        "property31001 -> rule31001-0 *= *.mp4",
                        "rule31001-0 -> origin31001 ",
                        "property31001 -> rule31001-1 /",
                        "rule31001-1 -> origin31001 ");
        assertThat(diagram.toMermaid()).startsWith("flowchart LR").contains("www.shop.example", "*.mp4");
    }

    @Test
    void aPropertyWithoutARuleForAllPathsLeadsToItsOriginOtherwise() {
        Diagram diagram = CdnProvider.named("lumen")
                .diagram(IMAGE.replace("{\"id\": 2, \"expression\": \"/\", \"features\": {}},", ""));

        assertThat(diagram.edges()).anyMatch(edge -> edge.label().equals("else"));
    }

    @Test
    void aSiteOfVersionOneIsDrawnAsTheImageThatItBecomes() {
        assertThat(CdnProvider.named("lumen")
                        .diagram(Images.resource("/dev/anyedge/lumen/translate/site-v1.json"))
                        .toMermaid())
                .contains("shop.example.org", "origin.example.org")
                .doesNotContain("not-a-real-secret");
    }
}
