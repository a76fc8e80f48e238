package dev.anyedge.examples.command;

import dev.anyedge.cdn.model.Distribution;
import dev.anyedge.cdn.translation.Translation;
import dev.anyedge.cdn.translation.Translator;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Distribution → provider document. */
@Command(name = "translate", description = "Prints the provider's document for a distribution.")
final class TranslateCommand extends Subcommand {
    @Parameters(arity = "1..*", paramLabel = "FILE", description = "distributions, or - for standard input")
    List<String> files = List.of();

    @Mixin
    ProviderOption provider = new ProviderOption();

    @Mixin
    TranslationMode mode = new TranslationMode();

    @Option(names = "--out", paramLabel = "DIR", description = "write each result to DIR/<input file name>")
    @Nullable
    Path directory;

    TranslateCommand(Output output) {
        super(output);
    }

    @Override
    int run() {
        Translator<String> target = provider.get().documents();
        return new SeveralFiles(output, directory).convert(files, (text, file) -> {
            Translation<String> translation = target.translate(Distribution.fromJson(text), mode.context());
            // a refusal brings its findings along
            if (translation.document().isPresent()) {
                output.findings(file, translation.findings());
            }
            return translation.orThrow();
        });
    }
}
