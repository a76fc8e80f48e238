package dev.anyedge.tck;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * How much the laws try: a little in every build, much with {@code -Danyedge.laws=long}, which the Maven profile {@code
 * laws} sets. What was tried is written to {@code target/laws.txt}.
 *
 * @param seed what the values depend on; {@code -Danyedge.laws.seed} chooses another one
 * @param decisions how many decisions are compared
 * @param documents how many documents are read and written
 * @param applies how many applies the life of one deployment has
 * @param disturbed how many changes are disturbed
 * @param everywhere whether each is disturbed at each of its calls and in each way, or at one in one way
 */
record Effort(long seed, int decisions, int documents, int applies, int disturbed, boolean everywhere) {
    static final int REQUESTS = 40;

    /** How many changes of a long run are made by processes that are killed. */
    static final int KILLED = 4;

    private static final long SEED = 20261126;

    static Effort now() {
        long seed = Long.getLong("anyedge.laws.seed", SEED);
        return System.getProperty("anyedge.laws", "short").equals("long")
                ? new Effort(seed, Integer.getInteger("anyedge.laws.decisions", 500_000), 2_000, 60, 12, true)
                : new Effort(seed, 8_000, 40, 4, 4, false);
    }

    /** Writes down what was tried by a test. */
    void report(String test, String what) {
        Path report = Path.of("target", "laws.txt");
        try {
            Files.createDirectories(report.getParent());
            Files.writeString(
                    report,
                    test + ": " + what + "; seed " + seed + "\n",
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
