package dev.anyedge.fujitsu;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anyedge.cdn.internal.json.JsonText;
import dev.anyedge.cdn.model.Behavior;
import dev.anyedge.cdn.model.Caching;
import dev.anyedge.cdn.model.Distribution;
import dev.anyedge.cdn.model.Endpoint;
import dev.anyedge.cdn.model.HttpOrigin;
import dev.anyedge.cdn.model.ViewerProtocol;
import dev.anyedge.fujitsu.translate.FujitsuOptions;
import dev.anyedge.simulator.JournalEntry;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The sample request of the vendor's page on creating a service, made from a distribution: field by field. */
class SampleRequestTest {
    private static final String SAMPLE = """
            {
              "rules": [
                {
                  "matches": [
                    {
                      "name": "url-wildcard",
                      "value": "/*"
                    }
                  ],
                  "behaviors": [
                    {
                      "params":
                        {
                          "cacheKeyValue": "-",
                          "digitalProperty": "-",
                          "cacheKeyType": "origin",
                          "hostHeaderValue": "-",
                          "originDomain": "jp.fujitsu.com",
                          "hostHeaderType": "origin"
                        },
                      "name": "origin",
                      "value": "-"
                    },
                    {
                      "type": "fixed",
                      "name": "caching",
                      "value": "1d"
                    }
                  ]
                }
              ]
            }""";

    @Test
    void theSampleOfTheDocumentationIsSent() {
        Distribution site = Distribution.builder()
                .name("site")
                .addEndpoint(new Endpoint.Assigned(
                        Optional.empty(),
                        ViewerProtocol.HTTP_ONLY,
                        Optional.empty(),
                        // no prefix at all, as in the sample
                        FujitsuOptions.builder().preFqdn("").build().toOptions()))
                .addOrigin(HttpOrigin.builder()
                        .id("web")
                        .scheme(HttpOrigin.Scheme.HTTP)
                        .host("jp.fujitsu.com")
                        .build())
                .defaults(Behavior.builder()
                        .origin("web")
                        .caching(Caching.override(Duration.ofDays(1)))
                        .build())
                .build();
        try (Project project = new Project()) {
            project.cdn.apply(project.plan(site));
            List<JournalEntry> writes = project.simulator.journal().writes().stream()
                    .filter(entry -> entry.path().equals("/v1/services"))
                    .toList();
            assertThat(writes).hasSize(1);
            JournalEntry sent = writes.get(0);
            assertThat(sent.method()).isEqualTo("POST");
            assertThat(sent.query()).isEqualTo("protocol=http&status=activate");
            assertThat(JsonText.canonical(sent.body())).isEqualTo(JsonText.canonical(SAMPLE));
        }
    }
}
