package dev.anyedge.cdn.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The model holds where secrets are, never what they are; what might be one is not shown. */
class SecretsInTheModelTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "env:SHOP_TOKEN_KEY",
                "env:_x",
                "file:/run/secrets/key",
                "file:key with space",
                "redacted:",
                "redacted:9f86d081"
            })
    void aReferenceIsTaken(String text) {
        assertThat(new SecretRef(text)).hasToString(text);
        assertThat(new SecretRef(text).redacted()).isEqualTo(text.startsWith("redacted:"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "00ff11ee22dd33cc44bb55aa66997788", "", "hunter2", "env", "env:", "env:9hunter2", "env:hunter2 ",
                "env:hunter-2", "ENV:HUNTER2", "file:", "file:\nhunter2", "Redacted:hunter2", "redacted:hunter2\n",
                        " env:HUNTER2"
            })
    void anotherTextIsRefusedAndNotRepeated(String text) {
        Throwable refusal = catchThrowable(() -> new SecretRef(text));

        assertThat(Complaints.pointersOf(() -> new SecretRef(text))).containsExactly("");
        assertThat(refusal.toString()).doesNotContainIgnoringCase("hunter").doesNotContain("00ff11ee");
    }

    @Test
    void aTokenPrintsReferencesOnly() {
        TokenAuth token = TokenAuth.edgeAuth()
                .name("vt")
                .algorithm(TokenAuth.EdgeAuth.Algorithm.SHA256)
                .key(SecretRef.env("A"))
                .transitionKey(SecretRef.file("/b"))
                .build();

        assertThat(token.toString()).contains("key=env:A").contains("transitionKey=file:/b");
    }

    @Test
    void optionsPrintNamesOnly() {
        Options options = Options.of("fujitsu", JsonValue.parse("{\"raw\":{\"key\":\"hunter2\"}}"));

        assertThat(options).hasToString("[fujitsu]");
        assertThat(options.asMap().toString()).doesNotContain("hunter2").contains("raw");
        assertThat(JsonValue.parse("[\"hunter2\"]")).hasToString("JSON array");
        assertThat(JsonValue.parse("\"hunter2\"")).hasToString("JSON string");
        assertThat(JsonValue.parse("12345")).hasToString("JSON number");
        assertThat(JsonValue.parse("null")).hasToString("JSON null");
    }

    @Test
    void jsonIsComparedByMeaning() {
        assertThat(JsonValue.parse("{\"a\": 1, \"b\": [1.0]}"))
                .isEqualTo(JsonValue.parse("{\"b\":[1],\"a\":1}"))
                .hasSameHashCodeAs(JsonValue.parse("{\"b\":[1],\"a\":1}"))
                .isNotEqualTo(JsonValue.parse("{\"b\":[2],\"a\":1}"));
        assertThat(Complaints.pointersOf(() -> JsonValue.parse("{\"a\":1,\"a\":1}")))
                .containsExactly("/a");
        assertThat(Complaints.pointersOf(() -> JsonValue.parse("[".repeat(101) + "]".repeat(101))))
                .containsExactly("");
    }
}
