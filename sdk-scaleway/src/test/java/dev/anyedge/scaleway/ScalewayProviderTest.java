package dev.anyedge.scaleway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.anyedge.cdn.Cdn;
import dev.anyedge.cdn.CdnProvider;
import dev.anyedge.cdn.CdnSetting;
import dev.anyedge.cdn.CdnSettings;
import dev.anyedge.cdn.error.ValidationException;
import dev.anyedge.cdn.model.Distribution;
import dev.anyedge.cdn.translation.TranslationContext;
import dev.anyedge.cdn.translation.Translator;
import dev.anyedge.simulator.scaleway.ScalewaySimulator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A tool deploys to Scaleway by its name, with settings that are texts. */
class ScalewayProviderTest {
    private static final Distribution SHOP = Distribution.fromJson("""
            {"name": "shop",
             "endpoints": [{"type": "assigned"}],
             "origins": [{"type": "bucket", "id": "a", "bucket": "assets", "region": "fr-par"}],
             "defaults": {"origin": "a", "caching": {"type": "bypass"}}}
            """);

    @TempDir
    Path home;

    @Test
    void aToolDeploysWithSettingsThatItGives() {
        try (ScalewaySimulator simulator = ScalewaySimulator.start();
                Cdn cdn = Cdn.forProvider(
                        "scaleway",
                        CdnSettings.ofEnvironment(Map.of())
                                .with("endpoint", simulator.baseUri().toString())
                                .with("secret-key", simulator.secretKey())
                                .with("project-id", simulator.projectId()))) {
            assertThat(cdn.apply(cdn.plan(SHOP)).name()).isEqualTo("shop");
            assertThat(cdn.list()).hasSize(1);
        }
    }

    @Test
    void whatIsNotGivenComesFromTheEnvironmentAndTheProfileFile() throws IOException {
        try (ScalewaySimulator simulator = ScalewaySimulator.start()) {
            Path config = Files.writeString(
                    home.resolve("config.yaml"),
                    "profiles:\n  staging:\n    default_project_id: " + simulator.projectId() + "\n    api_url: "
                            + simulator.baseUri() + "\n");
            CdnSettings settings = CdnSettings.ofEnvironment(Map.of("SCW_SECRET_KEY", simulator.secretKey()))
                    .with("config", config.toString())
                    .with("profile", "staging");
            try (Cdn cdn = Cdn.forProvider("scaleway", settings)) {
                assertThat(cdn.plan(SHOP).isEmpty()).isFalse();
            }
        }
    }

    @Test
    void theFirstVersionOfTheApiIsAskedForByName() {
        try (ScalewaySimulator simulator = ScalewaySimulator.start();
                Cdn cdn = Cdn.forProvider(
                        "scaleway",
                        CdnSettings.ofEnvironment(Map.of(
                                        "SCW_SECRET_KEY", simulator.secretKey(),
                                        "SCW_DEFAULT_PROJECT_ID", simulator.projectId()))
                                .with("endpoint", simulator.baseUri().toString())
                                .with("api-version", "v1alpha1"))) {
            cdn.list();

            assertThat(simulator.journal().entries())
                    .allSatisfy(entry -> assertThat(entry.path()).contains("v1alpha1"));
        }
    }

    @Test
    void aMalformedSettingIsRefusedWithWhatIsAllowed() {
        CdnSettings settings = CdnSettings.ofEnvironment(
                Map.of("SCW_SECRET_KEY", "11111111-1111-1111-1111-111111111111", "SCW_CONFIG_PATH", none()));

        assertThatExceptionOfType(ValidationException.class)
                .isThrownBy(() -> Cdn.forProvider("scaleway", settings.with("api-version", "v2")))
                .withMessageContaining("the setting api-version is not v1beta1 or v1alpha1");
        assertThatExceptionOfType(ValidationException.class)
                .isThrownBy(() -> Cdn.forProvider("scaleway", settings.with("subscription", "gold")))
                .withMessageContaining("the setting subscription is not starter, professional or advanced");
    }

    private String none() {
        try {
            return Files.writeString(home.resolve("empty.yaml"), "").toString();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aToolTranslatesBothWaysWithTextAlone() {
        Translator<String> documents = CdnProvider.named("scaleway").documents();

        String document = documents.translate(SHOP, TranslationContext.strict()).orThrow();

        assertThat(document).contains("\"backend_stages\"");
        assertThat(documents.parse(document)).isEqualTo(documents.print(document));
        assertThat(documents.read(document).distribution()).isEqualTo(documents.normalise(SHOP));
        assertThat(documents
                        .translate(SHOP, TranslationContext.<String>strict().withLive(document))
                        .orThrow())
                .isEqualTo(document);
    }

    @Test
    void theSecretKeyIsMarkedAsOne() {
        assertThat(CdnProvider.named("scaleway").settings())
                .filteredOn(CdnSetting::secret)
                .extracting(CdnSetting::name)
                .containsExactly("secret-key");
    }
}
