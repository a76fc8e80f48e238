package dev.anyedge.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.anyedge.cdn.Purge;
import dev.anyedge.cdn.PurgeProgress;
import dev.anyedge.cdn.WaitOptions;
import dev.anyedge.cdn.error.CdnException;
import dev.anyedge.cdn.error.ValidationException;
import dev.anyedge.cdn.translation.Capabilities.Support;
import dev.anyedge.cdn.translation.Feature;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Each form of purge works where it is declared, and is refused before any call where it is not. */
public abstract class PurgeContract extends ContractTopic {
    private static final int MANY = 120;

    /** For subclasses. */
    protected PurgeContract() {}

    @Test
    void pathsArePurged() {
        purge(Feature.PURGE_PATHS, Purge.paths("/myimage.png", "/a/b.css"), "/myimage.png", "/a/b.css");
    }

    @Test
    void manyPathsArePurgedOneAndAll() {
        String[] paths =
                IntStream.range(0, MANY).mapToObj(i -> "/many/" + i + ".png").toArray(String[]::new);
        purge(Feature.PURGE_PATHS, Purge.paths(paths), paths);
    }

    @Test
    void patternsArePurged() {
        purge(Feature.PURGE_PATTERNS, Purge.paths("/img/*"), "/img/*");
    }

    @Test
    void everythingIsPurged() {
        purge(Feature.PURGE_ALL, Purge.all(), "*");
    }

    @Test
    void whatIsMarkedAsStaleIsNotDeleted() {
        Feature feature = supported(Feature.PURGE_PATHS) ? Feature.PURGE_PATHS : Feature.PURGE_ALL;
        Purge purge = feature == Feature.PURGE_PATHS ? Purge.paths("/myimage.png") : Purge.all();
        purge(
                Feature.PURGE_INVALIDATE,
                purge.withMode(Purge.Mode.INVALIDATE),
                feature == Feature.PURGE_PATHS ? "~/myimage.png" : "~*");
    }

    private boolean supported(Feature feature) {
        return fixture().translator().capabilities().of(feature).support() != Support.NONE;
    }

    private void purge(Feature feature, Purge usual, String... expected) {
        Purge purge = fixture().purge(feature, usual);
        boolean marks = purge.mode() == Purge.Mode.INVALIDATE;
        String[] wished = Stream.of(expected)
                .map(path -> marks && !path.startsWith("~") ? "~" + path : path)
                .toArray(String[]::new);
        try (Session session = open(Duration.ofSeconds(30))) {
            String id = session.apply(shop().plain()).id();
            session.cdn.awaitDeployed(id, WaitOptions.defaults());
            session.account.calls().clear();
            if (!supported(feature)) {
                assertThatThrownBy(() -> session.cdn.purge(id, purge))
                        .isInstanceOf(ValidationException.class)
                        .hasMessageContaining(feature.text());
                assertThat(session.account.calls().all()).isEmpty();
                return;
            }
            PurgeProgress begun = session.cdn.purge(id, purge);

            assertThat(begun.deploymentId()).isEqualTo(id);
            assertThat(begun.state()).isNotEqualTo(PurgeProgress.State.FAILED);
            PurgeProgress done = session.cdn.awaitPurged(begun, WaitOptions.defaults());

            assertThat(done.state()).isEqualTo(PurgeProgress.State.DONE);
            assertThat(session.account.purged(id)).containsExactlyInAnyOrder(wished);
            session.assertIs(shop().plain(), "after a purge");
        }
    }

    @Test
    void aPurgeWithoutAnyPathAndOneOfNoPathAreRefusedBeforeAnyCall() {
        try (Session session = open()) {
            String id = session.apply(shop().plain()).id();
            session.account.calls().clear();

            assertThatThrownBy(() -> session.cdn.purge(id, new Purge(false, List.of(), Purge.Mode.DELETE)))
                    .isInstanceOf(ValidationException.class);
            assertThatThrownBy(() -> session.cdn.purge(id, Purge.paths("relative.png")))
                    .isInstanceOf(ValidationException.class);
            assertThat(session.account.calls().all()).isEmpty();
        }
    }

    @Test
    void aPurgeThatTakesTooLongIsNotWaitedForLongerThanWished() {
        if (!supported(Feature.PURGE_ALL) && !supported(Feature.PURGE_PATHS)) {
            return;
        }
        Purge purge = supported(Feature.PURGE_PATHS) ? Purge.paths("/a.png") : Purge.all();
        try (Session session = open(Duration.ofHours(1))) {
            String id = session.apply(shop().plain()).id();
            session.time.advance(Duration.ofHours(2));
            PurgeProgress begun = session.cdn.purge(id, fixture().purge(Feature.PURGE_PATHS, purge));
            if (begun.state() == PurgeProgress.State.PENDING) {
                assertThatThrownBy(() -> session.cdn.awaitPurged(begun, WaitOptions.within(Duration.ofMinutes(5))))
                        .isInstanceOf(dev.anyedge.cdn.WaitTimeoutException.class);
            }
        }
    }

    @TestFactory
    Stream<DynamicTest> whicheverCallOfAPurgeFailsAskingAgainPurges() {
        return Stream.of(Trouble.values())
                .filter(trouble -> supported(Feature.PURGE_PATHS))
                .map(trouble -> DynamicTest.dynamicTest(trouble.toString(), () -> {
                    Purge purge = fixture().purge(Feature.PURGE_PATHS, Purge.paths("/myimage.png"));
                    try (Session session = open()) {
                        String id = session.apply(shop().plain()).id();
                        session.account.calls().clear();
                        session.cdn.awaitPurged(session.cdn.purge(id, purge), WaitOptions.defaults());
                        int calls = session.account.calls().all().size();
                        for (int at = 1; at <= calls; at++) {
                            session.empty();
                            String again = session.apply(shop().plain()).id();
                            session.account.calls().clear();
                            session.account.calls().fail(at, Integer.MAX_VALUE, trouble);
                            fails(session, again, purge);
                            session.account.calls().heal();
                            session.cdn.awaitPurged(session.cdn.purge(again, purge), WaitOptions.defaults());
                            assertThat(session.account.purged(again))
                                    .as("%s at call %d", trouble, at)
                                    .isNotEmpty()
                                    .allMatch(path -> path.endsWith("/myimage.png"));
                            session.assertIs(shop().plain(), trouble + " at call " + at);
                        }
                    }
                }));
    }

    private static void fails(Session session, String id, Purge purge) {
        try {
            session.cdn.awaitPurged(session.cdn.purge(id, purge), WaitOptions.defaults());
        } catch (CdnException e) {
            assertThat(e.getMessage()).isNotBlank();
        }
    }
}
