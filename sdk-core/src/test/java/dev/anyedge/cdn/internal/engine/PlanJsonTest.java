package dev.anyedge.cdn.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.anyedge.cdn.Change;
import dev.anyedge.cdn.Impact;
import dev.anyedge.cdn.Permission;
import dev.anyedge.cdn.Plan;
import dev.anyedge.cdn.PlanOptions;
import dev.anyedge.cdn.RequiredAction;
import dev.anyedge.cdn.error.ValidationException;
import dev.anyedge.cdn.error.Violation;
import dev.anyedge.cdn.internal.json.JsonText;
import dev.anyedge.cdn.model.Behavior;
import dev.anyedge.cdn.model.BucketOrigin;
import dev.anyedge.cdn.model.Caching;
import dev.anyedge.cdn.model.Certificate;
import dev.anyedge.cdn.model.Condition;
import dev.anyedge.cdn.model.Distribution;
import dev.anyedge.cdn.model.Endpoint;
import dev.anyedge.cdn.model.HttpOrigin;
import dev.anyedge.cdn.model.JsonValue;
import dev.anyedge.cdn.translation.Feature;
import dev.anyedge.cdn.translation.Finding;
import dev.anyedge.cdn.translation.RequestClass;
import dev.anyedge.cdn.translation.Severity;
import org.junit.jupiter.api.Test;

/** A plan survives being saved, and what is not a plan is refused with the place of every mistake. */
class PlanJsonTest {
    private final Plan plan = Plan.builder()
            .provider("scaleway")
            .distribution(Distribution.builder()
                    .name("shop")
                    .addEndpoints(Endpoint.custom("cdn.shop.example", Certificate.managed()))
                    .addOrigins(HttpOrigin.of("origin.shop.example"))
                    .defaults(Behavior.builder()
                            .origin("origin.shop.example")
                            .caching(Caching.noStore())
                            .build())
                    .build())
            .options(PlanOptions.builder()
                    .lenient(true)
                    .addDrop(Feature.IP_ACCESS, Feature.COOKIES)
                    .putOriginReplacements(
                            "origin.shop.example",
                            BucketOrigin.builder()
                                    .id("assets")
                                    .bucket("my-bucket")
                                    .region("fr-par")
                                    .build())
                    .build())
            .deploymentId("4d27")
            .addChanges(
                    Change.builder()
                            .action(Change.Action.UPDATE)
                            .kind("cache-stage")
                            .name("shop")
                            .impact(Impact.TRAFFIC)
                            .before(JsonValue.parse("{\"fallback_ttl\":\"1800s\",\"next\":[1,2]}"))
                            .after(JsonValue.parse("{\"fallback_ttl\":\"60s\",\"next\":null}"))
                            .addNeeds(Permission.MAIN_ORIGIN, Permission.HOSTNAME)
                            .build(),
                    Change.builder()
                            .action(Change.Action.DELETE)
                            .kind("waf-stage")
                            .name("old")
                            .impact(Impact.NONE)
                            .build())
            .addFindings(Finding.of(Severity.ADJUSTED, Feature.HTTPS_ONLY, "/endpoints/0/viewerProtocol", "no refusal")
                    .instead("a redirect")
                    .hint("none needed")
                    .requests(new RequestClass("plain HTTP", java.util.List.of(Condition.scheme("http")), true))
                    .build())
            .addRequiredActions(RequiredAction.cname("cdn.shop.example", "4d27.svc.edge.scw.cloud"))
            .calls(2)
            .fingerprint("abc")
            .build();

    @Test
    void aSavedPlanIsTheSamePlan() {
        String saved = plan.toJson();

        assertThat(Plan.fromJson(saved)).isEqualTo(plan);
        assertThat(Plan.fromJson(saved).toJson()).isEqualTo(saved);
        assertThat(saved)
                .contains("\"format\": \"anyedge-plan/1\"")
                .contains("\"calls\": 2")
                .contains("\"action\": \"UPDATE\"")
                .contains("\"needs\": [\"hostname\", \"main-origin\"]");
    }

    @Test
    void everyChangeAndFindingHasEveryMember() {
        var saved = JsonText.parse(plan.toJson());

        assertThat(saved.at("/changes/1").fieldNames())
                .toIterable()
                .containsExactly("action", "kind", "name", "impact", "before", "after", "needs");
        assertThat(saved.at("/changes/1/before").isNull()).isTrue();
        assertThat(saved.at("/findings/0").fieldNames())
                .toIterable()
                .containsExactly("severity", "pointer", "feature", "message", "instead", "hint", "requests");
    }

