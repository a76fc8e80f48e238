package dev.anyedge.cdn.multi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.anyedge.cdn.ApplyOptions;
import dev.anyedge.cdn.Deployment;
import dev.anyedge.cdn.Plan;
import dev.anyedge.cdn.Purge;
import dev.anyedge.cdn.PurgeProgress;
import dev.anyedge.cdn.engine.MemoryCdn;
import dev.anyedge.cdn.error.CdnException;
import dev.anyedge.cdn.error.ValidationException;
import dev.anyedge.cdn.model.Distribution;
import dev.anyedge.cdn.translation.Feature;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Several providers serve one distribution: one answer for each, and none hidden behind another. */
class MultiCdnTest {
    private static final Distribution SHOP = Distribution.fromJson("""
            {"name": "shop", "description": "first",
             "endpoints": [{"type": "assigned"}],
             "origins": [{"type": "http", "id": "web", "host": "origin.shop.example"}],
             "defaults": {"origin": "web", "caching": {"type": "bypass"}}}
            """);

    private final MemoryCdn one =
            new MemoryCdn("one", Feature.PURGE_PATHS, Feature.PURGE_PATTERNS, Feature.PURGE_INVALIDATE);
    private final MemoryCdn two = new MemoryCdn("two", Feature.PURGE_PATHS, Feature.PURGE_ALL);
    private final MultiCdn cdns =
            MultiCdn.builder().add(one.cdn()).add(two.cdn()).build();

    @AfterEach
    void close() {
        cdns.close();
    }

    private Outcomes<Deployment> applied() {
        return cdns.apply(cdns.plan(SHOP), ApplyOptions.defaults());
    }

    @Test
    void plansStandSideBySideInTheOrderOfTheProviders() {
        Outcomes<Plan> plans = cdns.plan(SHOP);

        assertThat(plans.values().keySet()).containsExactly("one", "two");
        assertThat(plans.render()).containsSubsequence("one: shop at one (new)", "two: shop at two (new)");
        assertThat(one.writes()).isEmpty();
    }

    @Test
    void plansAreSavedOneByOneAndAppliedTogetherLater() {
        List<String> files =
                cdns.plan(SHOP).values().values().stream().map(Plan::toJson).toList();

        Outcomes<Plan> reviewed =
                MultiCdn.saved(files.stream().map(Plan::fromJson).toList());

        assertThat(cdns.apply(reviewed, ApplyOptions.defaults())
                        .orThrow()
                        .values()
                        .keySet())
                .containsExactly("one", "two");
        assertThat(cdns.apply(reviewed, ApplyOptions.defaults()).remaining())
                .as("both are stale now")
                .containsExactly("one", "two");
        assertThatExceptionOfType(ValidationException.class)
                .isThrownBy(() -> MultiCdn.saved(
                        List.of(Plan.fromJson(files.get(0)), Plan.fromJson(files.get(1)), Plan.fromJson(files.get(0)))))
                .withMessageContaining("/2/provider");
    }

    @Test
    void anApplyGivesOneDeploymentForEach() {
        Outcomes<Deployment> live = applied().orThrow();

        assertThat(live.values().keySet()).containsExactly("one", "two");
        assertThat(cdns.plan(SHOP).values().values()).allMatch(Plan::isEmpty);
        assertThat(cdns.locate(SHOP)).isEqualTo(MultiCdn.ids(live));
        assertThat(cdns.status(MultiCdn.ids(live)).complete()).isTrue();
    }

    @Test
    void whereOneIsDownTheOthersAreDoneAndASecondRunFinishesIt() {
        one.failWrite(2);

        Outcomes<Deployment> first = applied();

        assertThat(first.remaining()).containsExactly("one");
        assertThat(first.of("two").orElseThrow().succeeded()).isTrue();
        assertThat(first.render())
                .contains("one: failed: Change 2 of", "Remains: one. The others are done; doing it again finishes");
        assertThatExceptionOfType(SeveralFailedException.class)
                .isThrownBy(first::orThrow)
                .satisfies(e -> assertThat(e.outcomes()).isEqualTo(first))
                .satisfies(e -> assertThat(e.getSuppressed()).hasSize(1));

        int before = two.writes().size();
        one.failWrite(0);
        Outcomes<Deployment> second = applied();

        assertThat(second.complete()).isTrue();
        assertThat(two.writes()).hasSize(before);
        assertThat(cdns.plan(SHOP).values().values()).allMatch(Plan::isEmpty);
    }

    @Test
    void whereAllFailNoneIsCalledDone() {
        one.failWrite(1);
        two.failWrite(1);

        assertThat(applied().render()).contains("Remains: one, two.\n").doesNotContain("others");
    }

