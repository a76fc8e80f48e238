package dev.anyedge.tck;

import dev.anyedge.cdn.model.Distribution;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * An apply breaks at each of its calls, in each way: until it is resumed every request is decided wholly by the old or
 * wholly by the new configuration, and a second plan finishes what the first one began, with nothing twice and nothing
 * left over.
 */
public abstract class ResumeContract extends ContractTopic {

    /** The rest of the ways in which a single call fails is left to the long run of the laws. */
    private static final List<Trouble> ONCE = List.of(Trouble.LOST_AFTER, Trouble.BROKEN_BEFORE);

    /** For subclasses. */
    protected ResumeContract() {}

    private record Story(String name, Optional<Distribution> from, Distribution to) {}

    private Stream<Story> stories() {
        return Stream.of(
                new Story("first apply", Optional.empty(), shop().plain()),
                new Story("grow", Optional.of(shop().plain()), shop().large()),
                new Story(
                        "shrink and another host name or other defaults",
                        Optional.of(shop().large()),
                        fixture().foundByHostname() ? shop().otherDefaults() : shop().otherHost()));
    }

    private interface Disturbance {
        void of(Breaking breaking);
    }

    private DynamicTest disturbed(Story story, String how, Disturbance disturbance) {
        return DynamicTest.dynamicTest(story.name() + how, () -> {
            try (Breaking breaking = new Breaking(fixture(), story.name(), story.from(), story.to())) {
                disturbance.of(breaking);
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> whicheverCallIsTheLastViewersAreServedAndTheNextApplyFinishes() {
        return stories().flatMap(story -> Stream.of(Trouble.LOST_BEFORE, Trouble.LOST_AFTER)
                .map(trouble -> disturbed(
                        story,
                        ", from then on " + trouble,
                        breaking -> breaking.everywhere(trouble, Breaking.FOR_EVER))));
    }

    @TestFactory
    Stream<DynamicTest> whicheverCallFailsOnceTheEndIsTheSame() {
        return stories().flatMap(story -> ONCE.stream()
                .map(trouble -> disturbed(story, ", once " + trouble, breaking -> breaking.everywhere(trouble, 1))));
    }

    @TestFactory
    Stream<DynamicTest> aProcessThatIsGoneBetweenTwoChangesLeavesNothingThatTheNextOneCannotFinish() {
        return stories().map(story -> disturbed(story, ", killed", Breaking::killedEverywhere));
    }

    @TestFactory
    Stream<DynamicTest> aProcessThatIsKilledAtAWriteLeavesNothingThatTheNextOneCannotFinish() {
        return stories().skip(1).limit(1).flatMap(story -> Stream.of(true, false)
                .map(before ->
                        disturbed(story, before ? ", killed before a write" : ", killed after a write", breaking -> {
                            breaking.killedProcess(breaking.middle(), before);
                        })));
    }
}