    @Test
    void everyMistakeIsReportedWithItsPlace() {
        String broken = plan.toJson()
                .replace("\"calls\": 2", "\"calls\": -2, \"extra\": true")
                .replace("\"UPDATE\"", "\"MEND\"")
                .replace("\"main-origin\"", "\"everything\"")
                .replace("\"waf-stage\"", "7")
                .replace("\"cdn.shop.example\",\n      \"certificate\"", "\"-bad-\",\n      \"certificate\"")
                .replace("\"cookies\"", "\"biscuits\"");

        ValidationException refusal = catchThrowableOfType(ValidationException.class, () -> Plan.fromJson(broken));

        assertThat(refusal.violations())
                .extracting(Violation::pointer)
                .contains(
                        "/calls",
                        "/extra",
                        "/changes/0/action",
                        "/changes/0/needs",
                        "/changes/1/kind",
                        "/options/drop");
    }

    @Test
    void aMistakeInTheDistributionIsReportedWithItsPlaceInThePlan() {
        String broken = plan.toJson().replace("\"no-store\"", "\"keep-for-ever\"");

        assertThatThrownBy(() -> Plan.fromJson(broken))
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining("/distribution/defaults/caching/type");
    }

    @Test
    void somethingElseIsNotAPlan() {
        assertThatThrownBy(() -> Plan.fromJson("{\"format\": \"anyedge/1\", \"name\": \"shop\"}"))
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining("anyedge-plan/1");
        assertThatThrownBy(() -> Plan.fromJson("[]")).isInstanceOf(ValidationException.class);
        assertThatThrownBy(() -> Plan.fromJson("")).isInstanceOf(ValidationException.class);
        assertThatThrownBy(() -> Plan.fromJson("{}"))
                .hasMessageContaining("/format")
                .hasMessageContaining("/distribution");
    }

    @Test
    void theTextShowsWhatChangesWhatItDoesAndWhatIsLeftToDo() {
        assertThat(plan.render()).isEqualTo("""
                        shop at scaleway (4d27)
                          ~ cache-stage shop  fallback_ttl 1800s → 60s, next [1,2] → (none)  [traffic; needs permission: hostname, main-origin]
                          - waf-stage old
                        Findings:
                          ADJUSTED /endpoints/0/viewerProtocol [https-only] no refusal Instead: a redirect Hint: none needed
                        For you to do:
                          CNAME cdn.shop.example → 4d27.svc.edge.scw.cloud
                        2 changes, 2 calls""");
    }

    @Test
    void ofALongDocumentTheTextShowsTheFewPlacesThatChange() {
        assertThat(changed(
                        "[{\"a\": 1, \"b\": [2, 3]}, {\"a\": 4}]", "[{\"a\": 1, \"b\": [2, 5]}, {\"a\": 4, \"c\": 6}]"))
                .contains("~ service shop  rules/0/b/1 3 → 5, rules/1/c (none) → 6\n");
        assertThat(changed("[{\"a\": 1}]", "[{\"a\": 1}, {\"a\": 2}]"))
                .contains("~ service shop  rules 1 entry → 2 entries\n");
        assertThat(changed(
                        "{\"7\": {\"a\": 1, \"b\": 2}, \"8\": {\"a\": 2}}",
                        "{\"7\": {\"a\": 1, \"b\": 3}, \"8\": {\"a\": 2}}"))
                .as("a part of a list, each element by its place")
                .contains("~ service shop  rules/7/b 2 → 3\n");
        assertThat(changed(
                        "[{\"m\": \"/a\", \"v\": 1}, {\"m\": \"/b\", \"v\": 2}]",
                        "[{\"m\": \"/new\", \"v\": 3}, {\"m\": \"/a\", \"v\": 1}]"))
                .as("one came, one went: places would tell of a change of what stayed")
                .contains("~ service shop  rules 2 entries → 2 entries\n");
        assertThat(changed("[{\"v\": [1, 1, 1, 1, 1, 1, 1]}]", "[{\"v\": [2, 2, 2, 2, 2, 2, 2]}]"))
                .contains("~ service shop  rules 1 entry → 1 entry\n");
    }

    private String changed(String before, String after) {
        return Plan.builder()
                .from(plan)
                .changes(java.util.List.of(Change.builder()
                        .action(Change.Action.UPDATE)
                        .kind("service")
                        .name("shop")
                        .impact(Impact.NONE)
                        .before(JsonValue.parse("{\"rules\":" + before + "}"))
                        .after(JsonValue.parse("{\"rules\":" + after + "}"))
                        .build()))
                .build()
                .render();
    }

    @Test
    void aNameCannotSmuggleMarkup() {
        Plan sly = Plan.builder()
                .from(plan)
                .changes(java.util.List.of(Change.builder()
                        .from(plan.changes().get(1))
                        .name("a|b <script> `c`")
                        .build()))
                .build();

        assertThat(sly.renderMarkdown()).contains("a\\|b \\<script\\> \\`c\\`").contains("- [ ] CNAME");
    }
}
