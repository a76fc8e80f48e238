package dev.anyedge.scaleway.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.anyedge.cdn.error.NotFoundException;
import dev.anyedge.cdn.error.ValidationException;
import dev.anyedge.scaleway.testing.Clients;
import dev.anyedge.scaleway.testing.ScriptedProvider;
import dev.anyedge.simulator.JournalEntry;
import dev.anyedge.simulator.scaleway.ScalewaySimulator;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A list is complete, however many pages it has, and costs no more calls than pages (reference §7). */
class ListingTest {
    private static final String P = "99999999-9999-9999-9999-999999999999";

    @Test
    void aListIsFetchedPageByPageInTheOrderOfCreation() {
        try (ScalewaySimulator provider = ScalewaySimulator.start();
                ScalewayEdgeApi api = Clients.of(provider)) {
            List<String> names =
                    IntStream.range(0, 7).mapToObj(i -> "shop-" + i).toList();
            names.forEach(name -> api.createPipeline(PipelineRequest.of(name)));
            provider.journal().clear();
            Listing<Pipeline> list = api.listPipelines(PipelineFilter.none()).pageSize(3);

            assertThat(provider.journal().entries()).as("nothing is called yet").isEmpty();
            assertThat(list).extracting(Pipeline::name).containsExactlyElementsOf(names);
            assertThat(provider.journal().entries())
                    .extracting(JournalEntry::query)
                    .containsExactly(
                            "order_by=created_at_asc&page=1&page_size=3",
                            "order_by=created_at_asc&page=2&page_size=3",
                            "order_by=created_at_asc&page=3&page_size=3");
            assertThat(list.all()).extracting(Pipeline::name).containsExactlyElementsOf(names);
            assertThat(list.stream().map(Pipeline::name)).containsExactlyElementsOf(names);
            assertThat(list.page(3).items()).extracting(Pipeline::name).containsExactly("shop-6");
            assertThat(list.page(3).totalCount()).hasValue(7);
            assertThat(list.page(4).items()).isEmpty();
            assertThat(list.orderedBy(Order.NAME_DESC).stream().findFirst().map(Pipeline::name))
                    .contains("shop-6");
        }
    }

    @Test
    void onlyThePagesThatAreLookedAtAreFetched() {
        ScriptedProvider provider =
                new ScriptedProvider().then(200, "{\"stages\":[{\"id\":\"A\"},{\"id\":\"B\"}],\"total_count\":4}");
        try (ScalewayEdgeApi api = Clients.of(provider)) {
            Iterator<CacheStage> stages = api.listCacheStages(P).pageSize(2).iterator();

            assertThat(stages.next().id()).isEqualTo("A");
            assertThat(stages.next().id()).isEqualTo("B");
        }
        assertThat(provider.requests()).hasSize(1);
    }

    @Test
    void aProviderThatGivesSmallerPagesThanAskedForLosesNothing() {
        ScriptedProvider provider = new ScriptedProvider()
                .then(200, "{\"stages\":[{\"id\":\"A\"},{\"id\":\"B\"}],\"total_count\":3}")
                .then(200, "{\"stages\":[{\"id\":\"C\"}],\"total_count\":3}");
        try (ScalewayEdgeApi api = Clients.of(provider)) {
            assertThat(api.listCacheStages(P)).extracting(CacheStage::id).containsExactly("A", "B", "C");
        }
        assertThat(provider.requests()).hasSize(2);
    }

    @Test
    void anEmptyPageEndsTheListWhateverTheCountSays() {
        ScriptedProvider provider = new ScriptedProvider()
                .then(200, "{\"stages\":[{\"id\":\"A\"}],\"total_count\":9}")
                .then(200, "{\"stages\":[],\"total_count\":9}");
        try (ScalewayEdgeApi api = Clients.of(provider)) {
            assertThat(api.listCacheStages(P).all()).hasSize(1);
        }
        assertThat(provider.requests()).hasSize(2);
    }

    @Test
    void withoutACountAShortPageEndsTheList() {
        ScriptedProvider provider = new ScriptedProvider()
                .then(200, "{\"stages\":[{\"id\":\"A\"},{\"id\":\"B\"}]}")
                .then(200, "{\"stages\":[{\"id\":\"C\"}]}");
        try (ScalewayEdgeApi api = Clients.of(provider)) {
            assertThat(api.listCacheStages(P).pageSize(2).all()).hasSize(3);
        }
        assertThat(provider.requests()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 101, 1000})
    void aPageHoldsOneToAHundredItems(int items) {
        try (ScalewayEdgeApi api = Clients.of(new ScriptedProvider())) {
            assertThatThrownBy(() -> api.listCacheStages(P).pageSize(items))
                    .isInstanceOf(ValidationException.class)
                    .hasMessageContaining("1 to 100");
            assertThatThrownBy(() -> api.listCacheStages(P).page(0)).isInstanceOf(ValidationException.class);
        }
    }

    @Test
    void onlyOrdersThatTheApiHasAreSent() {
        ScriptedProvider provider = new ScriptedProvider()
                .then(200, "{\"stages\":[],\"total_count\":0}")
                .then(200, "{\"head_stages\":[],\"total_count\":0}");
        try (ScalewayEdgeApi api = Clients.of(provider)) {
            assertThatThrownBy(() -> api.listCacheStages(P).orderedBy(Order.NAME_ASC))
                    .isInstanceOf(ValidationException.class);
            assertThatThrownBy(() -> api.listHeadStages(P).orderedBy(Order.CREATED_AT_DESC))
                    .isInstanceOf(ValidationException.class);
            api.listCacheStages(P).orderedBy(Order.CREATED_AT_DESC).all();
            assertThat(provider.target()).endsWith("?order_by=created_at_desc&page=1&page_size=100");
            api.listHeadStages(P).all();
            assertThat(provider.target()).endsWith("/head-stages?page=1&page_size=100");
        }
    }

    @Test
    void aFailureOnALaterPageFailsTheList() {
        ScriptedProvider provider = new ScriptedProvider()
                .then(200, "{\"stages\":[{\"id\":\"A\"}],\"total_count\":2}")
                .then(404, "{\"message\":\"Not Found\"}");
        try (ScalewayEdgeApi api = Clients.of(provider)) {
            assertThatThrownBy(() -> api.listCacheStages(P).all()).isInstanceOf(NotFoundException.class);
        }
    }
}