    @Test
    void aProviderThatCannotDoItHasItsOwnFailureAndTheOthersTheirPlans() {
        one.refusing();

        Outcomes<Plan> plans = cdns.plan(SHOP);

        assertThat(plans.remaining()).containsExactly("one");
        assertThat(plans.values().keySet()).containsExactly("two");
        assertThat(plans.render())
                .as("nothing is done by a plan")
                .contains("one: failed: ", "two: shop at two (new)")
                .doesNotContain("Remains", "done");
        assertThat(cdns.apply(plans, ApplyOptions.defaults())
                        .of("one")
                        .orElseThrow()
                        .failure())
                .isEqualTo(plans.of("one").orElseThrow().failure());
    }

    @Test
    void theProviderThatIsTriedFirstKeepsTheOthersFromAFailure() {
        try (MultiCdn careful = MultiCdn.builder()
                .add(one.cdn())
                .add(two.cdn())
                .stopAfterFailure()
                .build()) {
            one.failWrite(1);

            Outcomes<Deployment> live = careful.apply(careful.plan(SHOP), ApplyOptions.defaults());

            assertThat(live.remaining()).containsExactly("one", "two");
            assertThat(live.of("two").orElseThrow().failure().orElseThrow())
                    .hasMessage("Not begun, because it failed at the provider one.");
            assertThat(two.writes()).isEmpty();
        }
    }

    @Test
    void severalAreWorkedOnAtOnceWhereThatIsAskedFor() {
        CountDownLatch both = new CountDownLatch(2);
        Runnable meet = () -> {
            both.countDown();
            try {
                assertThat(both.await(20, TimeUnit.SECONDS))
                        .as("the other is there too")
                        .isTrue();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        };
        one.onCall(meet);
        two.onCall(meet);
        try (MultiCdn parallel =
                MultiCdn.builder().add(one.cdn()).add(two.cdn()).parallelism(2).build()) {
            assertThat(parallel.plan(SHOP).complete()).isTrue();
        }
    }

    @Test
    void aPurgeMeansTheSameEverywhereOrFailsWhereItCannot() {
        Map<String, String> ids = MultiCdn.ids(applied());

        Outcomes<PurgeProgress> purges = cdns.purge(ids, Purge.paths("/img/*"), Widening.REFUSED);

        assertThat(purges.remaining()).containsExactly("two");
        assertThat(purges.of("two").orElseThrow().failure().orElseThrow()).hasMessageContaining("purge-patterns");
        assertThat(one.writes()).last().isEqualTo("purge [/img/*] DELETE");
    }

    @Test
    void aPurgeIsWidenedWhereThatIsAllowedAndSaysSo() {
        Map<String, String> ids = MultiCdn.ids(applied());

        Outcomes<PurgeProgress> purges =
                cdns.purge(ids, Purge.paths("/img/*").withMode(Purge.Mode.INVALIDATE), Widening.ALLOWED);

        assertThat(purges.complete()).isTrue();
        assertThat(purges.of("one").orElseThrow().notes()).isEmpty();
        assertThat(one.writes()).last().isEqualTo("purge [/img/*] INVALIDATE");
        assertThat(purges.of("two").orElseThrow().notes())
                .containsExactly(
                        "everything is purged instead of /img/*: two has no purge by pattern",
                        "content is deleted instead of marked as stale: two only deletes");
        assertThat(two.writes()).last().isEqualTo("purge everything DELETE");
        assertThat(purges.render()).contains("note: everything is purged instead of /img/*");
    }

    @Test
    void wrongSetupsAreRefused() {
        assertThatExceptionOfType(CdnException.class)
                .isThrownBy(() -> MultiCdn.builder().add(one.cdn()).add(one.cdn()))
                .withMessageContaining("added twice");
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> MultiCdn.builder().build());
        assertThat(cdns.status(Map.of("three", "x")).of("three").orElseThrow().failure())
                .map(Throwable::getMessage)
                .hasValue("There is no provider three here; there is one, two.");
    }

    @Test
    void closingClosesEveryProviderAlsoWhenOneFailsTo() {
        MemoryCdn stubborn = new MemoryCdn("stubborn");
        MemoryCdn last = new MemoryCdn("last");
        stubborn.failClose();
        MultiCdn all = MultiCdn.builder().add(stubborn.cdn()).add(last.cdn()).build();

        assertThatExceptionOfType(IllegalStateException.class).isThrownBy(all::close);
        assertThat(last.closed()).isTrue();
    }
}
