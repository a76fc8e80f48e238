package dev.anyedge.tck;

import dev.anyedge.cdn.error.ValidationException;
import dev.anyedge.cdn.evaluation.Request;
import dev.anyedge.cdn.evaluation.Requests;
import dev.anyedge.cdn.model.Distribution;
import dev.anyedge.cdn.model.Endpoint;
import dev.anyedge.cdn.translation.Reading;
import dev.anyedge.cdn.translation.Translation;
import dev.anyedge.cdn.translation.TranslationContext;
import dev.anyedge.cdn.translation.Translator;
import java.util.List;
import java.util.Optional;

/**
 * What is read from a document without a refusal means what the document does, and so does what is written from that;
 * what the model has no word for is there again.
 *
 * @param <D> the provider's document
 */
final class DocumentLaw<D> {
    private final ProviderFixture<D> provider;
    private final Translator<D> translator;
    private int whole;
    private int refused;

    DocumentLaw(ProviderFixture<D> provider) {
        this.provider = provider;
        this.translator = provider.translator();
    }

    /** How many documents were read without a refusal. */
    int whole() {
        return whole;
    }

    /** How many were not, and said why. */
    int refused() {
        return refused;
    }

    /**
     * What is wrong with a document.
     *
     * @return in words; empty when nothing is, or when its reading says what it lacks
     */
    Optional<String> broken(D document, long seed, int requests) {
        String printed = translator.print(document);
        if (!translator.print(translator.parse(printed)).equals(printed)) {
            return Optional.of("it is not parsed as it is printed");
        }
        Reading reading;
        try {
            reading = translator.read(document);
        } catch (ValidationException e) {
            refused++;
            return Optional.empty();
        }
        Distribution read = reading.distribution();
        if (!Distribution.fromJson(read.toJson()).equals(read)) {
            return Optional.of("what is read does not survive its JSON form: " + read.toJson());
        }
        if (!reading.complete()) {
            refused++;
            return Optional.empty();
        }
        whole++;
        return wrong(document, reading, seed, requests).map(what -> what + "\nread as " + read.toJson());
    }

    private Optional<String> wrong(D document, Reading reading, long seed, int count) {
        Distribution read = reading.distribution();
        Edge edge = provider.edge(document);
        Optional<String> difference = new Agreement(provider).difference(read, reading.findings(), edge, seed, count);
        if (difference.isPresent()) {
            return difference;
        }
        Translation<D> back =
                translator.translate(read, TranslationContext.<D>strict().withLive(document));
        if (back.document().isEmpty()) {
            return Optional.of("what was read is not taken: " + back.findings());
        }
        String again = translator
                .normalise(translator.read(back.orThrow()).distribution())
                .toJson();
        if (!again.equals(translator.normalise(read).toJson())) {
            return Optional.of("written and read again it is " + again + "\nfrom " + translator.print(back.orThrow()));
        }
        Edge after = provider.edge(back.orThrow());
        Exempt exempt = new Exempt(back.findings());
        boolean assigned = read.endpoints().stream().anyMatch(Endpoint.Assigned.class::isInstance);
        Requests random = new Requests(read, seed, assigned ? edge.assignedHosts() : List.of());
        for (int i = 0; i < count; i++) {
            Request request = random.next();
            Viewed before = edge.decide(request);
            if (!exempt.contains(request) && !before.equals(after.decide(request))) {
                return Optional.of("request seed " + seed + ", request " + i + ": " + request + "\n  before " + before
                        + "\n  after  " + after.decide(request) + "\nby " + translator.print(back.orThrow()));
            }
        }
        return Optional.empty();
    }
}
