package dev.anyedge.lumen.image;

import dev.anyedge.cdn.model.JsonValue;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;

/**
 * An entry of {@code aliasDefinitions}: host names, and which origin serves them. Immutable, thread-safe.
 *
 * <p>One with a {@link #signature()} that was read is written back exactly as it was read: Lumen has signed it, and an edit
 * by hand would make it void.
 */
@Value.Immutable
@ImageStyle
public abstract class AliasDefinition {
    AliasDefinition() {}

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
     * @return 0 or more, unique among the alias definitions of the image
     */
    public abstract long id();

    /**
     * A text for people; no alias.
     *
     * @return a text, if there is one
     */
    public abstract Optional<String> name();

    /**
     * Which origin serves the names.
     *
     * @return the id of an origin definition
     */
    public abstract long originId();

    /**
     * By what usage is grouped.
     *
     * @return normally {@link #originId()}
     */
    public abstract long reportingId();

    /**
     * The protocols that viewers may use; plain HTTP is answered with 403 where only HTTPS stands.
     *
     * @return at least one
     */
    public abstract List<Protocol> protocols();

    /**
     * The host names.
     *
     * @return at least one; a name may begin with a number and a colon, which is a legacy form
     */
    public abstract List<String> aliases();

    /**
     * How HTTPS is served.
     *
     * @return present exactly when HTTPS is among {@link #protocols()}
     */
    public abstract Optional<HttpsConfig> httpsConfig();

    /**
     * What Lumen has signed aliases and certificate with.
     *
     * @return opaque, if there is one
     */
    public abstract Optional<String> signature();

    /**
     * Members that this version does not know.
     *
     * @return by name, written back unchanged
     */
    public abstract Map<String, JsonValue> extra();

    /**
     * The element as it was read, kept for those that are signed.
     *
     * @return JSON, written in place of all other members
     */
    public abstract Optional<JsonValue> signedSource();

    /**
     * Whether Lumen has signed it, so that nobody else may touch it.
     *
     * @return true when there is a signature
     */
    public final boolean signed() {
        return signature().isPresent();
    }

    /** Builds an {@link AliasDefinition}. Not thread-safe. */
    public static final class Builder extends ImmutableAliasDefinition.Builder {
        Builder() {}
    }
}
