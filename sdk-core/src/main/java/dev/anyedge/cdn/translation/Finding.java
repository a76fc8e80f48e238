package dev.anyedge.cdn.translation;

import dev.anyedge.cdn.internal.value.ValueStyle;
import java.util.Optional;
import org.immutables.value.Value;

/** Something that does not carry over as it stands, and what happens instead. Immutable, thread-safe. */
@Value.Immutable
@ValueStyle
public abstract class Finding {
    Finding() {}

    /**
     * A new builder.
     *
     * @return a builder with nothing set
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * A finding that is complete but for what comes after it.
     *
     * @param severity how bad
     * @param feature what it is about
     * @param pointer JSON pointer into what was translated or read
     * @param message what was found
     * @return a builder
     */
    public static Builder of(Severity severity, Feature feature, String pointer, String message) {
        return builder().severity(severity).feature(feature).pointer(pointer).message(message);
    }

    /**
     * How bad it is.
     *
     * @return the severity
     */
    public abstract Severity severity();

    /**
     * Where it was found.
     *
     * @return JSON pointer (RFC 6901) into the distribution for a translation, into the document for a reading
     */
    public abstract String pointer();

    /**
     * What it is about.
     *
     * @return the feature
     */
    public abstract Feature feature();

    /**
     * What was found, as a sentence without secrets.
     *
     * @return the message
     */
    public abstract String message();

    /**
     * What will happen instead.
     *
     * @return a sentence; empty when nothing happens because translation is refused
     */
    public abstract Optional<String> instead();

    /**
     * What the user can do.
     *
     * @return a sentence
     */
    public abstract Optional<String> hint();

    /**
     * Which requests are concerned.
     *
     * @return the class of requests; empty when no request is decided differently
     */
    public abstract Optional<RequestClass> requests();

    @Override
    public String toString() {
        return severity() + " " + (pointer().isEmpty() ? "/" : pointer()) + " ["
                + feature().text() + "] " + message()
                + instead().map(i -> " Instead: " + i).orElse("")
                + hint().map(h -> " Hint: " + h).orElse("");
    }

    /** Builds a {@link Finding}. Not thread-safe. */
    public static final class Builder extends ImmutableFinding.Builder {
        Builder() {}
    }
}
