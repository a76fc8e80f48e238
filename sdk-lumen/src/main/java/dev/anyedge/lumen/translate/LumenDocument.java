package dev.anyedge.lumen.translate;

import dev.anyedge.cdn.translation.Finding;
import dev.anyedge.lumen.image.InferredShapes;
import dev.anyedge.lumen.image.ServiceImage;
import java.util.List;

/**
 * A service image as a document: all of it, or a part. Immutable.
 *
 * @param image the image
 * @param conversion what was lost when it was made from a site of version 1.0; none for an image that was written as one
 */
public record LumenDocument(ServiceImage image, List<Finding> conversion) {

    /**
     * Copies the findings.
     *
     * @param image the image
     * @param conversion what was lost when it was made from a site of version 1.0
     */
    public LumenDocument {
        conversion = List.copyOf(conversion);
    }

    /**
     * A document of version 2.0.
     *
     * @param image the image
     * @return the document
     */
    public static LumenDocument of(ServiceImage image) {
        return new LumenDocument(image, List.of());
    }

    /**
     * The document as people may see it: secrets are replaced by {@code redacted:…}.
     *
     * @param shapes where inferred parts stand
     * @return indented JSON of version 2.0
     */
    public String toJson(InferredShapes shapes) {
        return image.toJson(shapes);
    }
}
