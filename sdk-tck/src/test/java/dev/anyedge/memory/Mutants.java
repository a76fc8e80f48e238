package dev.anyedge.memory;

import dev.anyedge.cdn.Change;
import dev.anyedge.cdn.Deployment;
import dev.anyedge.cdn.Impact;
import dev.anyedge.cdn.Purge;
import dev.anyedge.cdn.PurgeProgress;
import dev.anyedge.cdn.engine.Draft;
import dev.anyedge.cdn.engine.Step;
import dev.anyedge.cdn.error.CdnException;
import dev.anyedge.cdn.model.Behavior;
import dev.anyedge.cdn.model.CacheRule;
import dev.anyedge.cdn.model.Distribution;
import dev.anyedge.cdn.translation.Capabilities;
import dev.anyedge.cdn.translation.Feature;
import dev.anyedge.cdn.translation.Reading;
import dev.anyedge.cdn.translation.Translation;
import dev.anyedge.cdn.translation.TranslationContext;
import dev.anyedge.cdn.translation.Translator;
import dev.anyedge.tck.LawContract;
import dev.anyedge.tck.ProviderContract;
import dev.anyedge.tck.ProviderFixture;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.LoggerFactory;

/**
 * Providers in memory that do one thing wrong each. They are no tests of their own: {@link SuiteFindsMutantsTest} runs the
 * contract suite against them and expects it to fail.
 */
final class Mutants {
    private Mutants() {}

    /** The suite for a fixture that is broken. */
    abstract static class Mutant extends ProviderContract {
        private final MemoryFixture fixture;

        Mutant(MemoryFixture fixture) {
            this.fixture = fixture;
        }

        @Override
        protected ProviderFixture<?> fixture() {
            return fixture;
        }
    }

    private static MemoryFixture translating(Translator<MemoryDocument> translator) {
        return new MemoryFixture() {
            @Override
            public Translator<MemoryDocument> translator() {
                return translator;
            }
        };
    }

    private static MemoryFixture driving(Function<MemoryService, MemoryDriver> driver) {
        return new MemoryFixture() {
            @Override
            MemoryDriver driver(MemoryService service) {
                return driver.apply(service);
            }
        };
    }

    /** The last rule is lost without a word. */
    static final class LosesARule extends Mutant {
        LosesARule() {
            super(translating(new MemoryTranslator() {
                @Override
                public Translation<MemoryDocument> translate(
                        Distribution distribution, TranslationContext<MemoryDocument> context) {
                    List<CacheRule> rules = distribution.rules();
                    return super.translate(
                            Distribution.builder()
                                    .from(distribution)
                                    .rules(rules.subList(0, Math.max(0, rules.size() - 1)))
                                    .build(),
                            context);
                }
            }));
        }
    }

    /** Who may come from where is lost without a word. */
    static final class WidensAccess extends Mutant {
        WidensAccess() {
            super(translating(new MemoryTranslator() {
                @Override
                public Translation<MemoryDocument> translate(
                        Distribution distribution, TranslationContext<MemoryDocument> context) {
                    Behavior open = Behavior.builder()
                            .from(distribution.defaults())
                            .refererAccess(Optional.empty())
                            .build();
                    return super.translate(
                            Distribution.builder()
                                    .from(distribution)
                                    .defaults(open)
                                    .build(),
                            context);
                }
            }));
        }
    }

    /** Cookies are declared and taken, and ignored. */
    static final class DeclaresTooMuch extends Mutant {
        DeclaresTooMuch() {
            super(translating(new MemoryTranslator() {
                @Override
                public Capabilities capabilities() {
                    Capabilities honest = super.capabilities();
                    Capabilities.Builder all = Capabilities.builder(PROVIDER);
                    for (Feature feature : Feature.values()) {
                        Capabilities.Answer answer = honest.of(feature);
                        switch (answer.support()) {
                            case FULL -> all.full(feature);
                            case PARTIAL -> all.partial(feature, answer.note());
                            case NONE -> all.none(feature, answer.note());
                        }
                    }
                    return all.full(Feature.QUERY_KEY).build();
                }

                @Override
                public Translation<MemoryDocument> translate(
                        Distribution distribution, TranslationContext<MemoryDocument> context) {
                    return super.translate(
                            Distribution.builder()
                                    .from(distribution)
                                    .defaults(Behavior.builder()
                                            .from(distribution.defaults())
                                            .queryKey(Optional.empty())
                                            .build())
                                    .build(),
                            context);
                }
            }));
        }
    }

