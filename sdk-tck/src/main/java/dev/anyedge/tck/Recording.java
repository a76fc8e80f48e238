package dev.anyedge.tck;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.function.Predicate;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Everything that is said while it lives: what is logged, at every level, through slf4j and through the JDK, and what is
 * printed. One at a time.
 */
final class Recording implements AutoCloseable {
    private static volatile @Nullable Recording now;

    private final Predicate<String> others;
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final PrintStream out = System.out;
    private final PrintStream err = System.err;
    private final Logger root = Logger.getLogger("");
    private final @Nullable Level before = root.getLevel();
    private final Handler ear = new Ear();

    private Recording(Predicate<String> others) {
        this.others = others;
    }

    /**
     * Begins.
     *
     * @param others the loggers that are not listened to
     */
    static Recording begin(Predicate<String> others) {
        Recording recording = new Recording(others);
        System.setOut(new PrintStream(new Both(recording.said, recording.out), true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(new Both(recording.said, recording.err), true, StandardCharsets.UTF_8));
        recording.root.addHandler(recording.ear);
        recording.root.setLevel(Level.ALL);
        now = recording;
        return recording;
    }

    /** Whether lines of a logger are wanted. */
    static boolean hears(String logger) {
        Recording recording = now;
        return recording != null && !recording.others.test(logger);
    }

    static void line(String logger, String message, @Nullable Throwable problem) {
        Recording recording = now;
        if (recording != null && hears(logger)) {
            StringWriter text = new StringWriter();
            PrintWriter lines = new PrintWriter(text);
            lines.println(logger + " " + message);
            if (problem != null) {
                problem.printStackTrace(lines);
            }
            recording.said.writeBytes(text.toString().getBytes(StandardCharsets.UTF_8));
        }
    }

    /** What was said so far. */
    String text() {
        return said.toString(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        now = null;
        root.removeHandler(ear);
        root.setLevel(before);
        System.setOut(out);
        System.setErr(err);
    }

    /** Hears what the JDK logs. */
    private static final class Ear extends Handler {
        Ear() {
            setLevel(Level.ALL);
        }

        @Override
        public void publish(LogRecord record) {
            String message = String.valueOf(record.getMessage());
            Object[] arguments = record.getParameters();
            line(
                    String.valueOf(record.getLoggerName()),
                    record.getLevel() + " "
                            + (arguments == null || arguments.length == 0
                                    ? message
                                    : MessageFormat.format(message, arguments)),
                    record.getThrown());
        }

        @Override
        public void flush() {
            // lines arrive whole
        }

        @Override
        public void close() {
            // there is nothing to let go of
        }
    }

    /** Prints, and keeps what is printed. */
    private static final class Both extends OutputStream {
        private final OutputStream kept;
        private final OutputStream printed;

        Both(OutputStream kept, OutputStream printed) {
            this.kept = kept;
            this.printed = printed;
        }

        @Override
        public void write(int one) throws java.io.IOException {
            kept.write(one);
            printed.write(one);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws java.io.IOException {
            kept.write(bytes, from, length);
            printed.write(bytes, from, length);
        }

        @Override
        public void flush() throws java.io.IOException {
            printed.flush();
        }
    }
}
