package dev.anyedge.memory;

import dev.anyedge.cdn.Change;
import dev.anyedge.cdn.Deployment;
import dev.anyedge.cdn.DeploymentStatus;
import dev.anyedge.cdn.Impact;
import dev.anyedge.cdn.PlanOptions;
import dev.anyedge.cdn.Purge;
import dev.anyedge.cdn.PurgeProgress;
import dev.anyedge.cdn.engine.Draft;
import dev.anyedge.cdn.engine.Fingerprint;
import dev.anyedge.cdn.engine.LiveState;
import dev.anyedge.cdn.engine.ProviderDriver;
import dev.anyedge.cdn.engine.Step;
import dev.anyedge.cdn.error.CdnException;
import dev.anyedge.cdn.model.Distribution;
import dev.anyedge.cdn.model.JsonValue;
import dev.anyedge.cdn.model.Origin;
import dev.anyedge.cdn.translation.Capabilities;
import dev.anyedge.cdn.translation.Feature;
import dev.anyedge.cdn.translation.Reading;
import dev.anyedge.cdn.translation.Strictness;
import dev.anyedge.cdn.translation.Translation;
import dev.anyedge.cdn.translation.TranslationContext;
import dev.anyedge.cdn.translation.Translator;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is particular to the CDN in memory: how to find what is live, and which steps lead to what is wished. */
class MemoryDriver implements ProviderDriver<MemoryDriver.Wished, MemoryDriver.Live> {
    final MemoryService service;
    final Translator<MemoryDocument> translator;

    MemoryDriver(MemoryService service, Translator<MemoryDocument> translator) {
        this.service = service;
        this.translator = translator;
    }

    // begin: live
    record Wished(Translation<MemoryDocument> translation, String name, Optional<String> id) {}

    record Live(Optional<Deployment> deployment, Optional<MemoryDocument> document, Optional<Distribution> serving)
            implements LiveState {
        @Override
        public String fingerprint() {
            return new Fingerprint()
                    .add(deployment.map(Deployment::id).orElse(""))
                    .add(document.map(MemoryDocument::toJson).orElse(""))
                    .value();
        }
    }
    // end: live

    @Override
    public String provider() {
        return translator.provider();
    }

    @Override
    public Capabilities capabilities() {
        return translator.capabilities();
    }

    // begin: prepare
    @Override
    public Wished prepare(Distribution distribution, PlanOptions options) {
        Strictness strictness = options.lenient() ? Strictness.lenient() : Strictness.strict();
        TranslationContext<MemoryDocument> context = TranslationContext.<MemoryDocument>strict()
                .with(strictness.dropping(options.drop().toArray(Feature[]::new)));
        for (Map.Entry<String, Origin> other : options.originReplacements().entrySet()) {
            context = context.withOrigin(other.getKey(), other.getValue());
        }
        Translation<MemoryDocument> translation = translator.translate(distribution, context);
        translation.orThrow();
        return new Wished(translation, distribution.name(), options.deploymentId());
    }
    // end: prepare

    // begin: find
    @Override
    public Live find(Wished wished) {
        if (wished.id().isPresent()) {
            return live(service.get(wished.id().get()));
        }
        List<MemoryService.Site> named = service.list().stream()
                .filter(site -> site.name().equals(wished.name()))
                .toList();
        if (named.size() > 1) {
            throw new CdnException("Several sites are named " + wished.name() + ": "
                    + named.stream().map(MemoryService.Site::id).toList() + ". Say which is meant.");
        }
        return named.isEmpty() ? new Live(Optional.empty(), Optional.empty(), Optional.empty()) : live(named.get(0));
    }
    // end: find

    private Live live(MemoryService.Site site) {
        return new Live(
                Optional.of(deployment(site)),
                site.document(),
                site.document().map(document -> translator.read(document).distribution()));
    }

    // begin: draft
    @Override
    public Draft draft(Wished wished, Live live) {
        MemoryDocument document = wished.translation().orThrow();
        List<Step> steps = new ArrayList<>();
        if (live.deployment().isEmpty()) {
            steps.add(Step.of(
                    change(Change.Action.CREATE, "site", document, Optional.empty(), Impact.NONE),
                    scope -> scope.deployment(service.create(wished.name()).id())));
        }
        if (!live.document().equals(Optional.of(document))) {
            steps.add(Step.of(
                    change(Change.Action.UPDATE, "document", document, live.document(), Impact.TRAFFIC),
                    scope -> service.put(scope.deploymentId().orElseThrow(), document)));
        }
        Distribution normal = translator.read(document).distribution();
        return new Draft(normal, wished.translation().findings(), List.of(), steps);
    }
    // end: draft

    static Change change(
            Change.Action action, String kind, MemoryDocument after, Optional<MemoryDocument> before, Impact impact) {
        return Change.builder()
                .action(action)
                .kind(kind)
                .name(after.name())
                .impact(impact)
                .before(before.map(document -> JsonValue.parse(document.toJson())))
                .after(JsonValue.parse(after.toJson()))
                .build();
    }

    Deployment deployment(MemoryService.Site site) {
        DeploymentStatus status = DeploymentStatus.DEPLOYED;
        if (site.document().isEmpty()) {
            status = DeploymentStatus.FAILED;
        } else if (service.now().isBefore(site.busyUntil())) {
            status = DeploymentStatus.IN_PROGRESS;
        }
        return Deployment.builder()
                .provider(provider())
                .id(site.id())
                .name(site.name())
                .status(status)
                .hostnames(site.document().map(MemoryDocument::host).stream().toList())
                .build();
    }

    @Override
    public Deployment status(String id) {
        return deployment(service.get(id));
    }

    @Override
    public Reading read(String id) {
        return service.get(id)
                .document()
                .map(translator::read)
                .orElseThrow(() -> new CdnException("Site " + id + " has no document yet. Plan again and apply."));
    }

    @Override
    public List<Deployment> list() {
        return service.list().stream().map(this::deployment).toList();
    }

    // begin: purge
    @Override
    public PurgeProgress purge(String id, Purge purge) {
        List<String> paths = purge.everything() ? List.of("*") : purge.paths();
        Instant done = service.purge(id, paths);
        return progress(id, done.toString(), paths);
    }

    @Override
    public PurgeProgress purgeStatus(PurgeProgress purge) {
        PurgeProgress.Part part = purge.parts().get(0);
        return progress(purge.deploymentId(), part.id(), part.paths());
    }
    // end: purge

    private PurgeProgress progress(String id, String done, List<String> paths) {
        PurgeProgress.State state =
                service.now().isBefore(Instant.parse(done)) ? PurgeProgress.State.PENDING : PurgeProgress.State.DONE;
        return PurgeProgress.of(id, List.of(new PurgeProgress.Part(done, state, paths)));
    }

    @Override
    public void delete(String id) {
        service.delete(id);
    }

    @Override
    public void close() {
        // there is nothing to let go of
    }
}
