package dev.anyedge.lumen.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.anyedge.cdn.error.ConflictException;
import dev.anyedge.cdn.error.InvalidRequestException;
import dev.anyedge.cdn.error.NotFoundException;
import dev.anyedge.cdn.error.PermissionDeniedException;
import dev.anyedge.cdn.error.TransportException;
import dev.anyedge.lumen.LumenAccount;
import dev.anyedge.lumen.LumenCredentials;
import dev.anyedge.lumen.api.InvalidationRequest.Format;
import dev.anyedge.lumen.image.ServiceImage;
import dev.anyedge.lumen.testing.SimulatorTime;
import dev.anyedge.lumen.testing.Viewer;
import dev.anyedge.simulator.SimulatorClock;
import dev.anyedge.simulator.lumen.LumenSimulator;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every call of the portal and of version 2.0 in conversation with a provider that was written from the facts alone. */
class ConversationTest {
    private static final Scope GROUP = Scope.accessGroup(88001);
    private static final Scope SERVICE = Scope.service(88001, "BBXY00042");
    private static final Scope SHOP = SERVICE.property("shop.example.org");
    private static final Optional<String> NO_COMMENT = Optional.empty();

    private LumenSimulator provider;
    private LumenApi api;
    private HttpDeliveryV2 v2;

    @BeforeEach
    void start() {
        provider = LumenSimulator.builder().tick(Duration.ofMinutes(5)).start();
        api = client(provider);
        v2 = api.v2();
    }

    @AfterEach
    void stop() {
        api.close();
        provider.close();
    }

    static LumenApi client(LumenSimulator provider) {
        return LumenApi.builder()
                .baseUri(provider.baseUri())
                .account(LumenAccount.of(
                        LumenCredentials.of(provider.keyId(), provider.secret()),
                        Long.parseLong(provider.accessGroup()),
                        provider.scid(),
                        provider.subscriber()))
                .http(http -> http.timekeeper(new SimulatorTime(provider.clock())))
                .build();
    }

    static ServiceImage image(String host) {
        return ServiceImage.fromJson("""
                {"reportingIds":[{"id":31001,"name":"%1$s"}],
                 "originDefinitions":[{"id":31001,"name":"o","protocol":"HTTP","host":"origin.example.org"}],
                 "aliasDefinitions":[{"id":1,"name":"a","originId":31001,"reportingId":31001,"protocol":["HTTP"],"aliases":["%1$s"]}],
                 "matchGroups":[{"id":0,"matchRules":[{"id":1,"expression":"$id.minor == 31001","features":{"trafficType":{"value":"WEB"}}}]},
                                {"id":31001,"matchRules":[{"id":1,"expression":"/","features":{}}]}],
                 "kept":{"by":"support"}}
                """.formatted(host));
    }

    private void promoteShop() {
        v2.saveImage("main", image("shop.example.org"), NO_COMMENT);
        v2.promote(ImageEnvironment.PRODUCTION, Promotion.of("main", 1));
        provider.clock().advance(Duration.ofMinutes(11));
    }

    @Test
    void theKeyLeadsToItsGroupsServicesAndSubscribers() {
        promoteShop();

        ApiKey key = api.key();
        assertThat(key.accessGroup()).hasValue(88001);
        assertThat(key.credits()).isPresent();
        assertThat(key.nextTopUp()).isPresent();
        assertThat(key.correlationId()).isPresent();
        assertThat(key.extra()).isEmpty();
        AccessGroup group = api.accessGroups();
        assertThat(group.id()).isEqualTo(88001);
        assertThat(group.createdDate()).isPresent();
        for (Scope scope : List.of(GROUP, SERVICE, SHOP)) {
            List<CdnService> services = api.services(scope);
            assertThat(services).extracting(CdnService::scid).contains("BBXY00042");
            assertThat(services.get(0).networkIdentifiers())
                    .extracting(NetworkIdentifier::id)
                    .containsExactly("shop.example.org");
            assertThat(services.get(0).networkIdentifiers().get(0).active()).contains(true);
        }
        assertThat(api.serviceConfiguration(SHOP)).contains("shop.example.org");
        assertThat(api.listSubscribers())
                .containsExactly(new Subscriber("5550123", "BBXY00042", OptionalLong.of(88001)));
    }

