package dev.anyedge.simulator.edge;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/**
 * An origin in memory, for tests: answers as it is told and remembers what it was asked. Thread-safe.
 *
 * <pre>{@code
 * RecordingOrigin origin = RecordingOrigin.answering(OriginResponse.text(200, "hello"));
 * new Origins().origin("lb.shop.example", origin);
 * …
 * assertThat(origin.requests()).hasSize(1);
 * }</pre>
 */
public final class RecordingOrigin implements Origin {

    private final List<OriginRequest> requests = new CopyOnWriteArrayList<>();
    private volatile Function<OriginRequest, OriginResponse> answer;

    private RecordingOrigin(Function<OriginRequest, OriginResponse> answer) {
        this.answer = answer;
    }

    /**
     * An origin with one answer to everything.
     *
     * @param response the answer
     * @return the origin
     */
    public static RecordingOrigin answering(OriginResponse response) {
        return new RecordingOrigin(request -> response);
    }

    /**
     * An origin that computes its answers.
     *
     * @param answer makes the answer
     * @return the origin
     */
    public static RecordingOrigin answering(Function<OriginRequest, OriginResponse> answer) {
        return new RecordingOrigin(answer);
    }

    /**
     * From now on there is another answer to everything.
     *
     * @param response the answer
     */
    public void answer(OriginResponse response) {
        answer(request -> response);
    }

    /**
     * From now on answers are computed in another way.
     *
     * @param newAnswer makes the answer
     */
    public void answer(Function<OriginRequest, OriginResponse> newAnswer) {
        answer = newAnswer;
    }

    @Override
    public OriginResponse fetch(OriginRequest request) {
        requests.add(request);
        return answer.apply(request);
    }

    /**
     * What it was asked so far, oldest first.
     *
     * @return the requests
     */
    public List<OriginRequest> requests() {
        return List.copyOf(requests);
    }

    /**
     * What it was asked last.
     *
     * @return the request
     * @throws IllegalStateException when it was not asked yet
     */
    public OriginRequest lastRequest() {
        List<OriginRequest> all = requests();
        if (all.isEmpty()) {
            throw new IllegalStateException("the origin was not asked for anything yet");
        }
        return all.get(all.size() - 1);
    }
}
