package dev.anyedge.lumen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.anyedge.cdn.ApplyOptions;
import dev.anyedge.cdn.Permission;
import dev.anyedge.cdn.Plan;
import dev.anyedge.cdn.PlanOptions;
import dev.anyedge.cdn.WaitOptions;
import dev.anyedge.cdn.error.CdnException;
import dev.anyedge.cdn.model.Behavior;
import dev.anyedge.cdn.model.CacheRule;
import dev.anyedge.cdn.model.Caching;
import dev.anyedge.cdn.model.Condition;
import dev.anyedge.cdn.model.Distribution;
import dev.anyedge.cdn.model.Endpoint;
import dev.anyedge.cdn.model.HttpOrigin;
import dev.anyedge.cdn.model.SecretRef;
import dev.anyedge.cdn.model.TokenAuth;
import dev.anyedge.cdn.secret.SecretSource;
import dev.anyedge.cdn.secret.SecretUnavailableException;
import dev.anyedge.cdn.token.TokenGrant;
import dev.anyedge.cdn.token.UrlHashSigner;
import dev.anyedge.cdn.translation.Severity;
import dev.anyedge.lumen.image.TokenSecret;
import dev.anyedge.lumen.testing.Live;
import dev.anyedge.lumen.testing.Subscriber;
import dev.anyedge.simulator.edge.EdgeRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is live with secrets is pulled without them, means the same when it comes back, and gives none of them away. */
class LiveSecretsTest {
    private static final String SECRET = "live-value-nobody-sees";
    private static final String OTHER = "other-value-nobody-sees";
    private static final String VIDEO = "video.example.org";
    private static final SecretSource SECRETS = reference -> {
        if (reference.redacted()) {
            throw new SecretUnavailableException(reference, "it was printed, and is not known here");
        }
        return reference.equals(SecretRef.env("OTHER")) ? OTHER : SECRET;
    };

    private final Subscriber subscriber = new Subscriber();
    private final LumenCdn cdn = subscriber.cdn(builder -> builder.secrets(SECRETS));

    @AfterEach
    void close() {
        cdn.close();
        subscriber.close();
    }

    /** A property by hand: rules of two paths, each with a token definition. */
    private void live(String... definitions) {
        Live.promote(subscriber, """
                {"reportingIds": [{"id": 31001, "name": "video.example.org"}],
                 "originDefinitions": [{"id": 31001, "name": "o", "protocol": "HTTP", "host": "o.example.org"}],
                 "aliasDefinitions": [{"id": 1, "originId": 31001, "reportingId": 31001, "protocol": ["HTTP"], "aliases": ["video.example.org"]}],
                 "matchGroups": [
                   {"id": 0, "matchRules": [{"id": 1, "expression": "$id.minor == 31001", "features": {"trafficType": {"value": "WEB"}}}]},
                   {"id": 31001, "matchRules": [
                     {"id": 1, "expression": "/vod/", "features": {"tokenAuth": {"tokenAuthId": 1}}},
                     {"id": 2, "expression": "/live/", "features": {"tokenAuth": {"tokenAuthId": 2}}}]}],
                 "tokenAuthDefinitions": [%s]}
                """.formatted(String.join(",", definitions)));
    }

    private static String definition(int id, String secrets) {
        return "{\"id\": " + id + ", \"name\": \"by hand " + id + "\", \"secrets\": [" + secrets + "]}";
    }

    private static String secret(int generation, String value, String more) {
        return "{\"id\": " + generation + ", \"secret\": \"" + value + "\"" + more + "}";
    }

    private void apply(Distribution distribution) {
        Plan plan = cdn.plan(distribution);
        assertThat(plan.toString() + plan.render() + plan.toJson()).doesNotContain("nobody-sees");
        cdn.apply(
                plan,
                ApplyOptions.builder()
                        .addAllAllow(EnumSet.allOf(Permission.class))
                        .build());
        cdn.awaitDeployed(distribution.name(), WaitOptions.defaults());
    }

    /** As pulled, with the places of the secrets that were not printed. */
    private static Distribution told(Distribution pulled) {
        return Distribution.fromJson(pulled.toJson()
                .replace(TokenSecret.literal(SECRET).reference().text(), "env:ONE")
                .replace(TokenSecret.literal(OTHER).reference().text(), "env:OTHER"));
    }

    private static Distribution cachedForADay(Distribution distribution) {
        return Distribution.builder()
                .from(distribution)
                .defaults(Behavior.builder()
                        .from(distribution.defaults())
                        .caching(Caching.override(Duration.ofDays(1)))
                        .build())
                .build();
    }

