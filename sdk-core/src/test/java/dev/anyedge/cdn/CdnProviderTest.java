package dev.anyedge.cdn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.anyedge.cdn.error.CdnException;
import dev.anyedge.cdn.error.ValidationException;
import dev.anyedge.cdn.translation.Translator;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Providers are found by their name, and say what they need. */
class CdnProviderTest {
    private static final String SECRET = "canary-7f3a";

    @TempDir
    Path folder;

    private final ClassLoader before = Thread.currentThread().getContextClassLoader();

    /** A provider that a tool finds; opening it shows what it was given. */
    public static final class Testing implements CdnProvider {
        static final CdnSetting ENDPOINT =
                CdnSetting.of("endpoint", "the base URL").orElse("https://api.testing.example");
        static final CdnSetting KEY = CdnSetting.of("key", "the key")
                .from("TESTING_KEY", "OLD_TESTING_KEY")
                .needed()
                .hidden();

        /** For the service loader. */
        public Testing() {}

        @Override
        public String name() {
            return "testing";
        }

        @Override
        public List<CdnSetting> settings() {
            return List.of(ENDPOINT, KEY);
        }

        @Override
        public Translator<?> translator() {
            throw new UnsupportedOperationException();
        }

        @Override
        public Cdn open(CdnSettings settings) {
            throw new CdnException(settings.uri(ENDPOINT).orElseThrow() + " " + settings.require(KEY));
        }
    }

    @BeforeEach
    void aProviderIsOnTheClassPath() throws IOException {
        offer(Testing.class.getName());
    }

    private void offer(String className) throws IOException {
        Path services = Files.createDirectories(folder.resolve("META-INF/services"));
        Files.writeString(services.resolve(CdnProvider.class.getName()), className);
        Thread.currentThread()
                .setContextClassLoader(new URLClassLoader(
                        new URL[] {folder.toUri().toURL()}, getClass().getClassLoader()));
    }

    @AfterEach
    void asItWas() {
        Thread.currentThread().setContextClassLoader(before);
    }

    private static CdnSettings environment(String... pairs) {
        return CdnSettings.ofEnvironment(pairs.length == 0 ? Map.of() : Map.of(pairs[0], pairs[1]));
    }

    @Test
    void aProviderIsFoundByItsName() {
        assertThat(CdnProvider.named("testing").name()).isEqualTo("testing");
        assertThat(CdnProvider.all()).extracting(CdnProvider::name).contains("testing");
    }

    @Test
    void anUnknownProviderIsRefusedWithThoseThatAreThere() {
        assertThatExceptionOfType(ValidationException.class)
                .isThrownBy(() -> Cdn.forProvider("akamai"))
                .withMessageContaining("there is no provider 'akamai' on the class path; there is testing");
    }

    @Test
    void withoutAnyProviderTheRefusalSaysWhatToAdd() {
        Thread.currentThread().setContextClassLoader(getClass().getClassLoader());

        assertThatExceptionOfType(ValidationException.class)
                .isThrownBy(() -> Cdn.forProvider("scaleway"))
                .withMessageContaining("none at all; add a provider's module");
    }

    @Test
    void aProviderThatCannotBeLoadedIsNamed() throws IOException {
        offer("dev.anyedge.none.NoProvider");

        assertThatExceptionOfType(CdnException.class)
                .isThrownBy(() -> CdnProvider.named("testing"))
                .withMessageContaining("dev.anyedge.none.NoProvider");
    }

    @Test
    void aSettingComesFromTheToolThenTheEnvironmentThenItsDefault() {
        assertThatExceptionOfType(CdnException.class)
                .isThrownBy(() -> Cdn.forProvider("testing", environment("OLD_TESTING_KEY", "old")))
                .withMessage("https://api.testing.example old");
        assertThatExceptionOfType(CdnException.class)
                .isThrownBy(() -> Cdn.forProvider(
                        "testing",
                        environment("OLD_TESTING_KEY", "old")
                                .with("key", "said")
                                .with("endpoint", "http://localhost:1")))
                .withMessage("http://localhost:1 said");
    }

    @Test
    void allUnknownAndMissingSettingsAreToldAtOnce() {
        assertThatExceptionOfType(ValidationException.class)
                .isThrownBy(() -> Cdn.forProvider(
                        "testing", environment().with("project", "x").with("port", "1")))
                .satisfies(e -> assertThat(e.violations())
                        .extracting(v -> v.pointer() + " " + v.message())
                        .containsExactly(
                                "/port the provider testing has no setting 'port'; it has endpoint, key",
                                "/project the provider testing has no setting 'project'; it has endpoint, key",
                                "/key there is no key (the key); give the setting, or set TESTING_KEY or"
                                        + " OLD_TESTING_KEY"));
    }

    @Test
    void anEmptyVariableCountsAsNotSet() {
        assertThatExceptionOfType(ValidationException.class)
                .isThrownBy(() -> Cdn.forProvider("testing", environment("TESTING_KEY", "")))
                .withMessageContaining("there is no key");
    }

    @Test
    void aMalformedAddressIsRefusedWithoutShowingIt() {
        assertThatExceptionOfType(ValidationException.class)
                .isThrownBy(() -> Cdn.forProvider(
                        "testing", environment("TESTING_KEY", "k").with("endpoint", "https://user:" + SECRET)))
                .satisfies(e -> assertThat(e.toString() + e.violations())
                        .contains("the setting endpoint is not an absolute URL")
                        .doesNotContain(SECRET));
    }

    @Test
    void settingsPrintTheirNamesAndNeverAValue() {
        assertThat(environment("TESTING_KEY", SECRET).with("key", SECRET).toString())
                .isEqualTo("CdnSettings[key]");
        assertThat(Testing.KEY).hasToString("key: the key; from TESTING_KEY or OLD_TESTING_KEY; required; secret");
        assertThat(Testing.ENDPOINT).hasToString("endpoint: the base URL; https://api.testing.example without it");
    }
}
