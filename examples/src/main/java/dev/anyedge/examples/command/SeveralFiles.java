package dev.anyedge.examples.command;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * Runs a conversion over files: one goes to standard output or {@code --out}, several need {@code --out}; a refused one
 * leaves no file and does not stop the others; the exit status is the worst.
 */
final class SeveralFiles {
    private final Output output;
    private final @Nullable Path directory;

    SeveralFiles(Output output, @Nullable Path directory) {
        this.output = output;
        this.directory = directory;
    }

    /** Converts each; the conversion gets the file's text and the name to report findings under. */
    int convert(List<String> files, BiFunction<String, Optional<Output.Source>, String> conversion) {
        if (directory == null) {
            if (files.size() > 1) {
                throw new InvalidUseException("Several files need --out DIR.");
            }
            output.result(conversion.apply(Input.text(files.get(0)), Optional.empty()));
            return CdnCommand.DONE;
        }
        refuseEqualNames(files);
        int worst = CdnCommand.DONE;
        for (String file : files) {
            Optional<Output.Source> label = files.size() > 1 ? Optional.of(Output.Source.file(file)) : Optional.empty();
            try {
                write(name(file), conversion.apply(Input.text(file), label));
            } catch (RuntimeException e) {
                output.error(label, e, CdnCommand.statusOf(e) > worst);
                worst = Math.max(worst, CdnCommand.statusOf(e));
            }
        }
        return worst;
    }

    private static String name(String file) {
        return file.equals("-") ? "stdin.json" : String.valueOf(Path.of(file).getFileName());
    }

    private static void refuseEqualNames(List<String> files) {
        long names = files.stream().map(SeveralFiles::name).distinct().count();
        if (names < files.size()) {
            throw new InvalidUseException(
                    "Two input files have the same name; their results would overwrite each other.");
        }
    }

    private void write(String name, String text) {
        Input.write("--out", java.util.Objects.requireNonNull(directory).resolve(name), text);
    }
}
