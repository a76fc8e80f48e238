package dev.anyedge.cdn.diagram;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anyedge.cdn.model.Distribution;
import org.junit.jupiter.api.Test;

/** A configuration becomes text that Mermaid draws. */
class DiagramTest {
    @Test
    void aDistributionIsDrawnFromItsHostNamesOverItsRulesToItsOrigins() {
        Distribution shop = Distribution.fromJson("""
                {"name": "shop",
                 "endpoints": [{"type": "custom", "hostname": "cdn.shop.example", "certificate": {"type": "managed"}}],
                 "origins": [{"type": "http", "id": "web", "host": "origin.shop.example"}],
                 "defaults": {"origin": "web", "caching": {"type": "bypass"}},
                 "rules": [{"name": "a \\"b\\" [c]", "when": [{"type": "path", "values": ["/x/*"]}],
                            "then": {"caching": {"type": "no-store"}}}]}
                """);

        assertThat(Diagram.of(shop).toMermaid()).isEqualTo("""
                flowchart LR
                  n0["<b>distribution shop</b><br>the first rule that matches decides"]
                  n1["<b>host name cdn.shop.example</b><br>redirect to https, managed certificate"]
                  n2["<b>origin web</b><br>https://origin.shop.example"]
                  n3["<b>rule a #34;b#34; #91;c#93;</b><br>not kept"]
                  n4["<b>defaults</b><br>origin web, past the cache"]
                  n1 --> n0
                  n0 -->|"1. path /x/*"| n3
                  n3 --> n2
                  n0 -->|"else"| n4
                  n4 --> n2
                """);
    }

    @Test
    void whatAPlanChangesIsMarkedAndWhatItDeletesIsShownBesides() {
        Diagram diagram = Diagram.builder()
                .node("a", "stage", "one", "")
                .node("b", "stage", "one", "")
                .edge("a", "b", "")
                .edge("a", "gone", "")
                .build()
                .marked("stage", "one", Diagram.Mark.CHANGED)
                .marked("stage", "one", Diagram.Mark.ADDED)
                .marked("stage", "old", Diagram.Mark.REMOVED);

        assertThat(diagram.toMermaid())
                .contains(
                        "n0[\"<b>stage one</b>\"]:::changed\n",
                        "n1[\"<b>stage one</b>\"]:::added\n",
                        "n2[\"<b>stage old</b>\"]:::removed\n",
                        "  n0 --> n1\n  classDef added ")
                .doesNotContain("gone");
    }
}
