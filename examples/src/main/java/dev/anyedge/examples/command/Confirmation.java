package dev.anyedge.examples.command;

import java.io.Console;
import java.util.Locale;

/** Asks before something is done; without a terminal there is nobody to ask. */
final class Confirmation {
    private Confirmation() {}

    static void ask(Output output, String what, String question) {
        Console console = System.console();
        if (console == null) {
            throw new InvalidUseException(question + " There is no terminal to ask on; say --yes.");
        }
        output.progress(what);
        String answer = console.readLine("%s [y/N] ", question);
        if (answer == null || !answer.strip().toLowerCase(Locale.ROOT).startsWith("y")) {
            throw new InvalidUseException("Not confirmed; nothing was changed.");
        }
    }
}
