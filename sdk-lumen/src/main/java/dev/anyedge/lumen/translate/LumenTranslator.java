package dev.anyedge.lumen.translate;

import dev.anyedge.cdn.error.ValidationException;
import dev.anyedge.cdn.error.Violation;
import dev.anyedge.cdn.model.Distribution;
import dev.anyedge.cdn.secret.SecretSource;
import dev.anyedge.cdn.translation.Capabilities;
import dev.anyedge.cdn.translation.Reading;
import dev.anyedge.cdn.translation.Translation;
import dev.anyedge.cdn.translation.TranslationContext;
import dev.anyedge.cdn.translation.Translator;
import dev.anyedge.lumen.image.ImageRules;
import dev.anyedge.lumen.image.InferredShapes;
import dev.anyedge.lumen.image.ServiceImage;
import java.util.List;
import java.util.Optional;

/**
 * Translates between distributions and service images of version 2.0, and reads sites of version 1.0. Pure, thread-safe.
 *
 * <p>The service is closed; what no public page states is in {@link InferredShapes} and
 * {@link dev.anyedge.lumen.image.PathExpression}.
 *
 * <pre>{@code
 * LumenTranslator translator = LumenTranslator.create();
 * Reading old = translator.read(translator.parse(Files.readString(Path.of("image.json"))));
 * FujitsuTranslator.create().translate(old.distribution(), TranslationContext.strict());
 * }</pre>
 */
public final class LumenTranslator implements Translator<LumenDocument> {
    private static final int MOST_ROUNDS = 4;

    private final InferredShapes shapes;

    private LumenTranslator(InferredShapes shapes) {
        this.shapes = shapes;
    }

    /**
     * A translator with the proposed shapes of inferred parts.
     *
     * @return a translator
     */
    public static LumenTranslator create() {
        return create(InferredShapes.proposed());
    }

    /**
     * A translator.
     *
     * @param shapes how inferred parts are written
     * @return a translator
     */
    public static LumenTranslator create(InferredShapes shapes) {
        return new LumenTranslator(shapes);
    }

    @Override
    public String provider() {
        return LumenOptions.PROVIDER;
    }

    @Override
    public Capabilities capabilities() {
        return LumenCapabilities.capabilities();
    }

    /**
     * Translates a distribution into the part of an image that serves it. A live image in the context may be the whole image
     * of a subscriber: the ids of the distribution's own elements are kept, and no id of others is given.
     */
    @Override
    public Translation<LumenDocument> translate(Distribution distribution, TranslationContext<LumenDocument> context) {
        return new ImageTranslation(distribution, context, shapes, Optional.empty()).translate();
    }

    /**
     * Translates with secrets looked up, so that the document compares with a live one, whose secrets are known.
     *
     * @param distribution what is wished
     * @param context what purity needs from outside
     * @param secrets where references to secrets are looked up
     * @return the document with findings, or only the findings when translation is refused
     * @throws dev.anyedge.cdn.secret.SecretUnavailableException when a secret cannot be had
     */
    public Translation<LumenDocument> translate(
            Distribution distribution, TranslationContext<LumenDocument> context, SecretSource secrets) {
        return new ImageTranslation(distribution, context, shapes, Optional.of(secrets)).translate();
    }

    @Override
    public Reading read(LumenDocument document) {
        return new ImageReading(document, shapes).read();
    }

    @Override
    public Distribution normalise(Distribution distribution) {
        LumenDocument document =
                translate(distribution, TranslationContext.strict()).orThrow();
        for (int i = 0; i < MOST_ROUNDS; i++) {
            Distribution read = read(document).distribution();
            LumenDocument again = translate(read, TranslationContext.strict()).orThrow();
            if (again.equals(document)) {
                return read;
            }
            document = again;
        }
        return read(document).distribution();
    }

    /**
     * Reads a service image of version 2.0, a part of one, or a site of version 1.0, whose text is an object with a list of
     * {@code properties}.
     */
    @Override
    public LumenDocument parse(String json) {
        if (LegacySite.is(json)) {
            return new LegacySite(json, shapes).document();
        }
        ServiceImage image = ServiceImage.fromJson(json, shapes);
        List<Violation> violations = ImageRules.violationsOfPart(image);
        if (!violations.isEmpty()) {
            throw new ValidationException("service image", violations);
        }
        return LumenDocument.of(image);
    }

    @Override
    public String print(LumenDocument document) {
        return document.toJson(shapes);
    }
}
