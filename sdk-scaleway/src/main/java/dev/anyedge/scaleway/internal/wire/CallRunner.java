package dev.anyedge.scaleway.internal.wire;

import dev.anyedge.cdn.error.CdnException;
import dev.anyedge.cdn.error.FailedCall;
import dev.anyedge.cdn.error.NotFoundException;
import dev.anyedge.cdn.error.PermissionDeniedException;
import dev.anyedge.cdn.error.ValidationException;
import dev.anyedge.cdn.http.ApiClient;
import dev.anyedge.cdn.http.ApiRequest;
import dev.anyedge.cdn.http.ApiResponse;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Makes calls, waiting for them or not, and reads their answers. Safe for use by several threads. */
public final class CallRunner implements AutoCloseable {
    private static final int EXCERPT = 512;

    private final ApiClient client;
    private final Dialect dialect;
    private final AutoCloseable owned;

    /**
     * A runner.
     *
     * @param client what sends; closed with the runner
     * @param dialect which version is spoken
     * @param owned closed with the runner
     */
    public CallRunner(ApiClient client, Dialect dialect, AutoCloseable owned) {
        this.client = client;
        this.dialect = dialect;
        this.owned = owned;
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
        CompletableFuture<T> result = new CompletableFuture<>();
        try {
            Call<T> made = call.get();
            CompletableFuture<ApiResponse> sent = client.callAsync(made.request());
            // whoever ends the result, by cancelling or completing it, ends the call
            result.whenComplete((value, problem) -> sent.cancel(true));
            sent.whenComplete((response, problem) -> {
                if (problem != null) {
                    result.completeExceptionally(unwrapped(problem));
                    return;
                }
                try {
                    result.complete(read(made, response));
                } catch (RuntimeException e) {
                    result.completeExceptionally(e);
                }
            });
        } catch (RuntimeException e) {
            result.completeExceptionally(e);
        }
        return result;
    }

    /**
     * Makes a deletion and waits for it.
     *
     * @param call the deletion
     */
    public void delete(Call<Boolean> call) {
        try {
            run(call);
        } catch (CdnException e) {
            if (!(gone(e) && mayHaveActed(e))) {
                throw e;
            }
        }
    }

    /**
     * Makes a deletion and waits for it.
     *
     * @param call the deletion
     * @return false when there was nothing to delete
     */
    public boolean deleteIfPresent(Call<Boolean> call) {
        try {
            return run(call);
        } catch (CdnException e) {
            if (gone(e)) {
                return mayHaveActed(e);
            }
            throw e;
        }
    }

    /**
     * Makes a deletion without waiting.
     *
     * @param call makes the deletion
     * @return completes when it is done; cancelling it ends the call
     */
    public CompletableFuture<Void> startDelete(Supplier<Call<Boolean>> call) {
        CompletableFuture<Void> result = new CompletableFuture<>();
        follow(start(call), result, deleted -> result.complete(null), e -> {
            if (!(gone(e) && mayHaveActed(e))) {
                throw e;
            }
            result.complete(null);
        });
        return result;
    }

    /**
     * Makes a deletion without waiting.
     *
     * @param call makes the deletion
     * @return false when there was nothing to delete; cancelling it ends the call
     */
    public CompletableFuture<Boolean> startDeleteIfPresent(Supplier<Call<Boolean>> call) {
        CompletableFuture<Boolean> result = new CompletableFuture<>();
        follow(start(call), result, result::complete, e -> {
            if (!gone(e)) {
                throw e;
            }
            result.complete(mayHaveActed(e));
        });
        return result;
    }

    /** Ends a result as the call ends, and the call as soon as the result has ended otherwise. */
    private static <T> void follow(
            CompletableFuture<T> sent, CompletableFuture<?> result, Consumer<T> done, Consumer<CdnException> failed) {
        result.whenComplete((value, problem) -> sent.cancel(true));
        sent.whenComplete((value, problem) -> {
            try {
                if (problem == null) {
                    done.accept(value);
                } else if (problem instanceof CdnException e) {
                    failed.accept(e);
                } else {
                    result.completeExceptionally(problem);
                }
            } catch (CdnException e) {
                result.completeExceptionally(e);
            }
        });
    }

    @Override
    public void close() {
        client.close();
        try {
            owned.close();
        } catch (Exception e) {
            throw new IllegalStateException("the HTTP client could not be closed", e);
        }
    }

    @Override
    public String toString() {
        return client.toString();
    }

    /** v1alpha1 answers 403 without a type to the deletion of what is gone (Scaleway reference §8.1, §8.3). */
    private boolean gone(CdnException e) {
        return e instanceof NotFoundException
                || (dialect == Dialect.V1ALPHA1
                        && e instanceof PermissionDeniedException
                        && e.call()
                                .flatMap(FailedCall::bodyExcerpt)
                                .filter(body -> body.contains("\"Permission denied\"") && !body.contains("\"type\""))
                                .isPresent());
    }

    /** An earlier attempt whose answer was lost may be what deleted it. */
    private static boolean mayHaveActed(CdnException e) {
        return e.attempts() > 1;
    }

    private static Throwable unwrapped(Throwable problem) {
        return problem instanceof CompletionException && problem.getCause() != null ? problem.getCause() : problem;
    }

    @SuppressWarnings("unchecked")
    private <T> T read(Call<T> call, ApiResponse response) {
        @Nullable Function<WireReader, T> answer = call.answer();
        if (answer == null) {
            return (T) Boolean.TRUE;
        }
        try {
            return answer.apply(WireReader.of(WireJson.parse(response.bytes()), ""));
        } catch (ValidationException e) {
            throw notUnderstood(call.request(), response, e);
        }
    }

    private CdnException notUnderstood(ApiRequest request, ApiResponse response, ValidationException e) {
        Optional<String> requestId = response.header("X-Request-Id");
        String text = client.redaction().apply(response.text());
        return new CdnException(
                request.operation() + ": the provider answered " + response.status()
                        + ", but the answer cannot be understood: "
                        + client.redaction().apply(String.valueOf(e.getMessage()))
                        + (request.method().equals("GET")
                                ? ""
                                : "; the provider may have acted: look before you call again")
                        + requestId.map(id -> " (request id " + id + ")").orElse(""),
                new FailedCall(
                        request.operation(),
                        OptionalInt.of(response.status()),
                        requestId,
                        1,
                        Optional.of(text.length() > EXCERPT ? text.substring(0, EXCERPT) : text)),
                e);
    }
}
