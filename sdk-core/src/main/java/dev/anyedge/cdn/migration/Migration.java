package dev.anyedge.cdn.migration;

import dev.anyedge.cdn.model.Origin;
import dev.anyedge.cdn.translation.Reading;
import dev.anyedge.cdn.translation.Strictness;
import dev.anyedge.cdn.translation.TextTranslator;
import dev.anyedge.cdn.translation.Translator;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Moves a distribution to another provider, on paper: nothing is called. Immutable, thread-safe.
 *
 * <pre>{@code
 * CdnProvider lumen = CdnProvider.named("lumen");
 * CdnProvider fujitsu = CdnProvider.named("fujitsu");
 * MigrationReport report = Migration.to(fujitsu.translator())
 *         .ofDocument(lumen.translator(), Files.readString(image));
 * Files.writeString(page, report.toHtml());
 * String document = report.orThrow();
 * }</pre>
 *
 * <p>A strict migration is refused when anything is lost; the report is made all the same, and its examples show what the
 * target would do if all that were dropped. A restriction that was lost when the document was read refuses it too, strict or
 * lenient, unless it may be {@linkplain Strictness#mayDrop dropped}; among two accounts of one provider, options keep it.
 */
public final class Migration {
    private final Translator<String> target;
    private final Strictness strictness;
    private final Map<String, Origin> replacements;

    private Migration(Translator<String> target, Strictness strictness, Map<String, Origin> replacements) {
        this.target = target;
        this.strictness = strictness;
        this.replacements = replacements;
    }

    /**
     * A strict migration to a provider.
     *
     * @param target the provider's translator
     * @return the migration
     */
    public static Migration to(Translator<?> target) {
        return new Migration(TextTranslator.of(target), Strictness.strict(), Map.of());
    }

    /**
     * This migration with another strictness.
     *
     * @param newStrictness what may be dropped
     * @return a new migration
     */
    public Migration with(Strictness newStrictness) {
        return new Migration(target, newStrictness, replacements);
    }

    /**
     * This migration with an origin replaced at the target.
     *
     * @param id the id of an origin of the distribution
     * @param replacement what stands in for it; its own id does not matter
     * @return a new migration
     */
    public Migration withOrigin(String id, Origin replacement) {
        Map<String, Origin> more = new LinkedHashMap<>(replacements);
        more.put(id, replacement);
        return new Migration(target, strictness, Collections.unmodifiableMap(more));
    }

    /**
     * Moves what a document says.
     *
     * @param source the translator of the provider whose document it is
     * @param document the document as text
     * @return the report, with the target's document unless it is refused
     * @throws dev.anyedge.cdn.error.ValidationException when it is not such a document, or an origin is replaced that is
     *     not there
     */
    public MigrationReport ofDocument(Translator<?> source, String document) {
        return of(source.provider(), TextTranslator.of(source).read(document));
    }

    /**
     * Moves what was read from a provider, for example with {@code cdn.read(id)} from a live one.
     *
     * @param source the name of the provider that it was read from
     * @param reading what was read
     * @return the report, with the target's document unless it is refused
     * @throws dev.anyedge.cdn.error.ValidationException when an origin is replaced that is not there
     */
    public MigrationReport of(String source, Reading reading) {
        return new MigrationRun(source, reading, target, strictness, replacements).report();
    }
}
