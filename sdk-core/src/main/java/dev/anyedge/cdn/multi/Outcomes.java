package dev.anyedge.cdn.multi;

import dev.anyedge.cdn.Deployment;
import dev.anyedge.cdn.Plan;
import dev.anyedge.cdn.PurgeProgress;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What each provider answered, in the order in which the providers were added; none is hidden behind another. Immutable,
 * thread-safe.
 *
 * @param all one outcome for each provider
 * @param <T> the kind of result
 */
public record Outcomes<T>(List<Outcome<T>> all) {

    /**
     * Copies the list.
     *
     * @param all one outcome for each provider
     */
    public Outcomes {
        all = List.copyOf(all);
    }

    /**
     * The outcome of one provider.
     *
     * @param provider the provider's name
     * @return the outcome; empty when there is no such provider
     */
    public Optional<Outcome<T>> of(String provider) {
        return all.stream()
                .filter(outcome -> outcome.provider().equals(provider))
                .findFirst();
    }

    /**
     * The results of those that succeeded.
     *
     * @return by provider, in order
     */
    public Map<String, T> values() {
        Map<String, T> values = new LinkedHashMap<>();
        all.forEach(outcome -> outcome.value().ifPresent(value -> values.put(outcome.provider(), value)));
        return values;
    }

    /**
     * The providers that failed: what remains to be done. Doing the same again leaves those alone that are done already.
     *
     * @return names, in order
     */
    public List<String> remaining() {
        return all.stream()
                .filter(outcome -> !outcome.succeeded())
                .map(Outcome::provider)
                .toList();
    }

    /**
     * Whether all succeeded.
     *
     * @return true when nothing remains
     */
    public boolean complete() {
        return remaining().isEmpty();
    }

    /**
     * This, when all succeeded.
     *
     * @return this
     * @throws SeveralFailedException when one or more failed; has all failures
     */
    public Outcomes<T> orThrow() {
        if (!complete()) {
            throw new SeveralFailedException(this);
        }
        return this;
    }

    /**
     * All outcomes as text.
     *
     * @return a paragraph for each provider, and what remains; nothing remains of plans, which do nothing yet
     */
    public String render() {
        StringBuilder text = new StringBuilder();
        for (Outcome<T> outcome : all) {
            text.append(outcome.provider()).append(": ");
            text.append(outcome.value()
                    .map(Outcomes::shown)
                    .orElseGet(
                            () -> "failed: " + outcome.failure().orElseThrow().getMessage()));
            text.append('\n');
            outcome.notes().forEach(note -> text.append("  note: ").append(note).append('\n'));
        }
        boolean planned = values().values().stream().anyMatch(Plan.class::isInstance);
        if (!complete() && !planned) {
            text.append("Remains: ")
                    .append(String.join(", ", remaining()))
                    .append(values().isEmpty() ? ".\n" : ". The others are done; doing it again finishes the rest.\n");
        }
        return text.toString();
    }

    private static <T> String shown(T value) {
        if (value instanceof Plan plan) {
            return plan.render();
        }
        if (value instanceof Deployment deployment) {
            return deployment.status() + " " + deployment.id() + " " + deployment.hostnames();
        }
        return value instanceof PurgeProgress purge ? "purge " + purge.state() : String.valueOf(value);
    }

    /** The values in another form, the failures as they are. */
    <R> Outcomes<R> map(Function<T, R> change) {
        return new Outcomes<>(all.stream()
                .map(o -> new Outcome<>(o.provider(), o.value().map(change), o.failure(), o.notes()))
                .toList());
    }
}
