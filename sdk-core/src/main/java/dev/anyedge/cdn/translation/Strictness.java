package dev.anyedge.cdn.translation;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * What a translation does about things that do not carry over. Immutable, thread-safe.
 *
 * <p>Strict, the default, refuses. Lenient drops them and reports, but drops a {@linkplain Feature#restriction()
 * restriction} only when it is named.
 */
public final class Strictness {
    private static final Strictness STRICT = new Strictness(false, EnumSet.noneOf(Feature.class));

    private final boolean lenient;
    private final Set<Feature> named;

    private Strictness(boolean lenient, Set<Feature> named) {
        this.lenient = lenient;
        this.named = Collections.unmodifiableSet(named);
    }

    /**
     * Refuses whatever does not carry over.
     *
     * @return the strict mode
     */
    public static Strictness strict() {
        return STRICT;
    }

    /**
     * Drops what does not carry over, restrictions excepted.
     *
     * @return the lenient mode
     */
    public static Strictness lenient() {
        return new Strictness(true, EnumSet.noneOf(Feature.class));
    }

    /**
     * This mode, and the named features may be dropped.
     *
     * @param features features, restrictions among them if need be
     * @return a new mode
     */
    public Strictness dropping(Feature... features) {
        EnumSet<Feature> all = EnumSet.noneOf(Feature.class);
        all.addAll(named);
        Collections.addAll(all, features);
        return new Strictness(lenient, all);
    }

    /**
     * Whether a feature may be dropped.
     *
     * @param feature what does not carry over
     * @return true when it was named, or the mode is lenient and it is no restriction
     */
    public boolean mayDrop(Feature feature) {
        return named.contains(feature) || (lenient && !feature.restriction());
    }
}
