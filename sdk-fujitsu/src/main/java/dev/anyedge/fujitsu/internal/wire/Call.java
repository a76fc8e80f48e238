package dev.anyedge.fujitsu.internal.wire;

import dev.anyedge.cdn.http.ApiRequest;
import dev.anyedge.cdn.http.ApiResponse;
import java.util.function.Function;

/**
 * One call before it is sent, and how its answer is to be read; blocking and asynchronous clients share it.
 *
 * @param request what is sent
 * @param answer reads the answer; throws a {@link dev.anyedge.cdn.error.ValidationException} when it makes no sense
 * @param <T> what the answer becomes
 */
public record Call<T>(ApiRequest request, Function<ApiResponse, T> answer) {}
