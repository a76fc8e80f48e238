package dev.anyedge.fujitsu.internal.wire;

import dev.anyedge.cdn.error.CdnException;
import dev.anyedge.cdn.error.FailedCall;
import dev.anyedge.cdn.error.ValidationException;
import dev.anyedge.cdn.http.ApiClient;
import dev.anyedge.cdn.http.ApiResponse;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Makes calls, waiting for them or not, and reads their answers. Safe for use by several threads. */
public final class CallRunner implements AutoCloseable {
    private final ApiClient client;
    private final ApiClient identity;

    /**
     * A runner.
     *
     * @param client what sends; closed with the runner
     * @param identity what fetches tokens; closed with the runner
     */
    CallRunner(ApiClient client, ApiClient identity) {
        this.client = client;
        this.identity = identity;
    }

    /**
     * Makes a call and waits for it.
     *
     * @param call the call
     * @param <T> what the answer becomes
     * @return the answer
     */
    public <T> T run(Call<T> call) {
        return read(call, client.call(call.request()));
    }

    /**
     * Makes a call without waiting.
     *
     * @param call makes the call; what it throws, the future fails with
     * @param <T> what the answer becomes
     * @return the answer; cancelling it ends the call
     */
    public <T> CompletableFuture<T> start(Supplier<Call<T>> call) {
        return start(call, value -> value);
    }

    /**
     * Makes a call whose answer has nothing in it, without waiting.
     *
     * @param call makes the call; what it throws, the future fails with
     * @return completes when the call is answered; cancelling it ends the call
     */
    public CompletableFuture<Void> startAction(Supplier<Call<Boolean>> call) {
        return start(call, value -> null);
    }

    private <T, R> CompletableFuture<R> start(Supplier<Call<T>> call, Function<T, @Nullable R> done) {
        CompletableFuture<R> result = new CompletableFuture<>();
        try {
            Call<T> made = call.get();
            CompletableFuture<ApiResponse> sent = client.callAsync(made.request());
            // whoever ends the result, by cancelling or completing it, ends the call
            result.whenComplete((value, problem) -> sent.cancel(true));
            sent.thenApply(response -> read(made, response)).whenComplete((value, problem) -> {
                if (problem == null) {
                    result.complete(done.apply(value));
                } else {
                    result.completeExceptionally(unwrapped(problem));
                }
            });
        } catch (RuntimeException e) {
            result.completeExceptionally(e);
        }
        return result;
    }

    @Override
    public void close() {
        client.close();
        identity.close();
    }

    @Override
    public String toString() {
        return client.toString();
    }

    private static Throwable unwrapped(Throwable problem) {
        return problem instanceof CompletionException && problem.getCause() != null ? problem.getCause() : problem;
    }

    private <T> T read(Call<T> call, ApiResponse response) {
        try {
            return call.answer().apply(response);
        } catch (ValidationException e) {
            Optional<String> instance = response.header(FujitsuErrors.INSTANCE_ID);
            // no excerpt: a body of rules holds token keys
            throw new CdnException(
                    call.request().operation() + ": the provider answered " + response.status()
                            + ", but the answer cannot be understood: "
                            + client.redaction().apply(String.valueOf(e.getMessage()))
                            + (call.request().method().equals("GET")
                                    ? ""
                                    : "; the provider may have acted: look before you call again"),
                    new FailedCall(
                            call.request().operation(),
                            OptionalInt.of(response.status()),
                            instance,
                            1,
                            Optional.empty()),
                    e);
        }
    }
}