    /** A site that was made, and whose answer was lost, is made a second time. */
    static final class MakesADuplicate extends Mutant {
        MakesADuplicate() {
            super(driving(service -> new MemoryDriver(service, new MemoryTranslator()) {
                @Override
                public Live find(Wished wished) {
                    Live live = super.find(wished);
                    return live.document().isPresent()
                            ? live
                            : new Live(Optional.empty(), Optional.empty(), Optional.empty());
                }
            }));
        }
    }

    /** A change takes the site away before it makes another one. */
    static final class BreaksBeforeItMakes extends Mutant {
        BreaksBeforeItMakes() {
            super(driving(service -> new MemoryDriver(service, new MemoryTranslator()) {
                @Override
                public Draft draft(Wished wished, Live live) {
                    Draft draft = super.draft(wished, live);
                    if (live.deployment().isEmpty() || draft.steps().isEmpty()) {
                        return draft;
                    }
                    MemoryDocument document = wished.translation().orThrow();
                    List<Step> steps = new ArrayList<>();
                    steps.add(Step.of(
                            change(Change.Action.DELETE, "site", document, Optional.empty(), Impact.NONE),
                            scope -> service.delete(scope.deploymentId().orElseThrow())));
                    steps.add(Step.of(
                            change(Change.Action.CREATE, "site", document, Optional.empty(), Impact.NONE),
                            scope -> scope.deployment(
                                    service.create(wished.name()).id())));
                    steps.addAll(draft.steps());
                    return new Draft(draft.wished(), draft.findings(), draft.requiredActions(), steps);
                }
            }));
        }
    }

    /** What is live is never looked at: a change is not noticed, and what is as wished is written again. */
    static final class DoesNotLook extends Mutant {
        DoesNotLook() {
            super(driving(service -> new MemoryDriver(service, new MemoryTranslator()) {
                @Override
                public Live find(Wished wished) {
                    Live live = super.find(wished);
                    return new Live(live.deployment(), Optional.empty(), live.serving());
                }
            }));
        }
    }

    /** The key is told in a message. */
    static final class LeaksASecret extends Mutant {
        LeaksASecret() {
            super(driving(service -> new MemoryDriver(service, new MemoryTranslator()) {
                @Override
                public Live find(Wished wished) {
                    try {
                        return super.find(wished);
                    } catch (CdnException e) {
                        throw new CdnException("Failed with key " + MemoryService.KEY, e);
                    }
                }
            }));
        }
    }

    /** The key is told in a line of the log, at the lowest level. */
    static final class LogsASecret extends Mutant {
        LogsASecret() {
            super(driving(service -> new MemoryDriver(service, new MemoryTranslator()) {
                @Override
                public Live find(Wished wished) {
                    LoggerFactory.getLogger(Mutants.class).trace("GET /sites with key {}", MemoryService.KEY);
                    return super.find(wished);
                }
            }));
        }
    }

    /** Somebody else is kept away meanwhile, and for ever when the process is killed, which nothing in it can clean up. */
    static final class LocksWhileItWorks extends Mutant {
        LocksWhileItWorks() {
            super(new Locking());
        }
    }

    /** The fixture of {@link LocksWhileItWorks}, which the process that is killed makes for itself. */
    static final class Locking extends FarMemoryFixture {
        @Override
        MemoryDriver driver(MemoryService service) {
            return new MemoryDriver(service, translator()) {
                @Override
                public Live find(Wished wished) {
                    if (service.list().stream().anyMatch(site -> site.name().endsWith("-locked"))) {
                        throw new CdnException("Somebody else is at work.");
                    }
                    return super.find(wished);
                }

                @Override
                public Draft draft(Wished wished, Live live) {
                    Draft draft = super.draft(wished, live);
                    List<Step> steps = draft.steps().stream()
                            .map(step -> Step.of(step.change(), scope -> {
                                String lock = service.create(wished.name() + "-locked")
                                        .id();
                                try {
                                    step.work().run(scope);
                                } finally {
                                    service.delete(lock);
                                }
                            }))
                            .toList();
                    return new Draft(draft.wished(), draft.findings(), draft.requiredActions(), steps);
                }
            };
        }
    }

