package dev.anyedge.examples.command;

import dev.anyedge.cdn.translation.Reading;
import dev.anyedge.cdn.translation.Translator;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Provider document → distribution. */
@Command(name = "read", description = "Prints the distribution that a provider's document amounts to.")
final class ReadCommand extends Subcommand {
    @Parameters(arity = "1..*", paramLabel = "DOC", description = "provider documents, or - for standard input")
    List<String> files = List.of();

    @Mixin
    ProviderOption provider = new ProviderOption();

    @Option(names = "--out", paramLabel = "DIR", description = "write each result to DIR/<input file name>")
    @Nullable
    Path directory;

    ReadCommand(Output output) {
        super(output);
    }

    @Override
    int run() {
        Translator<String> source = provider.get().documents();
        return new SeveralFiles(output, directory).convert(files, (text, file) -> {
            Reading reading = source.read(text);
            output.findings(file, reading.findings());
            return reading.distribution().toJson();
        });
    }
}
