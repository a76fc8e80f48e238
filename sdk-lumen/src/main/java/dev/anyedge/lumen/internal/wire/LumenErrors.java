package dev.anyedge.lumen.internal.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.anyedge.cdn.error.InvalidRequestException;
import dev.anyedge.cdn.error.PermissionDeniedException;
import dev.anyedge.cdn.error.TransportException;
import dev.anyedge.cdn.error.ValidationException;
import dev.anyedge.cdn.http.ApiRequest;
import dev.anyedge.cdn.http.ApiResponse;
import dev.anyedge.cdn.http.ErrorReader;
import dev.anyedge.cdn.http.Redaction;
import dev.anyedge.cdn.http.Verdict;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What an error of the Media Portal API means (Lumen reference §1.5). Known are 403, 404, 406 and one body,
 * {@code {"error":{"message"}}}, also where success is XML; the rest is read as HTTP means it.
 */
public final class LumenErrors implements ErrorReader {
    /** Errors are small; what is larger is no error of the API but a page of something on the way. */
    private static final int LARGEST = 64 * 1024;

    private static final int LONGEST_TEXT = 500;
    private static final Duration ACCEPTED_SKEW = Duration.ofMinutes(15);

    private final Redaction redaction;
    private final Supplier<Optional<Instant>> lastSigned;

    /**
     * A reader.
     *
     * @param redaction takes secrets out of what the provider says, before it is shortened and they are no longer whole
     * @param lastSigned which time the last signature had
     */
    public LumenErrors(Redaction redaction, Supplier<Optional<Instant>> lastSigned) {
        this.redaction = redaction;
        this.lastSigned = lastSigned;
    }

    @Override
    public Verdict read(ApiRequest request, ApiResponse response) {
        int status = response.status();
        if (status / 100 == 2) {
            return looksWhole(response.bytes())
                    ? Verdict.ok()
                    : Verdict.retryable(
                            TransportException::new,
                            "the answer is cut short: it does not end as it began, as JSON or XML");
        }
        String said = said(response);
        if (request.operation().equals("GetUsage") && saysNoUsage(said)) {
            return Verdict.ok();
        }
        return switch (status) {
            case 401 -> Verdict.unauthenticated(said + "; check the key's id and its secret" + skew(response));
            case 403 ->
                Verdict.fatal(
                        PermissionDeniedException::new,
                        said
                                + "; the provider says the same of an unknown key, a wrong signature, an old Date, a scope"
                                + " that is not the key's, and a role that may not do this"
                                + skew(response));
            case 406 ->
                Verdict.fatal(
                        (message, call, cause) -> new InvalidRequestException(message, List.of(), call, cause),
                        said + "; it does not take the Accept header that was sent: see LumenApi.Builder.sendAccept");
            default -> Verdict.byStatus(status, said);
        };
    }

    /**
     * Whether an error of usage only says that there are no figures.
     *
     * @param message the provider's words
     * @return false for a real error
     */
    static boolean saysNoUsage(String message) {
        return message.toLowerCase(Locale.ROOT).contains("no usage data");
    }

    /** A refusal for the time tells on itself by the provider's own Date. */
    private String skew(ApiResponse response) {
        Optional<Instant> theirs = response.header("Date").flatMap(LumenErrors::httpDate);
        Optional<Instant> ours = lastSigned.get();
        if (theirs.isEmpty() || ours.isEmpty()) {
            return "";
        }
        Duration ahead = Duration.between(theirs.get(), ours.get());
        return ahead.abs().compareTo(ACCEPTED_SKEW) <= 0
                ? ""
                : "; this machine's clock is " + ahead.abs().toMinutes() + " minutes "
                        + (ahead.isNegative() ? "behind" : "ahead of")
                        + " the provider's, which takes 15: set it";
    }

    private static Optional<Instant> httpDate(String text) {
        try {
            return Optional.of(Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(text)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** Cheap: a whole parse follows where the answer is read. */
    private static boolean looksWhole(byte[] body) {
        int start = 0;
        int end = body.length - 1;
        while (start <= end && body[start] <= ' ' && body[start] >= 0) {
            start++;
        }
        while (end >= start && body[end] <= ' ' && body[end] >= 0) {
            end--;
        }
        if (start > end) {
            return true;
        }
        return switch (body[start]) {
            case '{' -> body[end] == '}';
            case '[' -> body[end] == ']';
            case '<' -> body[end] == '>';
            default -> true;
        };
    }

    private String said(ApiResponse response) {
        JsonNode body = json(response);
        JsonNode error = body.path("error");
        String message = text(error.path("message"));
        String correlation = text(error.path("apiCorrelationId"));
        if (correlation.isEmpty()) {
            correlation = text(body.path("apiCorrelationId"));
        }
        return message + (correlation.isEmpty() ? "" : " (correlation id " + correlation + ")");
    }

    private static JsonNode json(ApiResponse response) {
        if (response.bytes().length == 0 || response.bytes().length > LARGEST) {
            return JsonNodeFactory.instance.missingNode();
        }
        try {
            return JsonObject.parse(response.text());
        } catch (ValidationException notJson) {
            return JsonNodeFactory.instance.missingNode();
        }
    }

    private String text(JsonNode value) {
        if (!value.isValueNode() || value.isNull()) {
            return "";
        }
        String text = redaction.apply(value.asText());
        return text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) + "…" : text;
    }
}
