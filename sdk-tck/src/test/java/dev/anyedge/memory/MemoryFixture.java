package dev.anyedge.memory;

import dev.anyedge.cdn.Cdn;
import dev.anyedge.cdn.engine.CdnEngine;
import dev.anyedge.cdn.model.Behavior;
import dev.anyedge.cdn.model.Caching;
import dev.anyedge.cdn.model.Certificate;
import dev.anyedge.cdn.model.Endpoint;
import dev.anyedge.cdn.model.HttpOrigin;
import dev.anyedge.cdn.model.Origin;
import dev.anyedge.cdn.model.RefererAccess;
import dev.anyedge.cdn.translation.Translator;
import dev.anyedge.tck.Account;
import dev.anyedge.tck.Calls;
import dev.anyedge.tck.Edge;
import dev.anyedge.tck.ProviderFixture;
import dev.anyedge.tck.TestTime;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The CDN in memory for the contract suite. What is not final is what the mutants of {@link Mutants} break. */
class MemoryFixture implements ProviderFixture<MemoryDocument> {

    // begin: fixture
    @Override
    public Translator<MemoryDocument> translator() {
        return new MemoryTranslator();
    }

    MemoryDriver driver(MemoryService service) {
        return new MemoryDriver(service, translator());
    }

    @Override
    public List<Endpoint> endpoints() {
        return List.of(
                Endpoint.custom("cdn.shop.example", Certificate.managed()),
                Endpoint.custom("www.shop.example", Certificate.managed()));
    }

    @Override
    public Origin origin(String id, int number) {
        return HttpOrigin.builder().id(id).host("origin" + number + ".example").build();
    }

    @Override
    public List<Behavior> defaults() {
        return List.of(
                Behavior.builder()
                        .caching(Caching.honorOrigin(Duration.ofMinutes(30)))
                        .build(),
                Behavior.builder().caching(Caching.bypass()).build());
    }

    @Override
    public List<Behavior> ruleBehaviors() {
        return List.of(
                Behavior.builder().origin("second").build(),
                Behavior.builder()
                        .caching(Caching.override(Duration.ofHours(1)))
                        .refererAccess(RefererAccess.deny("*evil.example*"))
                        .build());
    }

    @Override
    public String words(Origin origin) {
        return origin.reachableAs().orElseThrow().host();
    }

    @Override
    public Edge edge(MemoryDocument document) {
        return new MemoryEdge(List.of(document));
    }
    // end: fixture

    // begin: account
    @Override
    public Account open(Duration work, TestTime time) {
        return account(new MemoryService(time::now, work, MemoryService.KEY));
    }

    Account account(MemoryService service) {
        return new Account() {
            @Override
            public Cdn client(TestTime pauses) {
                return CdnEngine.builder(driver(service)).timekeeper(pauses).build();
            }

            @Override
            public Edge edge() {
                return new MemoryEdge(service.sites.values().stream()
                        .map(MemoryService.Site::document)
                        .flatMap(Optional::stream)
                        .toList());
            }

            @Override
            public Calls calls() {
                return service;
            }

            @Override
            public List<String> inventory() {
                return service.sites.values().stream()
                        .map(site -> site.name()
                                + site.document().map(MemoryDocument::toJson).orElse(""))
                        .sorted()
                        .toList();
            }

            @Override
            public List<String> purged(String id) {
                return service.purged.getOrDefault(id, List.of());
            }

            @Override
            public List<String> secrets() {
                return List.of(MemoryService.KEY);
            }

            @Override
            public void close() {}
        };
    }
    // end: account
}
