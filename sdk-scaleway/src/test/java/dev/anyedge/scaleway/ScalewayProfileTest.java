package dev.anyedge.scaleway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.anyedge.cdn.error.ValidationException;
import dev.anyedge.cdn.error.Violation;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Settings are found where the vendor's own tools find them, and mean the same (reference §2.3, §2.4). */
class ScalewayProfileTest {
    private static final String KEY_1 = "11111111-1111-1111-1111-111111111111";
    private static final String KEY_2 = "22222222-2222-2222-2222-222222222222";
    private static final String KEY_3 = "33333333-3333-3333-3333-333333333333";
    private static final String ACCESS_1 = "SCW11111111111111111";

    @TempDir
    Path home;

    private final Map<String, String> environment = new HashMap<>();

    @Test
    void theEnvironmentIsEnough() {
        environment.put("SCW_ACCESS_KEY", ACCESS_1);
        environment.put("SCW_SECRET_KEY", KEY_1);
        environment.put("SCW_DEFAULT_PROJECT_ID", KEY_2);
        environment.put("SCW_DEFAULT_ORGANIZATION_ID", KEY_3);
        environment.put("SCW_DEFAULT_REGION", "nl-ams");
        environment.put("SCW_DEFAULT_ZONE", "nl-ams-2");
        environment.put("SCW_API_URL", "https://api.example");
        environment.put("SCW_INSECURE", "true");
        environment.put("SCW_USER_AGENT", "shop/1.0");

        assertThat(load())
                .isEqualTo(ScalewayProfile.builder()
                        .credentials(ScalewayCredentials.of(ACCESS_1, KEY_1))
                        .defaultProjectId(KEY_2)
                        .defaultOrganizationId(KEY_3)
                        .defaultRegion("nl-ams")
                        .defaultZone("nl-ams-2")
                        .apiUrl(URI.create("https://api.example"))
                        .insecure(true)
                        .userAgent("shop/1.0")
                        .build());
    }

    @Test
    void namesOfEarlierToolsAreStillRead() {
        environment.put("SCALEWAY_ACCESS_KEY", ACCESS_1);
        environment.put("SCW_TOKEN", KEY_1);
        environment.put("SCALEWAY_ORGANIZATION", KEY_2);
        environment.put("SCW_REGION", "par1");
        environment.put("SCW_TLSVERIFY", "false");

        ScalewayProfile profile = load();

        assertThat(profile.credentials()).contains(ScalewayCredentials.of(ACCESS_1, KEY_1));
        assertThat(profile.defaultOrganizationId()).contains(KEY_2);
        assertThat(profile.defaultRegion()).contains("fr-par");
        assertThat(profile.insecure()).isTrue();

        environment.put("SCALEWAY_TOKEN", KEY_3);
        assertThat(load().requireCredentials().secretKey()).isEqualTo(KEY_3);
        environment.put("SCW_SECRET_KEY", KEY_2);
        environment.put("SCW_INSECURE", "false");
        environment.put("SCALEWAY_REGION", "ams1");
        assertThat(load().requireCredentials().secretKey()).isEqualTo(KEY_2);
        assertThat(load().insecure()).isFalse();
        assertThat(load().defaultRegion()).contains("nl-ams");
    }

    @Test
    void theVariableOfTheTutorialMeansNothing() {
        environment.put("SCW_PROJECT_ID", KEY_1);

        assertThat(load().defaultProjectId()).isEmpty();
    }

    @Test
    void theFileOfTheHomeFolderIsReadAndTheEnvironmentGoesBeforeIt() throws IOException {
        config(".config/scw/config.yaml", """
                access_key: %s
                secret_key: %s
                default_project_id: %s
                default_region: fr-par
                send_telemetry: true
                """.formatted(ACCESS_1, KEY_1, KEY_1));
        environment.put("SCW_DEFAULT_PROJECT_ID", KEY_2);

        ScalewayProfile profile = load();

        assertThat(profile.credentials()).contains(ScalewayCredentials.of(ACCESS_1, KEY_1));
        assertThat(profile.defaultProjectId()).contains(KEY_2);
        assertThat(profile.defaultRegion()).contains("fr-par");
        assertThat(profile.warnings()).isEmpty();
    }

