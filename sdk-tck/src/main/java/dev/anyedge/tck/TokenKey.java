package dev.anyedge.tck;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A key of tokens in a file, whose value must not show anywhere: hexadecimal, as some providers want it. */
final class TokenKey {
    static final String VALUE = "c4a4a12e5ec2e700c4a4a12e5ec2e7ff";

    private TokenKey() {}

    /** The file, made anew when it is not there. */
    static String path() {
        return path(0);
    }

    /** One of several files, each with a key of its own; the first has {@link #VALUE}. */
    static String path(int number) {
        String value =
                number == 0 ? VALUE : VALUE.substring(2) + String.format(java.util.Locale.ROOT, "%02x", number % 256);
        Path file = Path.of(System.getProperty("java.io.tmpdir"), "anyedge-tck-token-key-" + number);
        try {
            if (!Files.exists(file) || !Files.readString(file).equals(value)) {
                Path written = Files.createTempFile("anyedge-tck", ".key");
                Files.writeString(written, value);
                Files.move(written, file, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file.toString();
    }
}
