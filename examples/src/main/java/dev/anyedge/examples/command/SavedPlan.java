package dev.anyedge.examples.command;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/** Tells a saved plan from a distribution by its {@code "format"}. */
final class SavedPlan {
    private SavedPlan() {}

    static boolean is(String text) {
        try (JsonParser parser = new JsonFactory().createParser(text)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return false;
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                boolean format = parser.currentName().equals("format");
                parser.nextToken();
                if (format) {
                    return parser.currentToken() == JsonToken.VALUE_STRING
                            && parser.getText().startsWith("anyedge-plan/");
                }
                parser.skipChildren();
            }
            return false;
        } catch (IOException e) {
            // not JSON: the reader of distributions says so with line and column
            return false;
        }
    }
}
