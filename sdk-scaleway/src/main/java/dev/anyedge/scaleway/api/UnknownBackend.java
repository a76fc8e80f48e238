package dev.anyedge.scaleway.api;

import dev.anyedge.cdn.model.JsonValue;
import java.util.Map;

/**
 * A kind of backend that came later than this SDK, kept as it is.
 *
 * @param member the member that holds it on the wire
 * @param value what stands there
 */
public record UnknownBackend(String member, JsonValue value) implements Backend {

    /**
     * {@inheritDoc}
     *
     * @return always empty: {@link #value()} is all of it
     */
    @Override
    public Map<String, JsonValue> extra() {
        return Map.of();
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.unknown(this);
    }
}
