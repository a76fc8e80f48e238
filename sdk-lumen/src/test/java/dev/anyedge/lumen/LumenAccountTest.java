package dev.anyedge.lumen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.anyedge.cdn.error.ValidationException;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Who calls stands in the environment, and is never printed in full. */
class LumenAccountTest {
    private static final Map<String, String> WHOLE = Map.of(
            "LUMEN_KEY_ID", "700100200",
            "LUMEN_SECRET", "Ex4mpleOnlySecret000",
            "LUMEN_ACCESS_GROUP", "88001",
            "LUMEN_SCID", "BBXY00042",
            "LUMEN_SUBSCRIBER", "5550123");

    @Test
    void theEnvironmentNamesAWholeAccount() {
        LumenAccount account = LumenAccount.of(WHOLE);

        assertThat(account.credentials()).isEqualTo(LumenCredentials.of("700100200", "Ex4mpleOnlySecret000"));
        assertThat(account.service()).hasToString("88001/BBXY00042");
        assertThat(account.requireSubscriber()).isEqualTo("5550123");
    }

    @Test
    void theSecretIsNotPrinted() {
        assertThat(LumenAccount.of(WHOLE).toString()).contains("700100200").doesNotContain("Ex4mple");
    }

    @Test
    void whatIsMissingIsNamedAllAtOnce() {
        assertThatThrownBy(() -> LumenAccount.of(Map.of("LUMEN_SECRET", " ", "LUMEN_ACCESS_GROUP", "main")))
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining("LUMEN_KEY_ID")
                .hasMessageContaining("LUMEN_SECRET")
                .hasMessageContaining("LUMEN_ACCESS_GROUP");
    }

    @Test
    void aKeyAloneIsEnoughUntilACallNeedsMore() {
        LumenAccount account = LumenAccount.of(Map.of("LUMEN_KEY_ID", "7", "LUMEN_SECRET", "s"));

        assertThatThrownBy(account::service)
                .hasMessageContaining("LUMEN_ACCESS_GROUP")
                .hasMessageContaining("LUMEN_SCID");
        assertThatThrownBy(account::requireSubscriber).hasMessageContaining("LUMEN_SUBSCRIBER");
    }

    @Test
    void aMalformedKeyIsRefusedWithoutBeingShown() {
        assertThatThrownBy(() -> LumenCredentials.of("Ex4mple:OnlySecret", ""))
                .isInstanceOf(ValidationException.class)
                .hasMessageNotContaining("Ex4mple")
                .hasMessageContaining("the secret is empty");
    }
}
