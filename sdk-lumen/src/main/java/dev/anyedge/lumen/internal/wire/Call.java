package dev.anyedge.lumen.internal.wire;

import dev.anyedge.cdn.error.CdnException;
import dev.anyedge.cdn.http.ApiRequest;
import dev.anyedge.cdn.http.ApiResponse;
import java.util.function.Function;

/**
 * One call before it is sent, and how its end is to be read; blocking and asynchronous clients share it.
 *
 * @param request what is sent
 * @param fallback the same without {@code Accept}, for a read that is answered with 406 (Lumen reference §1.4); the
 *     request itself where there is nothing to fall back to
 * @param answer reads the answer
 * @param failure makes an answer of a failure, or throws it
 * @param <T> what the answer becomes
 */
public record Call<T>(
        ApiRequest request, ApiRequest fallback, Function<ApiResponse, T> answer, Function<CdnException, T> failure) {

    /**
     * A call for which every failure is one.
     *
     * @param request what is sent
     * @param fallback the same without {@code Accept}, or the request itself
     * @param answer reads the answer
     */
    public Call(ApiRequest request, ApiRequest fallback, Function<ApiResponse, T> answer) {
        this(request, fallback, answer, e -> {
            throw e;
        });
    }

    /**
     * The same call with something to make of a failure.
     *
     * @param other makes an answer of a failure, or throws it
     * @return the call
     */
    public Call<T> otherwise(Function<CdnException, T> other) {
        return new Call<>(request, fallback, answer, other);
    }
}
