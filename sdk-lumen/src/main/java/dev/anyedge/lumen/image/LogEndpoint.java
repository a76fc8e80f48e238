package dev.anyedge.lumen.image;

import dev.anyedge.cdn.model.JsonValue;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;

/** An entry of {@code logEndpoints}: where access logs are sent. Immutable, thread-safe. */
@Value.Immutable
@ImageStyle
public abstract class LogEndpoint {
    LogEndpoint() {}

    /**
     * A new builder.
     *
     * @return a builder with nothing set
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * The id.
     *
     * @return 0 or more
     */
    public abstract long id();

    /**
     * The name.
     *
     * @return unique for the subscriber
     */
    public abstract String name();

    /**
     * How the receiver is spoken to.
     *
     * @return the protocol, if there is one
     */
    public abstract Optional<Protocol> protocol();

    /**
     * Whether the receiver's certificate is checked.
     *
     * @return the setting, if there is one
     */
    public abstract Optional<Boolean> validateCert();

    /**
     * The receiver's host.
     *
     * @return a host, if there is one
     */
    public abstract Optional<String> host();

    /**
     * The receiver's port.
     *
     * @return 1–65535, if there is one
     */
    public abstract Optional<Integer> port();

    /**
     * The path that logs are posted to.
     *
     * @return a path, if there is one
     */
    public abstract Optional<String> absPath();

    /**
     * The form of the lines.
     *
     * @return {@code JSON_Array} is documented, {@code JSON_Newline} is named by a receiver's guide
     */
    public abstract Optional<String> logLineFormat();

    /**
     * How many connections are used.
     *
     * @return a number, if there is one
     */
    public abstract Optional<Integer> connections();

    /**
     * Headers that are sent along.
     *
     * @return possibly none
     */
    public abstract List<HeaderField> headers();

    /**
     * The size of a message.
     *
     * @return bytes (inferred), if there is a limit
     */
    public abstract Optional<Integer> maxBytesPerMessage();

    /**
     * How long lines are gathered.
     *
     * @return seconds (inferred), if there is a limit
     */
    public abstract Optional<Integer> maxPostInterval();

    /**
     * Members that this version does not know.
     *
     * @return by name, written back unchanged
     */
    public abstract Map<String, JsonValue> extra();

    /** Builds a {@link LogEndpoint}. Not thread-safe. */
    public static final class Builder extends ImmutableLogEndpoint.Builder {
        Builder() {}
    }
}
