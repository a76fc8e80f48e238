package dev.anyedge.examples.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * Runs a conversion over files: one goes to standard output or {@code --out}, several need {@code --out}; a refused one
 * leaves no file, not that of an earlier run either, and does not stop the others; the exit status is the worst.
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
                worst = failed(label, e, worst);
                try {
                    removeResultOf(file);
                } catch (InvalidUseException stays) {
                    worst = failed(label, stays, worst);
                }
            }
        }
        return worst;
    }

    private int failed(Optional<Output.Source> label, RuntimeException failure, int worst) {
        output.error(label, failure, CdnCommand.statusOf(failure) > worst);
        return Math.max(worst, CdnCommand.statusOf(failure));
    }

    /** An old result would pass for that of this run. Where the input itself lies in the folder, it stays. */
    private void removeResultOf(String file) {
        Path result = Objects.requireNonNull(directory).resolve(name(file));
        try {
            if (!file.equals("-") && Files.exists(result) && Files.isSameFile(result, Path.of(file))) {
                return;
            }
        } catch (IOException e) {
            // there is no such input, so that the result is another file
        }
        Input.remove("--out", result);
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
        Input.write("--out", Objects.requireNonNull(directory).resolve(name), text);
    }
}
