package dev.anyedge.lumen;

import dev.anyedge.cdn.Deployment;
import dev.anyedge.cdn.engine.Fingerprint;
import dev.anyedge.cdn.engine.LiveState;
import dev.anyedge.cdn.model.Distribution;
import dev.anyedge.lumen.api.EnvironmentState;
import dev.anyedge.lumen.image.InferredShapes;
import dev.anyedge.lumen.image.ServiceImage;
import dev.anyedge.lumen.translate.LumenDocument;
import dev.anyedge.lumen.translate.LumenTranslator;
import java.util.Optional;
import java.util.Set;

/**
 * What is in the environment now, all of it, and which properties of it are meant.
 *
 * @param state the environment
 * @param image its image; an empty one when nothing was ever promoted
 * @param own origin ids of the properties that are meant; none when there is nothing yet
 * @param part the part of the image that is meant
 * @param shapes how inferred parts are written
 * @param deployment how the properties are; empty when there are none
 */
record LiveImage(
        EnvironmentState state,
        ServiceImage image,
        Set<Long> own,
        ServiceImage part,
        InferredShapes shapes,
        Optional<Deployment> deployment)
        implements LiveState {

    LiveImage {
        own = Set.copyOf(own);
    }

    @Override
    public String fingerprint() {
        return new Fingerprint()
                .add(state.serviceImage().orElse(""))
                .add(String.valueOf(state.failed()))
                .add(image.toCanonicalJson(shapes))
                .value();
    }

    @Override
    public Optional<Distribution> serving() {
        return own.isEmpty()
                ? Optional.empty()
                : Optional.of(LumenTranslator.create(shapes)
                        .read(LumenDocument.of(part))
                        .distribution());
    }
}
