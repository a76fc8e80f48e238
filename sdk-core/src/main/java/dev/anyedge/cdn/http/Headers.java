package dev.anyedge.cdn.http;

import dev.anyedge.cdn.error.ValidationException;
import dev.anyedge.cdn.error.Violation;
import java.util.List;

/**
 * Checks headers before they reach the JDK, whose own refusal prints the value: a token with a stray line break would
 * end up in a stack trace.
 */
final class Headers {
    private Headers() {}

    static void check(String name, String value) {
        if (!isToken(name)) {
            throw new ValidationException(
                    "request header",
                    List.of(new Violation(
                            "/headers",
                            "a name with characters that HTTP does not allow",
                            "letters, digits and -!#$%&'*+.^_`|~",
                            "the name of a header holds a character that HTTP does not allow")));
        }
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if ((c < ' ' && c != '\t') || c == 127 || c > 255) {
                throw new ValidationException(
                        "request header " + name,
                        List.of(new Violation(
                                "/headers/" + name,
                                "a value with a control or non-Latin character at position " + i,
                                "visible characters, space and tab",
                                "the value of header " + name + " holds a control or non-Latin character at position "
                                        + i + "; the value is not shown, it may be a secret")));
            }
        }
    }

    private static boolean isToken(String name) {
        for (int i = 0; i < name.length(); i++) {
            if (!tokenChar(name.charAt(i))) {
                return false;
            }
        }
        return !name.isEmpty();
    }

    private static boolean tokenChar(char c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || "-!#$%&'*+.^_`|~".indexOf(c) >= 0;
    }
}
