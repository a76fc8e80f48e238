package dev.anyedge.lumen.image;

import dev.anyedge.cdn.model.JsonValue;
import java.util.Optional;

/**
 * An entry of {@code luaDefinitions}: a script that support wrote and signed. It can be looked at and is written back as it
 * was read; there is no way to make one. Immutable, thread-safe.
 */
public final class LuaDefinition {
    private final long id;
    private final String name;
    private final Optional<String> direction;
    private final Optional<Boolean> heavy;
    private final Optional<String> signature;
    private final JsonValue source;

    LuaDefinition(
            long id,
            String name,
            Optional<String> direction,
            Optional<Boolean> heavy,
            Optional<String> signature,
            JsonValue source) {
        this.id = id;
        this.name = name;
        this.direction = direction;
        this.heavy = heavy;
        this.signature = signature;
        this.source = source;
    }

    /**
     * The id.
     *
     * @return 0 or more
     */
    public long id() {
        return id;
    }

    /**
     * The name.
     *
     * @return a text
     */
    public String name() {
        return name;
    }

    /**
     * When the script runs.
     *
     * @return {@code Response} is documented, {@code Request} inferred
     */
    public Optional<String> direction() {
        return direction;
    }

    /**
     * Whether the script is a heavy one.
     *
     * @return as support has set it
     */
    public Optional<Boolean> heavy() {
        return heavy;
    }

    /**
     * What support has signed the script with.
     *
     * @return opaque
     */
    public Optional<String> signature() {
        return signature;
    }

    /**
     * The definition as it was read, with its script.
     *
     * @return JSON
     */
    public JsonValue source() {
        return source;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof LuaDefinition that && source.equals(that.source);
    }

    @Override
    public int hashCode() {
        return source.hashCode();
    }

    @Override
    public String toString() {
        return "LuaDefinition{" + id + ", " + name + "}";
    }
}
