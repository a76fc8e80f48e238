package dev.anyedge.lumen.internal.wire;

import dev.anyedge.cdn.error.CdnException;
import dev.anyedge.cdn.error.FailedCall;
import dev.anyedge.cdn.error.ValidationException;
import dev.anyedge.cdn.http.ApiClient;
import dev.anyedge.cdn.http.ApiRequest;
import dev.anyedge.cdn.http.ApiResponse;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Makes calls, waiting for them or not, and reads their answers. Safe for use by several threads. */
public final class CallRunner implements AutoCloseable {
    private static final int EXCERPT = 512;
    private static final int NOT_ACCEPTABLE = 406;
    private static final Pattern SECRET_MEMBER = Pattern.compile("(\"secret\"\\s*:\\s*\")(?:[^\"\\\\]|\\\\.)*");

    private final ApiClient client;

    /**
     * A runner.
     *
     * @param client what sends; closed with the runner
     */
    public CallRunner(ApiClient client) {
        this.client = client;
    }

    /**
     * Makes a call and waits for it.
     *
     * @param call the call
     * @param <T> what the answer becomes
     * @return the answer
     */
    public <T> T run(Call<T> call) {
        try {
            return read(call, client.call(call.request()));
        } catch (CdnException e) {
            if (!fallsBack(call, call.request(), e)) {
                return call.failure().apply(e);
            }
        }
        try {
            return read(call, client.call(call.fallback()));
        } catch (CdnException e) {
            return call.failure().apply(e);
        }
    }

    /**
     * Makes a call without waiting.
     *
     * @param call makes the call; what it throws, the future fails with
     * @param <T> what the answer becomes
     * @return the answer; cancelling it ends the call
     */
    public <T> CompletableFuture<T> start(Supplier<Call<T>> call) {
        CompletableFuture<T> result = new CompletableFuture<>();
        try {
            Call<T> made = call.get();
            send(made, made.request(), result);
        } catch (RuntimeException e) {
            result.completeExceptionally(e);
        }
        return result;
    }

    private <T> void send(Call<T> call, ApiRequest request, CompletableFuture<T> result) {
        CompletableFuture<ApiResponse> sent = client.callAsync(request);
        // whoever ends the result, by cancelling or completing it, ends the call
        result.whenComplete((value, problem) -> sent.cancel(true));
        sent.whenComplete((response, problem) -> {
            try {
                ended(call, request, response, problem, result);
            } catch (RuntimeException e) {
                result.completeExceptionally(e);
            }
        });
    }

    private <T> void ended(
            Call<T> call,
            ApiRequest request,
            ApiResponse response,
            @Nullable Throwable problem,
            CompletableFuture<T> result) {
        try {
            if (problem == null) {
                result.complete(read(call, response));
                return;
            }
            Throwable cause =
                    problem instanceof CompletionException && problem.getCause() != null ? problem.getCause() : problem;
            if (!(cause instanceof CdnException e)) {
                result.completeExceptionally(cause);
            } else if (fallsBack(call, request, e)) {
                send(call, call.fallback(), result);
            } else {
                throw e;
            }
        } catch (CdnException e) {
            result.complete(call.failure().apply(e));
        }
    }

    private static boolean fallsBack(Call<?> call, ApiRequest sent, CdnException e) {
        return sent != call.fallback() && e.status().equals(OptionalInt.of(NOT_ACCEPTABLE));
    }

    @Override
    public void close() {
        client.close();
    }

    @Override
    public String toString() {
        return client.toString();
    }

    private <T> T read(Call<T> call, ApiResponse response) {
        try {
            return call.answer().apply(response);
        } catch (ValidationException e) {
            throw notUnderstood(call.request(), response, e);
        }
    }

    private CdnException notUnderstood(ApiRequest request, ApiResponse response, ValidationException e) {
        // an answer can hold secrets that only the provider knew until now
        String text =
                SECRET_MEMBER.matcher(client.redaction().apply(response.text())).replaceAll("$1***");
        return new CdnException(
                request.operation() + ": the provider answered " + response.status()
                        + ", but the answer cannot be understood: "
                        + client.redaction().apply(String.valueOf(e.getMessage()))
                        + (request.method().equals("GET")
                                ? ""
                                : "; the provider may have acted: look before you call again"),
                new FailedCall(
                        request.operation(),
                        OptionalInt.of(response.status()),
                        Optional.empty(),
                        1,
                        Optional.of(text.length() > EXCERPT ? text.substring(0, EXCERPT) : text)),
                e);
    }
}
