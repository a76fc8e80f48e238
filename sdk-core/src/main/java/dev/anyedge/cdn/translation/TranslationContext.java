package dev.anyedge.cdn.translation;

import dev.anyedge.cdn.model.Origin;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What a pure translation needs from outside: the live document, ids, origin replacements, and how strict to be.
 * Immutable.
 *
 * @param <D> the provider's document
 */
public final class TranslationContext<D> {
    private final Optional<D> live;
    private final Supplier<IdAllocator> ids;
    private final Map<String, Origin> originReplacements;
    private final Strictness strictness;

    private TranslationContext(
            Optional<D> live,
            Supplier<IdAllocator> ids,
            Map<String, Origin> originReplacements,
            Strictness strictness) {
        this.live = live;
        this.ids = ids;
        this.originReplacements = originReplacements;
        this.strictness = strictness;
    }

    /**
     * Strict, with nothing live, readable ids and no replacements.
     *
     * @param <D> the provider's document
     * @return the context
     */
    public static <D> TranslationContext<D> strict() {
        return new TranslationContext<>(Optional.empty(), IdAllocator::readable, Map.of(), Strictness.strict());
    }

    /**
     * This context with a live document, whose ids are kept where they fit.
     *
     * @param document what the provider has now
     * @return a new context
     */
    public TranslationContext<D> withLive(D document) {
        return new TranslationContext<>(Optional.of(document), ids, originReplacements, strictness);
    }

    /**
     * This context with another source of ids.
     *
     * @param allocators makes a fresh allocator for each translation
     * @return a new context
     */
    public TranslationContext<D> withIds(Supplier<IdAllocator> allocators) {
        return new TranslationContext<>(live, allocators, originReplacements, strictness);
    }

    /**
     * This context with an origin replaced for this provider.
     *
     * @param id the id of an origin of the distribution
     * @param replacement what stands in for it; its own id does not matter
     * @return a new context
     */
    public TranslationContext<D> withOrigin(String id, Origin replacement) {
        Map<String, Origin> copy = new LinkedHashMap<>(originReplacements);
        copy.put(id, replacement);
        return new TranslationContext<>(live, ids, Collections.unmodifiableMap(copy), strictness);
    }

    /**
     * This context with another strictness.
     *
     * @param newStrictness how strict to be
     * @return a new context
     */
    public TranslationContext<D> with(Strictness newStrictness) {
        return new TranslationContext<>(live, ids, originReplacements, newStrictness);
    }

    /**
     * What the provider has now.
     *
     * @return the live document, if there is one
     */
    public Optional<D> live() {
        return live;
    }

    /**
     * A fresh source of ids.
     *
     * @return an allocator for one translation
     */
    public IdAllocator newIds() {
        return ids.get();
    }

    /**
     * Origins that are replaced for this provider.
     *
     * @return by the id of the origin that they replace
     */
    public Map<String, Origin> originReplacements() {
        return originReplacements;
    }

    /**
     * How strict to be.
     *
     * @return the strictness
     */
    public Strictness strictness() {
        return strictness;
    }
}
