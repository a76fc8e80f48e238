package dev.anyedge.scaleway.internal.wire;

import dev.anyedge.cdn.http.ApiRequest;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One call before it is sent, and how its answer is to be read; blocking and asynchronous clients share it.
 *
 * @param request what is sent
 * @param answer reads the answer's object; {@code null} for an answer without a body
 * @param <T> what the answer becomes
 */
public record Call<T>(ApiRequest request, @Nullable Function<WireReader, T> answer) {}
