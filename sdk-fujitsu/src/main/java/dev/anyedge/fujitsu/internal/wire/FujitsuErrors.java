package dev.anyedge.fujitsu.internal.wire;

import dev.anyedge.cdn.error.CdnException;
import dev.anyedge.cdn.error.ConflictException;
import dev.anyedge.cdn.error.InvalidRequestException;
import dev.anyedge.cdn.error.InvalidRequestException.FieldProblem;
import dev.anyedge.cdn.error.NotFoundException;
import dev.anyedge.cdn.error.PermissionDeniedException;
import dev.anyedge.cdn.error.ProviderUnavailableException;
import dev.anyedge.cdn.error.QuotaExceededException;
import dev.anyedge.cdn.error.TransportException;
import dev.anyedge.cdn.http.ApiRequest;
import dev.anyedge.cdn.http.ApiResponse;
import dev.anyedge.cdn.http.ErrorReader;
import dev.anyedge.cdn.http.Redaction;
import dev.anyedge.cdn.http.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What an answer of the CDN means (Fujitsu reference §2.8, §2.9, §2.10). Errors have no body: {@code X-Message} and {@code
 * X-Error} say what is wrong, and on reads they come with a status of success. What they say about a request that was
 * accepted earlier is no failure of the read; it is part of what was read.
 */
public final class FujitsuErrors implements ErrorReader {
    static final String MESSAGE = "X-Message";
    static final String ERROR = "X-Error";
    static final String INSTANCE_ID = "X-Error-Instance-ID";
    static final String STATUS = "X-Status";

    private static final String INVALID_ENTRY = "Invalid entry for ";
    private static final int LONGEST_TEXT = 1000;

    // Compiled when the first error is read, not when a program starts.
    private static final class Keys {
        static final Pattern HEX = Pattern.compile("[0-9a-fA-F]{16,}");
    }

    private final Redaction redaction;

    /**
     * A reader.
     *
     * @param redaction takes secrets out of what the provider says
     */
    public FujitsuErrors(Redaction redaction) {
        this.redaction = redaction;
    }

    @Override
    public Verdict read(ApiRequest request, ApiResponse response) {
        int status = response.status();
        String message = text(response, MESSAGE, redaction);
        if (status / 100 == 2) {
            return request.method().equals("GET") ? found(response, message) : accepted(status, response, message);
        }
        String said = said(response, message);
        return switch (status) {
            case 401 -> Verdict.unauthenticated(said);
            case 403 ->
                Verdict.fatal(
                        PermissionDeniedException::new,
                        join(
                                said,
                                "the user lacks the role, or the token is not for the default project of the contract,"
                                        + " or it is not of the global identity service"));
            case 404, 410 ->
                Verdict.fatal(
                        NotFoundException::new, join(said, "it never was, it is deleted, or its creation failed"));
            default -> byMessage(status, message, said);
        };
    }

    private Verdict found(ApiResponse response, String message) {
        if (response.status() != 204) {
            return looksWhole(response)
                    ? Verdict.ok()
                    : Verdict.retryable(
                            TransportException::new,
                            "the answer is not a JSON object: something between here and the provider has answered, or"
                                    + " cut it");
        }
        // With a state, the message is about the earlier request and not about this one.
        if (response.header(STATUS).filter(text -> !text.isBlank()).isPresent()) {
            return Verdict.ok();
        }
        return switch (message) {
            case "Service Unavailable" -> Verdict.retryable(ProviderUnavailableException::new, said(response, message));
            case "Rate limit exceeded" -> Verdict.rateLimited(said(response, message));
            default -> Verdict.ok();
        };
    }

    private Verdict accepted(int status, ApiResponse response, String message) {
        boolean good = message.isEmpty() || message.equals("Accepted") || message.equals("Success");
        return good ? Verdict.ok() : byMessage(status, message, said(response, message));
    }

    private static Verdict byMessage(int status, String message, String said) {
        if (message.startsWith(INVALID_ENTRY)) {
            List<FieldProblem> fields = new ArrayList<>();
            String reason = "not allowed";
            for (String name : message.substring(INVALID_ENTRY.length()).split("[/ ]+")) {
                if (!name.isEmpty() && !name.equals("combination")) {
                    fields.add(new FieldProblem(name, reason, ""));
                }
            }
            return Verdict.fatal((text, call, cause) -> new InvalidRequestException(text, fields, call, cause), said);
        }
        return switch (message) {
            case "Invalid Json", "Parameter required", "Bad Request" ->
                Verdict.fatal((text, call, cause) -> new InvalidRequestException(text, List.of(), call, cause), said);
            case "Service is in progress" ->
                conflict(message, join(said, "the provider is still at work on an earlier request; wait for its end"));
            case "Service is undeployed" -> conflict(message, join(said, "the service does not deliver"));
            case "Quota exceeded" ->
                Verdict.fatal(
                        (text, call, cause) -> new QuotaExceededException(
                                text, List.of(new QuotaExceededException.Quota("services", -1, -1)), call, cause),
                        join(said, "the project has as many services as it may have"));
            case "Rate limit exceeded" -> Verdict.rateLimited(said);
            case "Internal Server Error", "Service Unavailable" ->
                Verdict.retryable(ProviderUnavailableException::new, said);
            default -> status / 100 == 2 ? Verdict.fatal(CdnException::new, said) : Verdict.byStatus(status, said);
        };
    }

    private static Verdict conflict(String reason, String said) {
        return Verdict.fatal((text, call, cause) -> new ConflictException(text, reason, call, cause), said);
    }

    private String said(ApiResponse response, String message) {
        return join(message, text(response, ERROR, redaction));
    }

    private static String join(String one, String other) {
        return one.isEmpty() ? other : other.isEmpty() ? one : one + "; " + other;
    }

    /** A header that is text for people, without secrets and control characters; {@code ""} when there is none. */
    static String text(ApiResponse response, String header, Redaction redaction) {
        String raw = response.header(header).orElse("");
        if (raw.isEmpty()) {
            return "";
        }
        StringBuilder clean = new StringBuilder();
        String masked = Keys.HEX.matcher(redaction.apply(raw)).replaceAll(Redaction.MASK);
        for (int i = 0; i < masked.length() && i < LONGEST_TEXT; i++) {
            char c = masked.charAt(i);
            clean.append(Character.isISOControl(c) ? ' ' : c);
        }
        return clean.toString().strip();
    }

    /** Cheap: a whole parse follows where the answer is read. */
    private static boolean looksWhole(ApiResponse response) {
        byte[] body = response.bytes();
        int start = 0;
        int end = body.length - 1;
        while (start <= end && body[start] <= ' ') {
            start++;
        }
        while (end >= start && body[end] <= ' ') {
            end--;
        }
        return end > start && body[start] == '{' && body[end] == '}';
    }
}
