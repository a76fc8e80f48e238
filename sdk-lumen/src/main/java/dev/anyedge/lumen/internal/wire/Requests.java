package dev.anyedge.lumen.internal.wire;

import dev.anyedge.cdn.error.NotFoundException;
import dev.anyedge.cdn.http.ApiRequest;
import dev.anyedge.cdn.http.ApiResponse;
import dev.anyedge.cdn.http.Repeat;
import dev.anyedge.lumen.api.Scope;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes requests in the two languages of the API (Lumen reference §1.4): configurations speak JSON, the classic families
 * XML. Each says its type, which the signature covers even without a body.
 */
public final class Requests {
    static final String JSON = "application/json";
    static final String XML = "text/xml";

    // resolved on first use, when something is worth a line
    private static final class Log {
        static final Logger LOG = LoggerFactory.getLogger("dev.anyedge.lumen.api");
    }

    private final boolean sendAccept;

    /**
     * Requests of one client.
     *
     * @param sendAccept whether they say which type the answer shall have
     */
    public Requests(boolean sendAccept) {
        this.sendAccept = sendAccept;
    }

    /**
     * Appends the segments of a scope.
     *
     * @param path a request
     * @param scope the scope
     * @return the same request
     */
    static ApiRequest.Builder under(ApiRequest.Builder path, Scope scope) {
        path.segment(Long.toString(scope.accessGroup()));
        scope.scid().ifPresent(path::segment);
        scope.property().ifPresent(path::segment);
        return path;
    }

    static ApiRequest.Builder body(ApiRequest.Builder request, String text, String type) {
        return request.body(text.getBytes(StandardCharsets.UTF_8), type);
    }

    /**
     * A call whose answer is JSON.
     *
     * @param request the request, with its body if it has one
     * @param answer reads the answer
     * @param <T> what the answer becomes
     * @return the call
     */
    <T> Call<T> json(ApiRequest.Builder request, Function<ApiResponse, T> answer) {
        return call(request, JSON, answer);
    }

    /**
     * A call whose answer is XML.
     *
     * @param request the request, with its body if it has one
     * @param answer reads the root of the answer
     * @param <T> what the answer becomes
     * @return the call
     */
    <T> Call<T> xml(ApiRequest.Builder request, Function<Node, T> answer) {
        return call(request, XML, response -> answer.apply(logged(response)));
    }

    /**
     * A call whose answer is XML that nobody here can read.
     *
     * @param request the request
     * @return the call
     */
    Call<String> text(ApiRequest.Builder request) {
        return call(request, XML, ApiResponse::text);
    }

    /**
     * A call whose answer may be either.
     *
     * @param request the request, with its body
     * @param type the type that is asked for
     * @param answer reads the answer
     * @param <T> what the answer becomes
     * @return the call
     */
    <T> Call<T> either(ApiRequest.Builder request, String type, Function<Node, T> answer) {
        return call(request, type, response -> answer.apply(logged(response)));
    }

    /**
     * A deletion. That nothing is there any more is what it is for: false when nothing was there, true when an earlier
     * attempt whose answer was lost may be what deleted it.
     *
     * @param request the request
     * @return the call
     */
    Call<Boolean> deletion(ApiRequest.Builder request) {
        return json(request, response -> true).otherwise(e -> {
            if (e instanceof NotFoundException) {
                return e.attempts() > 1;
            }
            throw e;
        });
    }

    private <T> Call<T> call(ApiRequest.Builder request, String type, Function<ApiResponse, T> answer) {
        ApiRequest bare = request.build();
        if (bare.contentType().isEmpty()) {
            bare = request.contentType(type).build();
        }
        ApiRequest asking = sendAccept ? request.header("Accept", type).build() : bare;
        // only what is safe to repeat is asked for again without the header
        return new Call<>(asking, asking.repeat() == Repeat.ALWAYS ? bare : asking, answer);
    }

    private static Node logged(ApiResponse response) {
        Node root = tree(response);
        root.text("apiCorrelationId")
                .or(() -> root.node("accessGroup").flatMap(group -> group.text("apiCorrelationId")))
                .ifPresent(id -> Log.LOG.debug("answer with correlation id {}", id));
        return root;
    }

    /**
     * Reads an answer by its first byte: the provider's word on the type is not needed for that.
     *
     * @param response an answer
     * @return its root
     */
    static Node tree(ApiResponse response) {
        byte[] body = response.bytes();
        int start = 0;
        while (start < body.length && body[start] >= 0 && body[start] <= ' ') {
            start++;
        }
        return start < body.length && body[start] == '{'
                ? JsonObject.of(JsonObject.parse(response.text()), "")
                : XmlText.parse(body);
    }
}
