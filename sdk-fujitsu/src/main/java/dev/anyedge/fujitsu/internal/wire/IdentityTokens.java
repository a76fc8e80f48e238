package dev.anyedge.fujitsu.internal.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.anyedge.cdn.error.AuthenticationException;
import dev.anyedge.cdn.error.CdnException;
import dev.anyedge.cdn.error.FailedCall;
import dev.anyedge.cdn.error.PermissionDeniedException;
import dev.anyedge.cdn.error.ValidationException;
import dev.anyedge.cdn.http.ApiClient;
import dev.anyedge.cdn.http.ApiRequest;
import dev.anyedge.cdn.http.ApiResponse;
import dev.anyedge.cdn.http.ErrorReader;
import dev.anyedge.cdn.http.Redaction;
import dev.anyedge.cdn.http.Repeat;
import dev.anyedge.cdn.http.TokenAuthorizer.Token;
import dev.anyedge.cdn.http.Verdict;
import dev.anyedge.cdn.internal.json.JsonText;
import dev.anyedge.fujitsu.FujitsuCredentials;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Fetches tokens of the global identity service (Fujitsu reference §1.2). A password that was refused is not sent again:
 * five wrong ones lock the user for a quarter of an hour.
 */
final class IdentityTokens implements Supplier<Token> {
    private static final String OPERATION = "CreateToken";

    private final ApiClient identity;
    private final FujitsuCredentials credentials;
    private volatile @Nullable AuthenticationException refusal;

    IdentityTokens(ApiClient identity, FujitsuCredentials credentials) {
        this.identity = identity;
        this.credentials = credentials;
    }

    @Override
    public Token get() {
        AuthenticationException before = refusal;
        if (before != null) {
            throw new AuthenticationException(
                    OPERATION
                            + " was not sent: the password was refused before, and five wrong ones lock the user for 15"
                            + " minutes. Mend the credentials and make a new client.",
                    new FailedCall(OPERATION, OptionalInt.empty(), Optional.empty(), 0, Optional.empty()),
                    before);
        }
        try {
            return token(identity.call(request()));
        } catch (AuthenticationException e) {
            refusal = e;
            throw e;
        }
    }

    private ApiRequest request() {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        ObjectNode user = nodes.objectNode();
        credentials.domainId().ifPresent(id -> user.putObject("domain").put("id", id));
        credentials.domainName().ifPresent(name -> user.putObject("domain").put("name", name));
        credentials.userId().ifPresent(id -> user.put("id", id));
        credentials.userName().ifPresent(name -> user.put("name", name));
        user.put("password", credentials.password());
        ObjectNode root = nodes.objectNode();
        ObjectNode auth = root.putObject("auth");
        ObjectNode how = auth.putObject("identity");
        how.putArray("methods").add("password");
        how.putObject("password").set("user", user);
        auth.putObject("scope").putObject("project").put("id", credentials.projectId());
        return ApiRequest.post(OPERATION, "/v3/auth/tokens")
                .body(JsonText.write(root).getBytes(StandardCharsets.UTF_8), "application/json")
                // a lost answer may have been a refusal, so even that is not repeated
                .repeat(Repeat.ONLY_IF_REFUSED)
                .build();
    }

    private Token token(ApiResponse response) {
        String value = printable(response.header("X-Subject-Token").orElse(""));
        if (value.isEmpty()) {
            throw failed(response, "the identity service answered without a token (X-Subject-Token)");
        }
        JsonNode body;
        try {
            body = JsonText.parse(response.text()).path("token");
        } catch (ValidationException e) {
            body = JsonNodeFactory.instance.missingNode();
        }
        String project = body.path("project").path("id").asText("");
        if (!project.isEmpty() && !project.equals(credentials.projectId())) {
            throw new PermissionDeniedException(
                    OPERATION + ": the token is for the project " + project + " and not for " + credentials.projectId()
                            + ", as was asked",
                    call(response),
                    null);
        }
        return new Token(value, expiry(body.path("expires_at").asText("")));
    }

    /** Without a readable end, a token is used until it is refused. */
    private static Instant expiry(String text) {
        try {
            return text.isEmpty() ? Instant.MAX : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            return Instant.MAX;
        }
    }

    /** The documentation tells to take control characters out of the token. */
    private static String printable(String token) {
        StringBuilder out = new StringBuilder(token.length());
        token.chars().filter(c -> !Character.isISOControl(c)).forEach(c -> out.append((char) c));
        return out.toString().strip();
    }

    private static CdnException failed(ApiResponse response, String problem) {
        return new CdnException(OPERATION + ": " + problem, call(response), null);
    }

    private static FailedCall call(ApiResponse response) {
        return new FailedCall(OPERATION, OptionalInt.of(response.status()), Optional.empty(), 1, Optional.empty());
    }

    /** What an answer of the identity service means; errors have Keystone's body. */
    static ErrorReader errors(Redaction redaction) {
        return (request, response) -> {
            if (response.status() / 100 == 2) {
                return Verdict.ok();
            }
            String said = "";
            try {
                said = redaction.apply(JsonText.parse(response.text())
                        .path("error")
                        .path("message")
                        .asText(""));
            } catch (ValidationException notJson) {
                // the status says enough
            }
            if (response.status() == 401) {
                return Verdict.unauthenticated((said.isEmpty() ? "" : said + "; ")
                        + "check domain, user and password (" + FujitsuCredentials.DOMAIN + ", "
                        + FujitsuCredentials.USER + ", " + FujitsuCredentials.PASSWORD
                        + "); it is not tried again, because five wrong passwords lock the user for 15 minutes");
            }
            return Verdict.byStatus(response.status(), said);
        };
    }
}
