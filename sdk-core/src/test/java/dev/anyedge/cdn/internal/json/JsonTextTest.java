package dev.anyedge.cdn.internal.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.anyedge.cdn.error.ValidationException;
import dev.anyedge.cdn.error.Violation;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Text to tree and back: strict on the way in, nothing lost on the way out. */
class JsonTextTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "null",
                "true",
                "\"\"",
                "0",
                "-1",
                "123456789012345678901234567890",
                "1.50",
                "{\"b\":1,\"a\":[{},[],null,false]}",
                "\"\\\"\\\\\\n\\r\\t\\u0000\\u001f\\u007f\"",
                "\"é漢🚀\"",
                "\"\\ud800\"",
                "\"\\ude80\\ud83d\"",
                "{\"\":{\" \":\"/\"}}"
            })
    void compactJsonComesBackAsItWas(String json) {
        assertThat(JsonText.write(JsonText.parse(json))).isEqualTo(json);
        assertThat(JsonText.parse(JsonText.pretty(JsonText.parse(json)))).isEqualTo(JsonText.parse(json));
    }

    @Test
    void whateverIsWrittenSurvivesUtf8() {
        String json = JsonText.write(JsonNodeFactory.instance.textNode("a\ud800b\udc00\ud83d\ude80"));

        assertThat(new String(json.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))
                .isEqualTo(json);
        assertThat(JsonText.parse(json).textValue()).isEqualTo("a\ud800b\udc00\ud83d\ude80");
    }

    @Test
    void prettyJsonHasPlainArraysOnOneLine() {
        assertThat(JsonText.pretty(
                        JsonText.parse("{\"a\":[1,\"x\",null],\"b\":[],\"c\":{},\"d\":[{\"e\":true}],\"f\":[[],{}]}")))
                .isEqualTo("""
                        {
                          "a": [1, "x", null],
                          "b": [],
                          "c": {},
                          "d": [
                            {
                              "e": true
                            }
                          ],
                          "f": [[], {}]
                        }""");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"a\": 1,} | line 1, column 9",
                "{\"a\": 1 | line 1",
                "{a: 1} | line 1, column 2",
                "{'a': 1} | line 1, column 2",
                "[1 2] | line 1, column 4",
                "\"a | line 1",
                "01 | line 1, column 2",
                "NaN | line 1",
                "/* c */ 1 | line 1",
                "{\"a\": secretword} | line 1",
            })
    void whatIsNoJsonIsRefusedWithItsPlace(String text, String place) {
        assertThatThrownBy(() -> JsonText.parse(text))
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining("The text is not JSON at " + place)
                .message()
                .doesNotContain("secretword");
    }

    @Test
    void thereIsExactlyOneValue() {
        assertThatThrownBy(() -> JsonText.parse(" \n"))
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining("The text is empty");
        assertThatThrownBy(() -> JsonText.parse("{}\n {}"))
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining("more text after the JSON value at line 2, column 2");
    }

    @Test
    void aMemberThatStandsTwiceIsRefused() {
        assertThatThrownBy(() -> JsonText.parse("{\"a\":{\"x/y\":1,\n \"x/y\":2}}"))
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining("/a/x~1y: The member x/y stands a second time at line 2");
    }

    @Test
    void duplicatesCanBeListedInsteadAndTheFirstCounts() {
        List<Violation> duplicates = new ArrayList<>();

        JsonNode node = JsonText.parse("{\"a\":1,\"a\":2,\"b\":[{\"c\":1,\"c\":{\"d\":0}}]}", 10, duplicates);

        assertThat(JsonText.write(node)).isEqualTo("{\"a\":1,\"b\":[{\"c\":1}]}");
        assertThat(duplicates).extracting(Violation::pointer).containsExactly("/a", "/b/0/c");
    }

    @Test
    void nestingIsBounded() {
        assertThat(JsonText.parse("[".repeat(500) + "]".repeat(500)).isArray()).isTrue();
        assertThatThrownBy(() -> JsonText.parse("[".repeat(501) + "]".repeat(501)))
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining("deeper than 500 levels at line 1, column 501");
        assertThatThrownBy(() -> JsonText.parse("{\"a\":[[]]}", 2))
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining("deeper than 2 levels");
        assertThatThrownBy(() -> JsonText.parse("[".repeat(1_000_000))).isInstanceOf(ValidationException.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"a\":1,\"b\":2} | { \"b\": 2, \"a\": 1 }",
                "1 | 1.0",
                "1.50 | 15e-1",
                "100 | 1e2",
                "0 | -0.00",
                "[{\"a\":{\"y\":1,\"x\":2}}] | [{\"a\":{\"x\":2.0,\"y\":1}}]",
                "\"\\u00e9\" | \"é\"",
            })
    void theSameJsonIsTheSameHoweverItIsWritten(String one, String other) {
        assertThat(JsonText.same(one, other)).isTrue();
        assertThat(JsonText.canonical(one)).isEqualTo(JsonText.canonical(other));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"[1,2] | [2,1]", "1 | \"1\"", "null | {}", "{\"a\":null} | {}", "1e400 | 1e401", "0.1 | 0.10000001"
            })
    void otherJsonIsNotTheSame(String one, String other) {
        assertThat(JsonText.same(one, other)).isFalse();
    }

    @Test
    void anEnormousExponentIsNotWrittenOut() {
        assertThat(JsonText.canonical("1e999999999")).hasSizeLessThan(20);
        assertThat(JsonText.compact("1e999999999")).hasSizeLessThan(20);
    }

    @Test
    void aPointersStepsAreEscaped() {
        assertThat(JsonText.pointerStep("plain")).isEqualTo("plain");
        assertThat(JsonText.pointerStep("a/b~c")).isEqualTo("a~1b~0c");
    }

    @Test
    void whatJsonHasNoWordForIsNotWritten() {
        assertThatThrownBy(() -> JsonText.write(JsonNodeFactory.instance.numberNode(Double.NaN)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> JsonText.write(JsonNodeFactory.instance.missingNode()))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
