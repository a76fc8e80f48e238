package dev.anyedge.simulator.fujitsu;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.anyedge.simulator.CompactJson;
import dev.anyedge.simulator.SimulatedAnswer;
import dev.anyedge.simulator.SimulatedRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/**
 * Global user management (§1.2): Keystone v3 tokens. A token lives for a while on the simulator's clock; five wrong
 * passwords in a row within fifteen minutes lock the user out for fifteen. Not thread-safe: its owner locks.
 */
final class Identity {

    private static final Duration LOCK_OUT = Duration.ofMinutes(15);
    private static final int WRONG_PASSWORDS = 5;
    private static final int LARGEST_BODY = 1 << 16;
    private static final DateTimeFormatter MICROSECONDS = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private record Token(Optional<String> project, Instant expires) {}

    /** An error as Keystone words it. */
    private static final class Refusal extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final int status;

        private Refusal(int status, String message) {
            super(message, null, false, false);
            this.status = status;
        }
    }

    private final Account account;
    private final InstantSource clock;
    private final Duration lifetime;
    private final Random random = new Random(7);
    private final Map<String, Token> tokens = new HashMap<>();
    private final List<Instant> wrongPasswords = new ArrayList<>();
    private Instant lockedUntil = Instant.MIN;

    Identity(Account account, InstantSource clock, Duration lifetime) {
        this.account = account;
        this.clock = clock;
        this.lifetime = lifetime;
    }

    /** The project of a token that a CDN call carries. */
    String project(Optional<String> token) {
        Token known = token.map(tokens::get).orElse(null);
        if (known == null || !clock.instant().isBefore(known.expires())) {
            throw CallFailure.unauthenticated();
        }
        return known.project().orElseThrow(CallFailure::forbidden);
    }

    /** All tokens given out so far are worth nothing any more. */
    void revokeAll() {
        tokens.clear();
    }

    SimulatedAnswer answer(SimulatedRequest request) {
        try {
            if (!request.path().equals("/v3/auth/tokens")) {
                throw new Refusal(404, "The resource could not be found.");
            }
            if (!request.method().equals("POST")) {
                throw new Refusal(405, "The method is not allowed for this resource.");
            }
            return issue(request);
        } catch (Refusal refusal) {
            return failure(refusal.status, String.valueOf(refusal.getMessage()));
        }
    }

    private SimulatedAnswer issue(SimulatedRequest request) {
        String type = request.header("Content-Type").orElse("").toLowerCase(Locale.ROOT);
        if (!type.startsWith("application/json")) {
            throw new Refusal(415, "The Content-Type must be application/json.");
        }
        if (request.body().length() > LARGEST_BODY) {
            throw new Refusal(413, "The request is too large.");
        }
        JsonNode auth = CompactJson.parse(request.body())
                .map(body -> body.path("auth"))
                .filter(JsonNode::isObject)
                .orElseThrow(() -> expecting("auth", "request body"));
        JsonNode identity = auth.path("identity");
        if (!identity.isObject()) {
            throw expecting("identity", "auth");
        }
        String method = method(identity);
        if (method.equals("password")) {
            checkPassword(identity.path("password").path("user"));
        } else {
            checkToken(identity.path("token"));
        }
        Optional<String> project = scope(auth.path("scope"));
        String id = hex(32);
        Instant now = clock.instant();
        Token token = new Token(project, now.plus(lifetime));
        tokens.put(id, token);
        ObjectNode body = body(method, project, now, token.expires());
        if (request.query().matches("(.*&)?nocatalog(=.*)?")) {
            ((ObjectNode) body.path("token")).remove("catalog");
        }
        Map<String, String> headers = headers();
        headers.put("X-Subject-Token", id);
        return new SimulatedAnswer(201, headers, CompactJson.write(body));
    }

    private static String method(JsonNode identity) {
        JsonNode methods = identity.path("methods");
        if (!methods.isArray() || methods.isEmpty()) {
            throw expecting("methods", "identity");
        }
        String method = methods.path(0).asText();
        if (methods.size() > 1 || !(method.equals("password") || method.equals("token"))) {
            throw unauthorized();
        }
        if (!identity.path(method).isObject()) {
            throw expecting(method, "identity");
        }
        return method;
    }

    private void checkPassword(JsonNode user) {
        if (!user.isObject()) {
            throw expecting("user", "password");
        }
        boolean byId = user.path("id").isTextual();
        if (!byId && !user.path("name").isTextual()) {
            throw expecting("id or name", "user");
        }
        JsonNode domain = user.path("domain");
        if (!byId && !domain.path("id").isTextual() && !domain.path("name").isTextual()) {
            throw expecting("domain", "user");
        }
        if (!user.path("password").isTextual()) {
            throw expecting("password", "user");
        }
        boolean known = byId
                ? user.path("id").asText().equals(account.userId())
                : user.path("name").asText().equals(account.userName())
                        && (domain.path("id").asText().equals(account.domainId())
                                || domain.path("name").asText().equals(account.domainName()));
        Instant now = clock.instant();
        if (!known || now.isBefore(lockedUntil)) {
            throw unauthorized();
        }
        if (!user.path("password").asText().equals(account.password())) {
            wrongPasswords.removeIf(at -> at.plus(LOCK_OUT).isBefore(now));
            wrongPasswords.add(now);
            if (wrongPasswords.size() >= WRONG_PASSWORDS) {
                lockedUntil = now.plus(LOCK_OUT);
                wrongPasswords.clear();
            }
            throw unauthorized();
        }
        wrongPasswords.clear();
    }

    private void checkToken(JsonNode token) {
        if (!token.path("id").isTextual()) {
            throw expecting("id", "token");
        }
        Token known = tokens.get(token.path("id").asText());
        if (known == null || !clock.instant().isBefore(known.expires())) {
            throw unauthorized();
        }
    }

    /** The project of the new token; empty for one that is good for no project. */
    private Optional<String> scope(JsonNode scope) {
        if (scope.isMissingNode() || scope.isNull()) {
            return Optional.of(account.defaultProject());
        }
        if (scope.asText().equals("unscoped") || scope.path("domain").isObject()) {
            return Optional.empty();
        }
        JsonNode project = scope.path("project").path("id");
        if (!project.isTextual()) {
            throw expecting("project", "scope");
        }
        if (!account.projects().contains(project.asText())) {
            throw unauthorized();
        }
        return Optional.of(project.asText());
    }

    private ObjectNode body(String method, Optional<String> project, Instant issued, Instant expires) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        ObjectNode token = body.putObject("token");
        token.putArray("methods").add(method);
        token.put("issued_at", MICROSECONDS.format(issued));
        token.put("expires_at", MICROSECONDS.format(expires));
        ObjectNode user = token.putObject("user").put("id", account.userId()).put("name", account.userName());
        domain(user);
        project.ifPresent(id -> domain(token.putObject("project").put("id", id).put("name", "project-" + id)));
        token.putArray("roles")
                .addObject()
                .put("id", "0739580a550e4a0f9e7b7ee9a6a5ef9c")
                .put("name", "cpf_admin");
        token.putArray("catalog");
        token.putObject("extras");
        return body;
    }

    private void domain(ObjectNode owner) {
        owner.putObject("domain").put("id", account.domainId()).put("name", account.domainName());
    }

    private String hex(int digits) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < digits; i++) {
            text.append(Character.forDigit(random.nextInt(16), 16));
        }
        return text.toString();
    }

    private static Refusal unauthorized() {
        return new Refusal(401, "The request you have made requires authentication.");
    }

    private static Refusal expecting(String member, String owner) {
        return new Refusal(
                400,
                "Expecting to find " + member + " in " + owner
                        + " - the server could not comply with the request since it is either malformed or otherwise"
                        + " incorrect. The client is assumed to be in error.");
    }

    /** An error of this service. */
    static SimulatedAnswer failure(int status, String message) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.putObject("error").put("code", status).put("title", title(status)).put("message", message);
        Map<String, String> headers = headers();
        headers.put("x-sim-evidence", "inferred");
        return new SimulatedAnswer(status, headers, CompactJson.write(body));
    }

    private static String title(int status) {
        return switch (status) {
            case 400 -> "Bad Request";
            case 401 -> "Unauthorized";
            case 403 -> "Forbidden";
            case 404 -> "Not Found";
            case 405 -> "Method Not Allowed";
            case 409 -> "Conflict";
            case 413 -> "Request Entity Too Large";
            case 415 -> "Unsupported Media Type";
            case 503 -> "Service Unavailable";
            default -> "Error";
        };
    }

    private static Map<String, String> headers() {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", "application/json");
        headers.put("Vary", "X-Auth-Token");
        return headers;
    }
}
