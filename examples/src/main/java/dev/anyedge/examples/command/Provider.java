package dev.anyedge.examples.command;

import dev.anyedge.cdn.Cdn;
import dev.anyedge.cdn.model.Distribution;
import dev.anyedge.cdn.model.Origin;
import dev.anyedge.cdn.translation.Capabilities;
import dev.anyedge.cdn.translation.Finding;
import dev.anyedge.cdn.translation.Reading;
import dev.anyedge.cdn.translation.Strictness;
import dev.anyedge.cdn.translation.Translation;
import dev.anyedge.cdn.translation.TranslationContext;
import dev.anyedge.cdn.translation.Translator;
import dev.anyedge.scaleway.ScalewayCdn;
import dev.anyedge.scaleway.translate.StageChainTranslator;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The providers that the command knows: their translator, and how to reach them. */
final class Provider {
    private static final List<Provider> ALL = List.of(new Provider(StageChainTranslator.create(), Provider::scaleway));

    private final Translator<?> translator;
    private final Function<Optional<URI>, Cdn> connect;

    private Provider(Translator<?> translator, Function<Optional<URI>, Cdn> connect) {
        this.translator = translator;
        this.connect = connect;
    }

    static List<Provider> all() {
        return ALL;
    }

    static Provider named(String name) {
        return ALL.stream()
                .filter(p -> p.translator.provider().equals(name))
                .findFirst()
                .orElseThrow(() -> new InvalidUseException("There is no provider '" + name + "' here; there is "
                        + ALL.stream().map(p -> p.translator.provider()).collect(Collectors.joining(", ")) + "."));
    }

    String name() {
        return translator.provider();
    }

    Capabilities capabilities() {
        return translator.capabilities();
    }

    Cdn connect(Optional<URI> endpoint) {
        return connect.apply(endpoint);
    }

    Reading read(String document) {
        return read(translator, document);
    }

    String translate(
            Distribution distribution,
            Strictness strictness,
            Map<String, Origin> replacements,
            Consumer<List<Finding>> findings) {
        return translate(translator, distribution, strictness, replacements, findings);
    }

    private static <D> Reading read(Translator<D> translator, String document) {
        return translator.read(translator.parse(document));
    }

    private static <D> String translate(
            Translator<D> translator,
            Distribution distribution,
            Strictness strictness,
            Map<String, Origin> replacements,
            Consumer<List<Finding>> findings) {
        TranslationContext<D> context = TranslationContext.<D>strict().with(strictness);
        for (Map.Entry<String, Origin> replacement : replacements.entrySet()) {
            context = context.withOrigin(replacement.getKey(), replacement.getValue());
        }
        Translation<D> translation = translator.translate(distribution, context);
        if (translation.document().isPresent()) {
            findings.accept(translation.findings());
        }
        return translator.print(translation.orThrow());
    }

    private static Cdn scaleway(Optional<URI> endpoint) {
        ScalewayCdn.Builder builder = ScalewayCdn.builder();
        endpoint.ifPresent(builder::endpoint);
        return builder.build();
    }
}
