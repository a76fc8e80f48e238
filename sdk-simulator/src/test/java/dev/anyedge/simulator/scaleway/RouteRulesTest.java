package dev.anyedge.simulator.scaleway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.anyedge.simulator.SimulatorClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Route rules: positions, replacement, what is checked (Scaleway reference §5.8). */
class RouteRulesTest {

    private final SimulatorClock clock = SimulatorClock.manual();
    private final ScalewaySimulator simulator =
            ScalewaySimulator.builder().clock(clock).start();
    private final RawClient client = RawClient.of(simulator);
    private final SiteStory site = SiteStory.create(client, "shop", "");
    private final String route = client.post(
                    "/pipelines/" + site.pipeline() + "/route-stages", "{'backend_stage_id':'" + site.backend() + "'}")
            .id();
    private final String path = "/route-stages/" + route + "/route-rules";

    @AfterEach
    void stop() {
        simulator.close();
    }

    @Test
    void puttingRulesReplacesAllNumbersThemFromOneAndAnswersWithoutACount() {
        put("/a", "/b", "/c");

        RawClient.Answer answer = client.put(path, "{'route_rules':[" + rule("/d") + "," + rule("/e") + "]}");

        assertThat(values(answer.json())).containsExactly("1 /d", "2 /e");
        assertThat(answer.json().has("total_count")).isFalse();
        JsonNode listed = client.get(path).json();
        assertThat(listed.path("route_rules")).isEqualTo(answer.json().path("route_rules"));
        assertThat(listed.path("total_count").asInt()).isEqualTo(2);
        assertThat(listed.at("/route_rules/0/route_stage_id").asText()).isEqualTo(route);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''| /a /b /x",
                ",'after_position':0| /x /a /b",
                ",'after_position':1| /a /x /b",
                ",'after_position':2| /a /b /x",
                ",'before_position':1| /x /a /b",
                ",'before_position':2| /a /x /b"
            },
            quoteCharacter = '`')
    void rulesAreAddedWhereTheyAreAskedFor(String where, String expected) {
        put("/a", "/b");
        String position = where.equals("''") ? "" : where;

        RawClient.Answer answer = client.post(path, "{'route_rules':[" + rule("/x") + "]" + position + "}");

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        List<String> numbered = new ArrayList<>();
        for (String value : expected.split(" ")) {
            numbered.add((numbered.size() + 1) + " " + value);
        }
        assertThat(values(answer.json())).isEqualTo(numbered);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'after_position':1,'before_position':2| before_position",
                "'after_position':3| after_position",
                "'before_position':0| before_position",
                "'before_position':'1'| before_position"
            })
    void positionsThatDoNotExistAreRefused(String where, String argument) {
        put("/a", "/b");

        RawClient.Answer answer = client.post(path, "{'route_rules':[" + rule("/x") + "]," + where + "}");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().at("/details/0/argument_name").asText()).isEqualTo(argument);
        assertThat(client.get(path).json().path("total_count").asInt()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{}| route_rules.0.backend_stage_id| required",
                "{'backend_stage_id':'B','waf_stage_id':'B'}| route_rules.0.backend_stage_id| constraint",
                "{'waf_stage_id':'B'}| route_rules.0.waf_stage_id| constraint",
                "{'backend_stage_id':'B','rule_http_match':{'method_filters':['GET']}}"
                        + "| route_rules.0.rule_http_match.method_filters| constraint",
                "{'backend_stage_id':'B','rule_http_match':{'path_filter':{'path_filter_type':'glob','value':'/'}}}"
                        + "| route_rules.0.rule_http_match.path_filter.path_filter_type| constraint",
                "{'backend_stage_id':'B','rule_http_match':{'path_filter':{'path_filter_type':'regex','value':'('}}}"
                        + "| route_rules.0.rule_http_match.path_filter.value| format",
                "{'backend_stage_id':'B','rule_http_match':{'host_filter':{'value':'x'}}}"
                        + "| route_rules.0.rule_http_match.host_filter.host_filter_type| required"
            })
    void aRuleThatCannotBeIsRefusedAndNothingChanges(String rule, String argument, String reason) {
        put("/a");

        RawClient.Answer answer =
                client.put(path, "{'route_rules':[" + rule.replace("'B'", "'" + site.backend() + "'") + "]}");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().at("/details/0/argument_name").asText()).isEqualTo(argument);
        assertThat(answer.json().at("/details/0/reason").asText()).isEqualTo(reason);
        assertThat(values(client.get(path).json())).containsExactly("1 /a");
    }

    @Test
    void aFilterThatWasNotGivenIsNullAndMethodsAreAnEmptyArray() {
        JsonNode rule = client.put(path, "{'route_rules':[{'backend_stage_id':'" + site.backend() + "'}]}")
                .json()
                .at("/route_rules/0");

        assertThat(rule.path("rule_http_match").toString())
                .isEqualTo("{\"host_filter\":null,\"method_filters\":[],\"path_filter\":null}");
    }

    @Test
    void writingRulesBumpsTheStage() {
        clock.advance(Duration.ofMinutes(1));
        put("/a");

        JsonNode stage = client.get("/route-stages/" + route).json();
        assertThat(stage.path("created_at").asText()).isEqualTo("2026-08-20T10:00:00.123456Z");
        assertThat(stage.path("updated_at").asText()).isEqualTo("2026-08-20T10:01:00.123456Z");
    }

    @Test
    void rulesAreInTheDocumentButNotInTheListOfPipelinesWithStages() {
        put("/a");

        assertThat(simulator
                        .documents()
                        .get(0)
                        .at("/route_stages/0/route_rules/0/rule_http_match/path_filter/value")
                        .asText())
                .isEqualTo("/a");
        assertThat(client.get("/pipelines-stages")
                        .json()
                        .at("/pipelines/0/route_stages/0")
                        .has("route_rules"))
                .isFalse();
    }

    private void put(String... values) {
        List<String> rules = new ArrayList<>();
        for (String value : values) {
            rules.add(rule(value));
        }
        assertThat(client.put(path, "{'route_rules':[" + String.join(",", rules) + "]}")
                        .status())
                .isEqualTo(200);
    }

    private String rule(String value) {
        return "{'rule_http_match':{'path_filter':{'path_filter_type':'regex','value':'" + value
                + "'}},'backend_stage_id':'" + site.backend() + "'}";
    }

    private static List<String> values(JsonNode answer) {
        List<String> values = new ArrayList<>();
        answer.path("route_rules")
                .forEach(rule -> values.add(rule.path("position").asInt() + " "
                        + rule.at("/rule_http_match/path_filter/value").asText()));
        return values;
    }
}
