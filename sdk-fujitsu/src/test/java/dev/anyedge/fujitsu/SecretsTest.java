package dev.anyedge.fujitsu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.anyedge.cdn.Deployment;
import dev.anyedge.cdn.Plan;
import dev.anyedge.cdn.http.AttemptReport;
import dev.anyedge.cdn.http.CallListener;
import dev.anyedge.cdn.model.Distribution;
import dev.anyedge.cdn.model.SecretRef;
import dev.anyedge.cdn.secret.SecretSource;
import dev.anyedge.cdn.token.EdgeAuthSigner;
import dev.anyedge.cdn.token.TokenGrant;
import dev.anyedge.fujitsu.api.FujitsuCdnApi;
import dev.anyedge.fujitsu.api.Service;
import dev.anyedge.fujitsu.rules.RuleBehavior;
import dev.anyedge.simulator.Fault;
import dev.anyedge.simulator.FaultEffect;
import dev.anyedge.simulator.edge.EdgeRequest;
import dev.anyedge.simulator.fujitsu.edge.RulesDecider;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Canaries in every place of a secret: password, token and token keys show nowhere, and still do their work. */
class SecretsTest {
    private static final String PASSWORD = "canary-password-77";
    private static final String KEY = "cafe".repeat(8);
    private static final String TRANSITION = "beef".repeat(8);
    private static final SecretSource SECRETS =
            reference -> reference.equals(new SecretRef("env:NEXT")) ? TRANSITION : KEY;

    private final List<String> texts = new ArrayList<>();

    @Test
    void noSecretShowsAnywhere() {
        try (Project project = new Project(settings -> settings.credentials("demo", "demo", PASSWORD))) {
            CallListener listener = new CallListener() {
                @Override
                public void attemptFinished(AttemptReport report) {
                    texts.add(report.toString());
                }
            };
            Distribution shop = Shops.shop(s -> s.addRule(Shops.videos("env:KEY")));
            FujitsuCredentials credentials =
                    FujitsuCredentials.ofDomainName("demo", "demo", PASSWORD, project.simulator.projectId());
            texts.add(credentials.toString());
            try (FujitsuCdn cdn = FujitsuCdn.builder()
                            .endpoint(project.simulator.baseUri())
                            .credentials(credentials)
                            .secrets(SECRETS)
                            .listener(listener)
                            .timekeeper(project.time)
                            .build();
                    FujitsuCdnApi api = FujitsuCdnApi.builder()
                            .endpoint(project.simulator.baseUri())
                            .credentials(credentials)
                            .secrets(SECRETS)
                            .timekeeper(project.time)
                            .build()) {
                Plan plan = cdn.plan(shop);
                texts.add(plan.render() + plan.toJson() + plan);
                project.simulator.disruptions().failChange(1, "Invalid JSON input / '" + KEY + "' is no key");
                Deployment failed = project.await(cdn.apply(plan));
                texts.add(failed.toString());
                Deployment live =
                        cdn.awaitDeployed(cdn.apply(cdn.plan(shop)).id(), dev.anyedge.cdn.WaitOptions.defaults());
                texts.add(live.toString());
                texts.add(cdn.read(live.id()).toString()
                        + cdn.read(live.id()).distribution().toJson());
                Service service = api.retrieveService(live.id());
                texts.add(service.toString() + service.rules().orElseThrow().toJson());
                for (FaultEffect effect :
                        List.of(FaultEffect.status(400), FaultEffect.truncate(), FaultEffect.dropAfter())) {
                    project.simulator.faults().add(Fault.each("*", "/v1/services/*", effect));
                    texts.add(trace(catchThrowable(() -> cdn.read(live.id()))));
                    project.simulator.faults().clear();
                }
                texts.add(trace(catchThrowable(() -> FujitsuCredentials.ofUserId("", PASSWORD, ""))));
            }
        }
        assertThat(texts).hasSizeGreaterThan(15);
        assertThat(texts).allSatisfy(text -> assertThat(text.toLowerCase(java.util.Locale.ROOT))
                .doesNotContain(PASSWORD)
                .doesNotContain("cafecafe")
                .doesNotContain("beefbeef"));
    }

    private static String trace(Throwable problem) {
        StringWriter out = new StringWriter();
        problem.printStackTrace(new PrintWriter(out));
        return out.toString();
    }

    @Test
    void aTokenMadeFromTheRulesOpensTheEdge() {
        try (Project project = new Project()) {
            Deployment live = project.apply(Shops.shop(s -> s.addRule(Shops.videos("env:KEY"))));
            RulesDecider edge = RulesDecider.of(
                    project.simulator.deployedDocument(live.hostnames().get(0)).orElseThrow());
            try (FujitsuCdnApi api = FujitsuCdnApi.builder()
                    .endpoint(project.simulator.baseUri())
                    .credentials(FujitsuCredentials.ofDomainName("demo", "demo", "demo", project.simulator.projectId()))
                    .timekeeper(project.time)
                    .build()) {
                RuleBehavior.TokenAuth auth = api.retrieveService(live.id()).rules().orElseThrow().rules().stream()
                        .flatMap(rule -> rule.behavior(RuleBehavior.TokenAuth.NAME).stream())
                        .map(RuleBehavior.TokenAuth.class::cast)
                        .findFirst()
                        .orElseThrow();
                // the key is the one that the service returned
                EdgeAuthSigner signer = auth.signer(SecretSource.system());
                TokenGrant hour = TokenGrant.until(Instant.now().plusSeconds(3600));
                String host = "http://" + live.hostnames().get(0);
                String path = "/video/intro.mp4";
                assertThat(edge.decideInFull(EdgeRequest.get(host + path)).allowed())
                        .isFalse();
                assertThat(edge.decideInFull(EdgeRequest.get(host + signer.signed(path, hour)))
                                .allowed())
                        .isTrue();
                assertThat(edge.decideInFull(EdgeRequest.get(host + "/video/other.mp4")
                                        .withHeader("Cookie", "vt=" + signer.tokenFor(List.of("/video/*"), hour)))
                                .allowed())
                        .isTrue();
                assertThat(edge.decideInFull(
                                        EdgeRequest.get(host + "/video/other.mp4?vt=" + signer.tokenFor(path, hour)))
                                .allowed())
                        .isFalse();
                assertThat(edge.decideInFull(EdgeRequest.get(host
                                        + signer.signed(
                                                path,
                                                TokenGrant.until(Instant.now().minusSeconds(1)))))
                                .allowed())
                        .isFalse();
            }
        }
    }
}