    @Test
    void aProfileIsMergedOverTheRootKeyByKey() throws IOException {
        config(".config/scw/config.yaml", profiles("staging"));

        assertThat(load().requireCredentials().secretKey()).as("active_profile").isEqualTo(KEY_2);
        assertThat(load().defaultRegion()).as("of the root").contains("fr-par");
        environment.put("SCW_PROFILE", "prod");
        assertThat(load().requireCredentials().secretKey()).as("SCW_PROFILE").isEqualTo(KEY_3);
        assertThat(load().defaultProjectId()).contains(KEY_3);
        assertThat(loader().profile("staging").load().requireCredentials().secretKey())
                .as("code")
                .isEqualTo(KEY_2);
        assertThat(loader().profile("default").load().requireCredentials().secretKey())
                .as("the root by name")
                .isEqualTo(KEY_1);
    }

    @Test
    void aProfileThatIsNotThereIsNotReplacedByAnother() throws IOException {
        config(".config/scw/config.yaml", profiles("staging"));
        environment.put("SCW_PROFILE", "production");

        assertThatThrownBy(this::load)
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining("SCW_PROFILE names profile \"production\"")
                .hasMessageContaining("default, prod, staging");
        environment.clear();
        config(".config/scw/config.yaml", profiles("gone"));
        assertThatThrownBy(this::load).hasMessageContaining("active_profile names profile \"gone\"");
    }

    private static String profiles(String active) {
        return """
                secret_key: %s
                default_region: fr-par
                active_profile: %s
                profiles:
                  staging:
                    secret_key: %s
                  prod:
                    secret_key: %s
                    default_project_id: %s
                """.formatted(KEY_1, active, KEY_2, KEY_3, KEY_3);
    }

    @Test
    void filesAreLookedForInTheVendorsOrder() throws IOException {
        config("profile/.config/scw/config.yaml", "secret_key: " + KEY_1);
        environment.put("USERPROFILE", home.resolve("profile").toString());
        assertThat(load().requireCredentials().secretKey()).isEqualTo(KEY_1);

        config(".config/scw/config.yml", "secret_key: " + KEY_2);
        assertThat(load().requireCredentials().secretKey()).as("config.yml").isEqualTo(KEY_2);
        config(".config/scw/config.yaml", "secret_key: " + KEY_3);
        assertThat(load().requireCredentials().secretKey())
                .as("config.yaml first")
                .isEqualTo(KEY_3);

        config("xdg/scw/config.yaml", "secret_key: " + KEY_1);
        environment.put("XDG_CONFIG_HOME", home.resolve("xdg").toString());
        assertThat(load().requireCredentials().secretKey()).as("XDG").isEqualTo(KEY_1);

        config("own.yaml", "secret_key: " + KEY_2);
        environment.put("SCW_CONFIG_PATH", home.resolve("own.yaml").toString());
        assertThat(load().requireCredentials().secretKey())
                .as("SCW_CONFIG_PATH")
                .isEqualTo(KEY_2);

        config("given.yaml", "secret_key: " + KEY_3);
        assertThat(loader().file(home.resolve("given.yaml"))
                        .load()
                        .requireCredentials()
                        .secretKey())
                .as("code")
                .isEqualTo(KEY_3);
        config("home/.config/scw/config.yaml", "secret_key: " + KEY_1);
        environment.clear();
        environment.put("HOME", home.resolve("home").toString());
        assertThat(load().requireCredentials().secretKey()).as("HOME").isEqualTo(KEY_1);
    }

    @Test
    void aNamedFileThatDoesNotExistIsSaid() {
        environment.put("SCW_CONFIG_PATH", home.resolve("gone.yaml").toString());

        assertThat(load().warnings()).singleElement().asString().contains("gone.yaml, which does not exist");
        assertThatThrownBy(() -> loader().file(home.resolve("gone.yaml")).load())
                .isInstanceOf(ValidationException.class);
    }

    @Test
    void withoutAnyKeyTheErrorSaysWhereItWasLookedFor() {
        assertThatThrownBy(() -> load().requireCredentials())
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining("SCW_SECRET_KEY")
                .hasMessageContaining(home.resolve(".config/scw/config.yaml").toString());
    }

