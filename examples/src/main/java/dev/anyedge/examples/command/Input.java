package dev.anyedge.examples.command;

import dev.anyedge.cdn.model.Distribution;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reads what the command line names: a file, or standard input for {@code -}. */
final class Input {
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private Input() {}

    static String text(String file) {
        byte[] bytes;
        try {
            bytes = file.equals("-") ? System.in.readAllBytes() : Files.readAllBytes(Path.of(file));
        } catch (NoSuchFileException | InvalidPathException e) {
            throw new InvalidUseException("There is no file '" + file + "'.");
        } catch (IOException e) {
            throw new InvalidUseException("The file '" + file + "' cannot be read: " + e.getMessage());
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            // editors and shells on Windows begin a UTF-8 file with it
            return text.startsWith(BYTE_ORDER_MARK) ? text.substring(BYTE_ORDER_MARK.length()) : text;
        } catch (CharacterCodingException e) {
            throw new InvalidUseException("The file '" + file + "' is not UTF-8 text.");
        }
    }

    /** Writes what an option names a file for. */
    static void write(String option, Path file, String text) {
        try {
            Path folder = file.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            Files.writeString(file, text.endsWith("\n") ? text : text + "\n");
        } catch (IOException e) {
            throw new InvalidUseException(option + ": '" + file + "' cannot be written.");
        }
    }

    /** Removes what an earlier run wrote where an option says, if it did. */
    static void remove(String option, Path file) {
        try {
            if (Files.exists(file, LinkOption.NOFOLLOW_LINKS) && !Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new InvalidUseException(
                    option + ": '" + file + "' is the result of an earlier run, and cannot be removed.");
        }
    }

    static Distribution distribution(String file) {
        return Distribution.fromJson(text(file));
    }
}
