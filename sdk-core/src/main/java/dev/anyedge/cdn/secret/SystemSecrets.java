package dev.anyedge.cdn.secret;

import dev.anyedge.cdn.model.SecretRef;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Secrets in environment variables and files. Immutable, thread-safe. */
final class SystemSecrets implements SecretSource {
    private static final int MAX_BYTES = 65_536;

    private final Function<String, @Nullable String> environment;

    SystemSecrets(Function<String, @Nullable String> environment) {
        this.environment = environment;
    }

    @Override
    public String read(SecretRef reference) {
        String text = reference.text();
        if (text.startsWith("env:")) {
            return variable(reference, text.substring(4));
        }
        if (text.startsWith("file:")) {
            return file(reference, text.substring(5));
        }
        throw new SecretUnavailableException(
                reference, "it was not printed, so nobody knows it here; say where it is, as env:NAME or file:PATH");
    }

    private String variable(SecretRef reference, String name) {
        @Nullable String value = environment.apply(name);
        if (value == null || value.isBlank()) {
            throw new SecretUnavailableException(
                    reference,
                    "the environment variable " + name + (value == null ? " is not set" : " is empty")
                            + "; set it for this process");
        }
        return value;
    }

    private static String file(SecretRef reference, String path) {
        byte[] bytes;
        try (InputStream in = Files.newInputStream(Path.of(path))) {
            bytes = in.readNBytes(MAX_BYTES + 1);
        } catch (NoSuchFileException e) {
            throw new SecretUnavailableException(reference, "there is no such file; write the secret into it", e);
        } catch (InvalidPathException e) {
            throw new SecretUnavailableException(reference, "this is not the path of a file");
        } catch (IOException e) {
            throw new SecretUnavailableException(reference, "the file cannot be read; see the cause", e);
        }
        if (bytes.length > MAX_BYTES) {
            throw new SecretUnavailableException(
                    reference, "the file is larger than " + MAX_BYTES + " bytes; a secret is shorter");
        }
        String value = new String(bytes, StandardCharsets.UTF_8).strip();
        if (value.isEmpty()) {
            throw new SecretUnavailableException(reference, "the file is empty; write the secret into it");
        }
        return value;
    }
}