    @Test
    void aFileThatOthersCanReadIsWarnedOf() throws IOException {
        Path file = config(".config/scw/config.yaml", "secret_key: " + KEY_1);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));

        ScalewayProfile profile = load();

        assertThat(profile.requireCredentials().secretKey()).isEqualTo(KEY_1);
        assertThat(profile.warnings())
                .singleElement()
                .asString()
                .contains("rw-r--r--")
                .contains("chmod 600 " + file);
    }

    @Test
    void aRegionThatIsWellFormedButNotKnownIsWarnedOf() {
        environment.put("SCW_DEFAULT_REGION", "es-mad");

        assertThat(load().defaultRegion()).contains("es-mad");
        assertThat(load().warnings()).singleElement().asString().contains("es-mad");
    }

    @ParameterizedTest
    @CsvSource({
        "SCW_DEFAULT_PROJECT_ID,shop,/default_project_id",
        "SCW_DEFAULT_ORGANIZATION_ID,1111,/default_organization_id",
        "SCW_DEFAULT_REGION,Paris,/default_region",
        "SCW_DEFAULT_ZONE,fr-par,/default_zone",
        "SCW_API_URL,api.scaleway.com,/api_url",
        "SCW_API_URL,ftp://api.scaleway.com,/api_url",
        "SCW_INSECURE,maybe,/insecure",
        "SCW_TLSVERIFY,maybe,/insecure",
        "SCW_USER_AGENT,sh\u00f6p/1.0,/user_agent",
        "SCW_SECRET_KEY,1234,/secret_key",
    })
    void aMalformedSettingIsNamedWithItsOrigin(String variable, String value, String pointer) {
        environment.put(variable, value);

        assertThatThrownBy(this::load)
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining(variable)
                .isInstanceOfSatisfying(ValidationException.class, e -> assertThat(e.violations())
                        .extracting(Violation::pointer)
                        .containsExactly(pointer));
    }

    @Test
    void everythingMalformedIsSaidAtOnce() {
        environment.put("SCW_DEFAULT_PROJECT_ID", "shop");
        environment.put("SCW_DEFAULT_ZONE", "paris");
        environment.put("SCW_ACCESS_KEY", "x");
        environment.put("SCW_SECRET_KEY", KEY_1);

        assertThatThrownBy(this::load).isInstanceOfSatisfying(ValidationException.class, e -> assertThat(e.violations())
                .hasSize(3));
    }

    @Test
    void aKeyInTheWrongPlaceIsNotShown() throws IOException {
        environment.put("SCW_SECRET_KEY", ACCESS_1);
        environment.put("SCW_DEFAULT_REGION", KEY_1);
        assertThatThrownBy(this::load)
                .hasMessageContaining("looks like an access key")
                .satisfies(
                        e -> assertThat(e.getMessage()).doesNotContain(ACCESS_1).doesNotContain(KEY_1));

        environment.clear();
        config(".config/scw/config.yaml", "secret_key: [" + KEY_1 + "]");
        assertThatThrownBy(this::load)
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain(KEY_1).contains("/secret_key"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "secret_key: \"" + KEY_1,
                "\tsecret_key: " + KEY_1,
                "- secret_key: " + KEY_1,
                KEY_1,
                "secret_key: " + KEY_1 + "\nsecret_key: " + KEY_1,
                "profiles: " + KEY_1,
                "profiles:\n  prod: " + KEY_1,
                "secret_key: !!javax.script.ScriptEngineManager [" + KEY_1 + "]"
            })
    void aBrokenFileIsSaidWithoutShowingWhatItHolds(String text) throws IOException {
        Path file = config(".config/scw/config.yaml", text);

        assertThatThrownBy(this::load)
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining(file.toString())
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain(KEY_1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "# nothing\n", "---\n"})
    void anEmptyFileIsNoSetting(String text) throws IOException {
        config(".config/scw/config.yaml", text);

        assertThat(load()).isEqualTo(ScalewayProfile.empty());
    }

    @Test
    void onlyTheBeginningOfASecretKeyIsPrinted() {
        ScalewayProfile profile = ScalewayProfile.builder()
                .credentials(ScalewayCredentials.of(ACCESS_1, "abcdef01-2345-6789-abcd-ef0123456789"))
                .build();

        assertThat(profile.toString())
                .contains("abcdef01-xxxx-xxxx-xxxx-xxxxxxxxxxxx")
                .contains(ACCESS_1)
                .doesNotContain("2345");
    }

    private Path config(String path, String text) throws IOException {
        Path file = home.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }

    private ScalewayProfile.Loader loader() {
        return ScalewayProfile.loader().environment(environment).home(home);
    }

    private ScalewayProfile load() {
        return loader().load();
    }
}
