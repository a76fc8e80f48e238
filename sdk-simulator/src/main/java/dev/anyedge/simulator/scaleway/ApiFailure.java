package dev.anyedge.simulator.scaleway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/**
 * A call that ends with an error answer. The bodies are those that this API has returned (Scaleway reference §8.1)
 * where one is known, and those of the platform (§8.2) elsewhere.
 */
final class ApiFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    final int status;
    final transient Optional<JsonNode> body;

    /** Whether nobody outside knows that this API answers so. */
    final boolean inferred;

    private ApiFailure(int status, Optional<JsonNode> body, boolean inferred) {
        super("answer " + status, null, false, false);
        this.status = status;
        this.body = body;
        this.inferred = inferred;
    }

    /** One argument that is not accepted. */
    record Refusal(String argument, String reason, String help) {}

    static ApiFailure notFound() {
        return new ApiFailure(404, Optional.of(message("Not Found")), false);
    }

    static ApiFailure notFound(String words) {
        return new ApiFailure(404, Optional.of(message(words)), false);
    }

    /** What the deletion of a vanished stage was answered with until August 2025. */
    static ApiFailure permissionDenied() {
        return new ApiFailure(403, Optional.of(message("Permission denied")), false);
    }

    static ApiFailure methodNotAllowed() {
        return new ApiFailure(405, Optional.of(message("Method Not Allowed")), true);
    }

    static ApiFailure invalidArguments(List<Refusal> refusals) {
        ObjectNode body = message("invalid argument(s)").put("type", "invalid_arguments");
        ArrayNode details = body.putArray("details");
        for (Refusal refusal : refusals) {
            details.addObject()
                    .put("argument_name", refusal.argument())
                    .put("help_message", refusal.help())
                    .put("reason", refusal.reason());
        }
        return new ApiFailure(400, Optional.of(body), true);
    }

    static ApiFailure invalidArgument(String argument, String reason, String help) {
        return invalidArguments(List.of(new Refusal(argument, reason, help)));
    }

    static ApiFailure deniedAuthentication(String reason) {
        return new ApiFailure(
                401,
                Optional.of(message("authentication is denied")
                        .put("method", "api_key")
                        .put("reason", reason)
                        .put("type", "denied_authentication")),
                false);
    }

    static ApiFailure permissionsDenied(String resource, String action) {
        ObjectNode body = message("insufficient permissions").put("type", "permissions_denied");
        body.putArray("details").addObject().put("action", action).put("resource", resource);
        return new ApiFailure(403, Optional.of(body), false);
    }

    static ApiFailure quotaExceeded(String resource, int quota, int current, String projectId) {
        ObjectNode body = message("quota(s) exceeded").put("type", "quotas_exceeded");
        body.putArray("details")
                .addObject()
                .put("current", current)
                .put("project_id", projectId)
                .put("quota", quota)
                .put("resource", resource);
        return new ApiFailure(403, Optional.of(body), true);
    }

    static ApiFailure preconditionFailed(String precondition, String help) {
        return new ApiFailure(
                412,
                Optional.of(message("precondition is not respected")
                        .put("help_message", help)
                        .put("precondition", precondition)
                        .put("type", "precondition_failed")),
                true);
    }

    static ApiFailure alreadyExists(String resource, String resourceId, String help) {
        return new ApiFailure(
                409,
                Optional.of(message("resource already exists")
                        .put("help_message", help)
                        .put("resource", resource)
                        .put("resource_id", resourceId)
                        .put("type", "already_exists")),
                true);
    }

    static ApiFailure locked(String resource, String resourceId) {
        return new ApiFailure(
                423,
                Optional.of(message("resource is locked")
                        .put("resource", resource)
                        .put("resource_id", resourceId)
                        .put("type", "locked")),
                true);
    }

    /** A failure with nothing in it, as reported for the deletion of a stage that is still referred to. */
    static ApiFailure bareInternalError() {
        return new ApiFailure(500, Optional.empty(), false);
    }

    /** Any status, for calls that are made to fail. */
    static ApiFailure ofStatus(int status) {
        switch (status) {
            case 400:
                return invalidArguments(List.of());
            case 401:
                return deniedAuthentication("not_found");
            case 403: {
                ObjectNode body = message("insufficient permissions").put("type", "permissions_denied");
                body.putArray("details");
                return new ApiFailure(403, Optional.of(body), false);
            }
            case 404:
                return notFound();
            case 409:
                return new ApiFailure(
                        409,
                        Optional.of(message("resource is in a transient state")
                                .put("current_state", "pending")
                                .put("resource", "pipeline")
                                .put("resource_id", "00000000-0000-0000-0000-000000000000")
                                .put("type", "transient_state")),
                        true);
            case 412:
                return preconditionFailed("resource_still_in_use", "");
            case 423:
                return locked("pipeline", "00000000-0000-0000-0000-000000000000");
            case 429:
            case 500:
            case 502:
            case 504:
                return new ApiFailure(status, Optional.empty(), false);
            case 503:
                return new ApiFailure(503, Optional.of(message("service unavailable")), true);
            default:
                return new ApiFailure(status, Optional.of(message("status " + status)), true);
        }
    }

    private static ObjectNode message(String words) {
        return JsonNodeFactory.instance.objectNode().put("message", words);
    }
}
