package dev.anyedge.cdn.engine;

import dev.anyedge.cdn.Cdn;
import dev.anyedge.cdn.PlanOptions;
import dev.anyedge.cdn.Purge;
import dev.anyedge.cdn.PurgeProgress;
import dev.anyedge.cdn.model.Distribution;
import dev.anyedge.cdn.translation.Capabilities;
import dev.anyedge.cdn.translation.Feature;
import dev.anyedge.cdn.translation.Finding;
import dev.anyedge.cdn.translation.Severity;
import dev.anyedge.cdn.translation.TranslationRefusedException;
import java.util.List;

/** The provider in memory under a name of its own, for tests of what is built on top of several providers. */
public final class MemoryCdn {
    private final Driver driver;
    private final Cdn cdn;

    /**
     * A provider.
     *
     * @param name its name
     * @param features what it can do about purges
     */
    public MemoryCdn(String name, Feature... features) {
        driver = new Driver(name, features);
        cdn = CdnEngine.builder(driver).build();
    }

    /** To work with. */
    public Cdn cdn() {
        return cdn;
    }

    /** What was written, in order. */
    public List<String> writes() {
        return driver.written().stream()
                .map(call -> call.substring("write ".length()))
                .toList();
    }

    /** Lets a write fail, counted from the first of all; 0: none. */
    public void failWrite(int number) {
        driver.failWrite = number;
    }

    /** Lets somebody see each call. */
    public void onCall(Runnable listener) {
        driver.onCall = listener;
    }

    /** Refuses every distribution from now on. */
    public void refusing() {
        driver.refusing = true;
    }

    /** Fails to close. */
    public void failClose() {
        driver.failClose = true;
    }

    /** What somebody has changed by hand. */
    public void changeByHand(Distribution distribution) {
        driver.sites.values().forEach(site -> site.serves = distribution);
    }

    /** Whether it was closed. */
    public boolean closed() {
        return driver.closed;
    }

    private static final class Driver extends MemoryDriver {
        private final String name;
        private final Capabilities capabilities;
        private boolean refusing;
        private boolean failClose;

        private Driver(String name, Feature... features) {
            this.name = name;
            this.capabilities = Capabilities.builder(name).full(features).build();
        }

        @Override
        public String provider() {
            return name;
        }

        @Override
        public Capabilities capabilities() {
            return capabilities;
        }

        @Override
        public Wished prepare(Distribution distribution, PlanOptions options) {
            if (refusing) {
                throw new TranslationRefusedException(
                        name,
                        List.of(Finding.of(Severity.UNSUPPORTED, Feature.RULES, "/rules", "nothing goes here")
                                .build()));
            }
            return super.prepare(distribution, options);
        }

        @Override
        public PurgeProgress purge(String id, Purge purge) {
            super.purge(id, purge);
            String what = purge.everything() ? "everything" : purge.paths().toString();
            calls.set(calls.size() - 1, "write purge " + what + " " + purge.mode());
            return PurgeProgress.of(id, List.of(new PurgeProgress.Part("p1", PurgeProgress.State.DONE, purge.paths())));
        }

        @Override
        public void close() {
            super.close();
            if (failClose) {
                throw new IllegalStateException("it does not close");
            }
        }
    }
}
