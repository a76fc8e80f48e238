package dev.anyedge.scaleway.internal.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.anyedge.cdn.error.ConflictException;
import dev.anyedge.cdn.error.InvalidRequestException;
import dev.anyedge.cdn.error.InvalidRequestException.FieldProblem;
import dev.anyedge.cdn.error.NotFoundException;
import dev.anyedge.cdn.error.PermissionDeniedException;
import dev.anyedge.cdn.error.ProviderUnavailableException;
import dev.anyedge.cdn.error.QuotaExceededException;
import dev.anyedge.cdn.error.QuotaExceededException.Quota;
import dev.anyedge.cdn.error.TransportException;
import dev.anyedge.cdn.error.ValidationException;
import dev.anyedge.cdn.http.ApiRequest;
import dev.anyedge.cdn.http.ApiResponse;
import dev.anyedge.cdn.http.ErrorReader;
import dev.anyedge.cdn.http.Redaction;
import dev.anyedge.cdn.http.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What an error of Scaleway means (Scaleway reference §8). The status decides, because Edge Services sends no
 * {@code type}; the platform's {@code type}, where there is one, tells more. Bodies may be anything: empty, not JSON, of
 * other shapes.
 */
public final class ScalewayErrors implements ErrorReader {
    /** Errors are small; what is larger is no error of the API but a page of something on the way. */
    private static final int LARGEST = 64 * 1024;

    private static final int LONGEST_TEXT = 500;
    /** How long the provider takes to make a project's first key (Scaleway reference §8.1: the first creations race). */
    private static final Duration FIRST_KEY = Duration.ofSeconds(2);

    private final Redaction redaction;

    /**
     * A reader.
     *
     * @param redaction takes secrets out of what the provider says, before it is shortened and they are no longer whole
     */
    public ScalewayErrors(Redaction redaction) {
        this.redaction = redaction;
    }

    @Override
    public Verdict read(ApiRequest request, ApiResponse response) {
        int status = response.status();
        if (status / 100 == 2) {
            return looksWhole(response)
                    ? Verdict.ok()
                    : Verdict.retryable(
                            TransportException::new,
                            "the answer is not a JSON object: something between here and the provider has answered, or cut it");
        }
        Body body = Body.of(response, redaction);
        String said = body.said();
        return switch (status) {
            case 400 -> invalid(body, said);
            case 401 -> Verdict.unauthenticated(denied(body, said));
            case 403 -> forbidden(body, said);
            case 404, 410 -> notFound(request, body, said);
            case 409, 412, 423 -> conflict(body, said);
            case 429 -> rateLimited(body, said);
            case 503 ->
                body.type("out_of_stock")
                        ? Verdict.fatal(ProviderUnavailableException::new, said)
                        : Verdict.byStatus(status, said);
            case 500 -> Verdict.byStatus(status, said + referenced(request));
            default -> Verdict.byStatus(status, said);
        };
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
        return start > end || (end > start && body[start] == '{' && body[end] == '}');
    }

    private static Verdict invalid(Body body, String said) {
        List<FieldProblem> fields = new ArrayList<>();
        StringBuilder text = new StringBuilder(said);
        for (JsonNode detail : body.details()) {
            FieldProblem field = new FieldProblem(
                    body.text(detail, "argument_name"), body.text(detail, "reason"), body.text(detail, "help_message"));
            fields.add(field);
            text.append(text.isEmpty() ? "" : "; ")
                    .append(field.field())
                    .append(": ")
                    .append(field.reason());
            if (!field.help().isEmpty()) {
                text.append(" (").append(field.help()).append(')');
            }
        }
        return Verdict.fatal(
                (message, call, cause) -> new InvalidRequestException(message, fields, call, cause),
                cut(text.toString()));
    }

    private static String denied(Body body, String said) {
        String reason = body.text("reason");
        return said
                + (reason.isEmpty() ? "" : " (" + body.text("method") + " " + reason + ")")
                + "; check the secret key (SCW_SECRET_KEY, or secret_key in the profile)";
    }

