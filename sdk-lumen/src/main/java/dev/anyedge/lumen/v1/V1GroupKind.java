package dev.anyedge.lumen.v1;

import java.util.List;

/**
 * A kind of configuration group, for the calls that read one.
 *
 * @param <T> the groups of this kind
 */
public final class V1GroupKind<T extends V1ConfigurationGroup> {
    /** Who may have it. */
    public static final V1GroupKind<V1AccessControl> ACCESS_CONTROL =
            new V1GroupKind<>("AccessControl", V1AccessControl.class);

    /** How long it is cached. */
    public static final V1GroupKind<V1CacheControl> CACHE_CONTROL =
            new V1GroupKind<>("CacheControl", V1CacheControl.class);

    /** Whether the query is part of the cache key. */
    public static final V1GroupKind<V1ContentManipulation> CONTENT_MANIPULATION =
            new V1GroupKind<>("ContentManipulation", V1ContentManipulation.class);

    private final String text;
    private final Class<T> type;

    private V1GroupKind(String text, Class<T> type) {
        this.text = text;
        this.type = type;
    }

    /**
     * The kind of a group.
     *
     * @param group any group
     * @param <T> its kind
     * @return the kind
     */
    @SuppressWarnings("unchecked")
    public static <T extends V1ConfigurationGroup> V1GroupKind<T> of(T group) {
        for (V1GroupKind<?> kind : List.of(ACCESS_CONTROL, CACHE_CONTROL, CONTENT_MANIPULATION)) {
            if (kind.type.isInstance(group)) {
                return (V1GroupKind<T>) kind;
            }
        }
        throw new IllegalStateException("there are three kinds");
    }

    /**
     * The word in paths and bodies; case matters.
     *
     * @return for example {@code CacheControl}
     */
    public String text() {
        return text;
    }

    /**
     * The values of this kind.
     *
     * @return their class
     */
    public Class<T> type() {
        return type;
    }

    @Override
    public String toString() {
        return text;
    }
}