    @Test
    void anImageIsSavedReadCopiedCheckedPromotedAndDeleted() {
        ServiceImage first = image("shop.example.org");
        ServiceImage second = ServiceImage.builder()
                .from(first)
                .addAliasDefinition(image("b.example.org").aliasDefinitions().get(0))
                .build();

        assertThat(v2.validateImage(first).valid()).isTrue();
        assertThat(v2.validateImage(second).problems()).isNotEmpty();
        assertThatThrownBy(() -> v2.saveImage("main", second, NO_COMMENT))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("R1");

        assertThat(v2.saveImage("main", first, Optional.of("the first")).version())
                .isEqualTo(1);
        assertThat(v2.saveImage("main", first, Optional.of("the second")).version())
                .isEqualTo(2);
        assertThat(v2.listVersions("main"))
                .extracting(v -> v.comment().orElseThrow())
                .containsExactly("the first", "the second");
        assertThat(v2.getImage("main")).isEqualTo(first);
        assertThat(v2.getImage("main", 1).extra()).containsKey("kept");
        assertThat(v2.copyImage("main", OptionalLong.of(1), "spare").name()).isEqualTo("spare");
        assertThat(v2.listImages()).extracting(StoredImage::name).containsExactlyInAnyOrder("main", "spare");
        assertThatThrownBy(() -> v2.getImage("main", 9)).isInstanceOf(NotFoundException.class);

        EnvironmentState accepted =
                v2.promote(ImageEnvironment.STAGING, Promotion.of("main", 2).withComment("try"));
        assertThat(accepted.version()).isEqualTo(1);
        assertThat(accepted.active()).isFalse();
        provider.clock().advance(Duration.ofMinutes(11));
        EnvironmentState active = v2.getEnvironment(ImageEnvironment.STAGING);
        assertThat(active.active()).isTrue();
        assertThat(active.serviceImage()).contains("main");
        assertThat(active.serviceImageVersion()).hasValue(2);
        assertThat(active.comment()).contains("try");
        assertThat(v2.getEnvironmentImage(ImageEnvironment.STAGING)).isEqualTo(first);
        assertThatThrownBy(() -> v2.getEnvironmentImage(ImageEnvironment.PRODUCTION))
                .isInstanceOf(NotFoundException.class);
        assertThat(v2.listEnvironments())
                .extracting(EnvironmentState::environment)
                .containsExactlyInAnyOrder("staging", "production");
        v2.promote(ImageEnvironment.STAGING, Promotion.of("main", 1));
        assertThat(v2.listHistory(ImageEnvironment.STAGING)).hasSize(2);

        assertThatThrownBy(() -> v2.deleteImage("main")).isInstanceOf(ConflictException.class);
        assertThat(v2.deleteImage("spare")).isTrue();
        assertThat(v2.deleteImage("spare")).isFalse();
    }

    @Test
    void aPromotionThatTheNetworkRefusesShowsLater() {
        v2.saveImage("main", image("shop.example.org"), NO_COMMENT);
        provider.failActivations("production", 1);

        assertThat(v2.promote(ImageEnvironment.PRODUCTION, Promotion.of("main", 1))
                        .failed())
                .isFalse();
        provider.clock().advance(Duration.ofMinutes(11));

        assertThat(v2.getEnvironment(ImageEnvironment.PRODUCTION).failed()).isTrue();
    }

    @Test
    void invalidationsGoOutInBothLanguagesAtAllScopesAndCostCredits() {
        promoteShop();
        long before = api.key().credits().orElseThrow();
        InvalidationRequest one = InvalidationRequest.builder()
                .addPaths("/img/*", "/a&b.css")
                .force(true)
                .ignoreCase(true)
                .addNotification("ann@example.org")
                .build();
        InvalidationRequest many = InvalidationRequest.builder()
                .putProperty("shop.example.org", List.of("/x", "/y"))
                .build();

        for (Format format : Format.values()) {
            InvalidationAnswer answer = api.invalidate(
                    SHOP, InvalidationRequest.builder().from(one).format(format).build());
            assertThat(answer.invalidations()).as(format.name()).hasSize(2);
            assertThat(answer.invalidations().get(1).path()).contains("a&b");
            assertThat(answer.correlationId()).isPresent();
            for (Scope scope : List.of(GROUP, SERVICE)) {
                assertThat(api.invalidate(
                                        scope,
                                        InvalidationRequest.builder()
                                                .from(many)
                                                .format(format)
                                                .build())
                                .invalidations())
                        .as(format + " " + scope)
                        .hasSize(2);
            }
        }
        assertThat(api.key().credits().orElseThrow()).isEqualTo(before - 12);
    }

    @Test
    void anInvalidationIsFollowedUntilItIsDone() {
        promoteShop();
        Invalidation asked = api.invalidate(SHOP, InvalidationRequest.of("/*"))
                .invalidations()
                .get(0);
        assertThat(asked.status()).isEmpty();

        assertThat(api.invalidationStatus(SHOP, asked.id()).complete()).isFalse();
        provider.clock().advance(Duration.ofMinutes(11));
        assertThat(api.invalidationStatus(SHOP, asked.id()).complete()).isTrue();
        assertThatThrownBy(() -> api.invalidationStatus(SHOP, "another")).isInstanceOf(NotFoundException.class);
    }

    @Test
    void aSignatureThatIsNotTheKeysIsRefused() {
        LumenApi.Builder stranger = LumenApi.builder()
                .baseUri(provider.baseUri())
                .account(LumenAccount.of(LumenCredentials.of(provider.keyId(), "another-secret")));
        try (LumenApi other = stranger.build()) {
            assertThatThrownBy(other::key)
                    .isInstanceOf(PermissionDeniedException.class)
                    .hasMessageNotContaining("another-secret");
        }
    }