    @Test
    void whatIsPulledPlansNothingAndAnEditKeepsTheSecrets() {
        live(
                definition(1, secret(0, SECRET, "") + "," + secret(1, OTHER, "")),
                definition(2, secret(4, OTHER, ", \"end\": 4102444800")));
        String definitions =
                Live.production(subscriber).path("tokenAuthDefinitions").toString();
        Distribution pulled =
                Distribution.fromJson(cdn.read(VIDEO).distribution().toJson());

        assertThat(pulled.toJson() + pulled).contains("redacted:").doesNotContain("nobody-sees");
        assertThat(cdn.plan(pulled).changes()).isEmpty();
        assertThat(cdn.plan(told(pulled)).changes()).isEmpty();
        apply(cachedForADay(told(pulled)));
        assertThat(Live.production(subscriber).path("tokenAuthDefinitions").toString())
                .isEqualTo(definitions);
        assertThat(cdn.plan(cachedForADay(told(pulled))).changes()).isEmpty();
        assertThat(cdn.plan(cdn.read(pulled.name()).distribution()).changes()).isEmpty();
    }

    @Test
    void definitionsThatDifferOnlyInTheTimesOfTheirSecretsAreNotMixedUp() {
        live(definition(1, secret(0, SECRET, "")), definition(2, secret(0, SECRET, ", \"end\": 1600000000")));
        Distribution pulled = cdn.read(VIDEO).distribution();

        assertThat(cdn.plan(pulled).changes()).isEmpty();
        assertThat(cdn.read(VIDEO).findings()).anyMatch(finding -> finding.severity() == Severity.UNSUPPORTED);
        apply(cachedForADay(pulled));
        String rules = Live.production(subscriber).path("matchGroups").toString();
        assertThat(rules).contains("{\"tokenAuthId\":1}", "{\"tokenAuthId\":2}");
    }

    @Test
    void aDefinitionThatNoRuleNeedsAnyMoreIsNoReasonToWriteAgain() {
        live(definition(1, secret(0, SECRET, "")), definition(2, secret(0, OTHER, "")));
        Distribution pulled = told(cdn.read(VIDEO).distribution());
        Distribution open = Distribution.builder()
                .from(pulled)
                .rules(List.of(pulled.rules().get(0)))
                .build();

        apply(open);
        assertThat(cdn.plan(open).changes()).isEmpty();
        assertThat(cdn.plan(cdn.read(open.name()).distribution()).changes()).isEmpty();
    }

    @Test
    void aSecretOfAnotherGenerationIsNotTheOneThatLinksAreSignedWith() {
        live(definition(1, secret(5, SECRET, "")), definition(2, secret(0, OTHER, "")));
        TokenAuth.UrlHash auth =
                TokenAuth.urlHash().addSecret(SecretRef.env("VOD")).build();
        Distribution own = Distribution.builder()
                .name("video")
                .addEndpoints(Endpoint.customHttpOnly(VIDEO))
                .addOrigins(HttpOrigin.builder()
                        .id("o")
                        .scheme(HttpOrigin.Scheme.HTTP)
                        .host("o.example.org")
                        .build())
                .defaults(Behavior.builder()
                        .origin("o")
                        .caching(Caching.honorOrigin())
                        .build())
                .addRules(CacheRule.builder()
                        .name("vod")
                        .when(List.of(Condition.path("/vod/*")))
                        .then(Behavior.builder().tokenAuth(auth).build())
                        .build())
                .build();
        Plan plan = cdn.plan(own, PlanOptions.builder().deploymentId(VIDEO).build());
        cdn.apply(
                plan,
                ApplyOptions.builder()
                        .addAllAllow(EnumSet.allOf(Permission.class))
                        .build());
        cdn.awaitDeployed("video", WaitOptions.defaults());

        String link = UrlHashSigner.of(auth, SECRETS)
                .signed("/vod/a.ts", TokenGrant.until(Instant.now().plus(Duration.ofHours(1))));
        EdgeRequest request = EdgeRequest.get("http://" + VIDEO + link);
        assertThat(Live.decider(subscriber).decide(request).served()).isTrue();
        assertThat(cdn.plan(own).changes()).isEmpty();
    }

    @Test
    void aLiveSecretThatLooksLikeAReferenceIsTheSecret() {
        live(definition(1, secret(0, "env:" + "HOME", "")), definition(2, secret(0, OTHER, "")));
        Distribution pulled = cdn.read(VIDEO).distribution();

        assertThat(pulled.toJson()).doesNotContain("env:HOME").contains("redacted:");
        assertThat(cdn.plan(pulled).changes()).isEmpty();
    }

    @Test
    void aPrintedSecretThatIsNotLiveAnyMoreIsNeverWritten() {
        live(definition(1, secret(0, SECRET, "")), definition(2, secret(0, OTHER, "")));
        Distribution pulled = cdn.read(VIDEO).distribution();
        live(definition(1, secret(0, "changed-" + SECRET, "")), definition(2, secret(0, OTHER, "")));
        subscriber.simulator.journal().clear();

        assertThatThrownBy(() -> apply(pulled))
                .isInstanceOf(CdnException.class)
                .hasMessageContaining("say where it is")
                .hasMessageNotContaining("nobody-sees");
        assertThat(subscriber.simulator.journal().writes()).isEmpty();
    }
}