    /** Another name is taken, and the old one stays. */
    static final class KeepsTheOldName extends Mutant {
        KeepsTheOldName() {
            super(driving(service -> new MemoryDriver(service, new MemoryTranslator()) {
                @Override
                public Draft draft(Wished wished, Live live) {
                    MemoryDocument document = wished.translation().orThrow();
                    String name = live.document().map(MemoryDocument::name).orElse(document.name());
                    MemoryDocument unnamed =
                            new MemoryDocument(name, document.host(), document.origins(), document.routes());
                    return super.draft(
                            new Wished(
                                    Translation.passed(
                                            provider(),
                                            unnamed,
                                            wished.translation().findings()),
                                    wished.name(),
                                    wished.id()),
                            live);
                }
            }));
        }
    }

    /** A description is taken, and lost without a word. */
    static final class LosesADescription extends Mutant {
        LosesADescription() {
            super(translating(new MemoryTranslator() {
                @Override
                public Translation<MemoryDocument> translate(
                        Distribution distribution, TranslationContext<MemoryDocument> context) {
                    return super.translate(
                            Distribution.builder()
                                    .from(distribution)
                                    .description("")
                                    .build(),
                            context);
                }
            }));
        }
    }

    /** A purge of paths is said to be done and never asked for. */
    static final class ForgetsPurges extends Mutant {
        ForgetsPurges() {
            super(driving(service -> new MemoryDriver(service, new MemoryTranslator()) {
                @Override
                public PurgeProgress purge(String id, Purge purge) {
                    return purge.everything() ? super.purge(id, purge) : PurgeProgress.of(id, List.of());
                }
            }));
        }
    }

    /** Sites of other names go with a deletion. */
    static final class DeletesTooMuch extends Mutant {
        DeletesTooMuch() {
            super(driving(service -> new MemoryDriver(service, new MemoryTranslator()) {
                @Override
                public void delete(String id) {
                    super.delete(id);
                    service.list().forEach(site -> service.delete(site.id()));
                }
            }));
        }
    }

    /** A deployment that is there is not listed. */
    static final class HidesADeployment extends Mutant {
        HidesADeployment() {
            super(driving(service -> new MemoryDriver(service, new MemoryTranslator()) {
                @Override
                public List<Deployment> list() {
                    return super.list().stream().skip(1).toList();
                }
            }));
        }
    }

    /** Who may come from where is forgotten in rules; for the laws. */
    static final class IgnoresReferersOfRules extends LawContract {
        @Override
        protected ProviderFixture<?> fixture() {
            return translating(new MemoryTranslator() {
                @Override
                public Translation<MemoryDocument> translate(
                        Distribution distribution, TranslationContext<MemoryDocument> context) {
                    Distribution.Builder open = Distribution.builder().from(distribution);
                    open.rules(distribution.rules().stream()
                            .map(rule -> CacheRule.builder()
                                    .from(rule)
                                    .then(Behavior.builder()
                                            .from(rule.then())
                                            .origin(rule.then()
                                                    .origin()
                                                    .or(distribution.defaults()::origin)
                                                    .orElseThrow())
                                            .refererAccess(Optional.empty())
                                            .build())
                                    .build())
                            .toList());
                    return super.translate(open.build(), context);
                }
            });
        }
    }

    /** Who may come from where is not read; for the laws. */
    static final class ReadsNoReferers extends LawContract {
        @Override
        protected ProviderFixture<?> fixture() {
            return translating(new MemoryTranslator() {
                @Override
                public Reading read(MemoryDocument document) {
                    return super.read(new MemoryDocument(
                            document.name(),
                            document.host(),
                            document.origins(),
                            document.routes().stream()
                                    .map(route -> new MemoryDocument.Route(
                                            route.name(),
                                            route.paths(),
                                            route.origin(),
                                            route.cache(),
                                            false,
                                            List.of()))
                                    .toList()));
                }
            });
        }
    }
}