    private static Verdict forbidden(Body body, String said) {
        if (body.type("quotas_exceeded")) {
            List<Quota> quotas = new ArrayList<>();
            StringBuilder text = new StringBuilder(said);
            for (JsonNode detail : body.details()) {
                Quota quota = new Quota(
                        body.text(detail, "resource"), body.number(detail, "quota"), body.number(detail, "current"));
                quotas.add(quota);
                text.append(text.isEmpty() ? "" : "; ")
                        .append(quota.resource())
                        .append(": ")
                        .append(quota.current() < 0 ? "?" : quota.current())
                        .append(" of ")
                        .append(quota.limit() < 0 ? "?" : quota.limit());
            }
            return Verdict.fatal(
                    (message, call, cause) -> new QuotaExceededException(message, quotas, call, cause),
                    cut(text.toString()));
        }
        StringBuilder text = new StringBuilder(said);
        for (JsonNode detail : body.details()) {
            text.append(text.isEmpty() ? "" : "; ")
                    .append("needs ")
                    .append(body.text(detail, "action"))
                    .append(" on ")
                    .append(body.text(detail, "resource"));
        }
        return Verdict.fatal(
                PermissionDeniedException::new,
                cut(text.toString())
                        + "; the key needs the permission set EdgeServicesFullAccess (EdgeServicesReadOnly for reads) on"
                        + " the project, which takes effect some minutes after it is granted");
    }

    private static Verdict notFound(ApiRequest request, Body body, String said) {
        if (request.method().equals("POST") && body.text("message").contains("edge_api_key")) {
            return Verdict.refused(
                            NotFoundException::new,
                            said
                                    + "; the provider is still preparing the project for its first pipeline, nothing was created")
                    .after(FIRST_KEY);
        }
        return Verdict.fatal(NotFoundException::new, named(body, said));
    }

    private static Verdict conflict(Body body, String said) {
        String precondition = body.text("precondition");
        String reason = precondition.isEmpty() ? body.text("type") : precondition;
        String state = body.text("current_state");
        String text = named(body, said)
                + (precondition.isEmpty() ? "" : " [" + precondition + "]")
                + (state.isEmpty() ? "" : ", it is " + state)
                + (precondition.equals("resource_still_in_use")
                        ? "; take away what refers to it first: another stage, a route rule, the head"
                        : "");
        Verdict.ErrorType type = (message, call, cause) -> new ConflictException(message, reason, call, cause);
        // the provider says so before it does anything, and the state passes by itself
        return body.type("transient_state") ? Verdict.refused(type, text) : Verdict.fatal(type, text);
    }

    private static Verdict rateLimited(Body body, String said) {
        Verdict verdict = Verdict.rateLimited(said);
        long seconds = body.number("reset_seconds");
        return seconds < 0 ? verdict : verdict.after(Duration.ofSeconds(seconds));
    }

    private static String named(Body body, String said) {
        String resource = body.text("resource");
        return resource.isEmpty() ? said : said + ": " + resource + " " + body.text("resource_id");
    }

    private static String referenced(ApiRequest request) {
        return request.method().equals("DELETE") && request.operation().endsWith("Stage")
                ? " (the provider is known to answer so when something still refers to the stage: another stage, a route"
                        + " rule, the head)"
                : "";
    }

    private static String cut(String text) {
        return text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) + "…" : text;
    }

    /** The body of an error, whatever it is. */
    private record Body(JsonNode json, Redaction redaction) {
        static Body of(ApiResponse response, Redaction redaction) {
            JsonNode nothing = JsonNodeFactory.instance.objectNode();
            if (response.bytes().length == 0 || response.bytes().length > LARGEST) {
                return new Body(nothing, redaction);
            }
            try {
                JsonNode json = WireJson.parse(response.bytes());
                return new Body(json.isObject() ? json : nothing, redaction);
            } catch (ValidationException notJson) {
                return new Body(nothing, redaction);
            }
        }

        boolean type(String type) {
            return text("type").equals(type);
        }

        String said() {
            String help = text("help_message");
            return text("message") + (help.isEmpty() ? "" : " (" + help + ")");
        }

        Iterable<JsonNode> details() {
            JsonNode details = json.path("details");
            return details.isArray() ? details : List.of();
        }

        String text(String name) {
            return text(json, name);
        }

        long number(String name) {
            return number(json, name);
        }

        String text(JsonNode object, String name) {
            JsonNode value = object.path(name);
            return value.isValueNode() && !value.isNull() ? cut(redaction.apply(value.asText())) : "";
        }

        long number(JsonNode object, String name) {
            return object.path(name).asLong(-1);
        }
    }
}