    @Test
    void everyContentMd5AndNoAcceptAreTaken() {
        promoteShop();
        for (ContentMd5 md5 : ContentMd5.values()) {
            LumenApi.Builder builder = LumenApi.builder()
                    .baseUri(provider.baseUri())
                    .account(LumenAccount.of(LumenCredentials.of(provider.keyId(), provider.secret())))
                    .sendAccept(false)
                    .http(http -> http.timekeeper(new SimulatorTime(provider.clock())))
                    .contentMd5(md5);
            try (LumenApi other = builder.build()) {
                assertThat(other.invalidate(SHOP, InvalidationRequest.of("/*")).invalidations())
                        .hasSize(1);
            }
        }
    }

    @Test
    void aClockThatIsWrongIsNamed() {
        SimulatorClock past = SimulatorClock.manual(Instant.parse("2023-03-14T09:26:53Z"));
        LumenCredentials key = LumenCredentials.of(LumenSimulator.DEFAULT_KEY_ID, LumenSimulator.DEFAULT_SECRET);
        try (LumenSimulator old = LumenSimulator.builder().clock(past).start();
                LumenApi late = LumenApi.builder()
                        .baseUri(old.baseUri())
                        .account(LumenAccount.of(key))
                        .build()) {
            assertThatThrownBy(late::key)
                    .isInstanceOf(PermissionDeniedException.class)
                    .hasMessageContaining("minutes ahead of the provider's");
        }
    }

    @Test
    void aProviderThatIsStrictAboutAcceptIsStillRead() {
        try (LumenSimulator strict = LumenSimulator.builder()
                        .strictAccept()
                        .requireContentLength()
                        .start();
                LumenApi other = client(strict)) {
            assertThat(other.key().id()).isEqualTo("700100200");
            assertThat(other.v2().listImages()).isEmpty();
            assertThat(other.v2().deleteImage("none")).isFalse();
        }
    }

    @Test
    void aRoleThatOnlyReportsCannotWrite() {
        try (LumenSimulator reporting =
                        LumenSimulator.builder().role("Reporting").start();
                LumenApi other = client(reporting)) {
            assertThat(other.v2().listImages()).isEmpty();
            assertThatThrownBy(() -> other.v2().saveImage("main", image("shop.example.org"), NO_COMMENT))
                    .isInstanceOf(PermissionDeniedException.class)
                    .hasMessageContaining("a role that may not do this");
        }
    }

    @Test
    void aSaveWhoseAnswerIsLostMakesOneVersion() {
        for (String fault : List.of("drop-after", "truncate", "status-after=502")) {
            provider.faults().add("PUT:*:1:" + fault);
            assertThatThrownBy(() -> v2.saveImage("main", image("shop.example.org"), NO_COMMENT))
                    .as(fault)
                    .hasMessageContaining("may have acted");
            provider.faults().clear();
        }
        assertThat(v2.listVersions("main")).hasSize(3);
    }

    @Test
    void aDroppedReadIsRepeatedAndADroppedPromotionIsNot() {
        promoteShop();
        provider.faults().add("GET:*:1:drop-after").add("PUT:*:1:drop-after");

        assertThat(v2.getEnvironment(ImageEnvironment.PRODUCTION).version()).isEqualTo(1);
        assertThatThrownBy(() -> v2.promote(ImageEnvironment.PRODUCTION, Promotion.of("main", 1)))
                .isInstanceOf(TransportException.class);
        assertThat(v2.getEnvironment(ImageEnvironment.PRODUCTION).version()).isEqualTo(2);
    }

    @Test
    void figuresComeFromWhatTheEdgeServedAndNoFiguresAreNoError(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("a.txt"), "hello");
        UsageQuery usage = UsageQuery.builder()
                .serviceType(ServiceType.CACHING)
                .dataInterval("daily")
                .build();
        try (LumenSimulator serving = LumenSimulator.builder()
                        .folder("origin.example.org", folder)
                        .start();
                LumenApi other = client(serving)) {
            other.v2().saveImage("main", image("shop.example.org"), NO_COMMENT);
            other.v2().promote(ImageEnvironment.PRODUCTION, Promotion.of("main", 1));
            assertThat(other.usage(SERVICE, usage).isEmpty()).isTrue();

            assertThat(Viewer.status(serving.edgeUri(), "shop.example.org", "/a.txt"))
                    .isEqualTo(200);

            assertThat(other.usage(GROUP, usage)
                            .all("service")
                            .findFirst()
                            .orElseThrow()
                            .figure("requests"))
                    .contains(BigDecimal.ONE);
            Report used = other.usage(SHOP, usage);
            assertThat(used.all("ni").flatMap(ni -> ni.figure("requests").stream()))
                    .containsExactly(BigDecimal.ONE);
            assertThat(used.all("ni").findFirst().orElseThrow().figure("volume").orElseThrow())
                    .isPositive();
            assertThat(used.all("dataInterval")).isNotEmpty();
            Report now =
                    other.realTime(SHOP, RealTimeQuery.builder().property(true).build());
            assertThat(now.all("ni")
                            .findFirst()
                            .orElseThrow()
                            .figure("requestsPerSecond")
                            .orElseThrow())
                    .isPositive();
        }
    }
}
