package dev.anyedge.lumen;

import dev.anyedge.cdn.Deployment;
import dev.anyedge.cdn.PlanOptions;
import dev.anyedge.cdn.Purge;
import dev.anyedge.cdn.PurgeProgress;
import dev.anyedge.cdn.engine.Draft;
import dev.anyedge.cdn.engine.ProviderDriver;
import dev.anyedge.cdn.error.CdnException;
import dev.anyedge.cdn.error.FailedCall;
import dev.anyedge.cdn.error.NotFoundException;
import dev.anyedge.cdn.error.ValidationException;
import dev.anyedge.cdn.error.Violation;
import dev.anyedge.cdn.model.Distribution;
import dev.anyedge.cdn.model.Endpoint;
import dev.anyedge.cdn.secret.SecretSource;
import dev.anyedge.cdn.translation.Capabilities;
import dev.anyedge.cdn.translation.Reading;
import dev.anyedge.lumen.api.EnvironmentState;
import dev.anyedge.lumen.api.HttpDeliveryV2;
import dev.anyedge.lumen.api.ImageEnvironment;
import dev.anyedge.lumen.api.Invalidation;
import dev.anyedge.lumen.api.InvalidationAnswer;
import dev.anyedge.lumen.api.InvalidationRequest;
import dev.anyedge.lumen.api.LumenApi;
import dev.anyedge.lumen.image.InferredShapes;
import dev.anyedge.lumen.image.ServiceImage;
import dev.anyedge.lumen.translate.ImagePart;
import dev.anyedge.lumen.translate.LumenDocument;
import dev.anyedge.lumen.translate.LumenOptions;
import dev.anyedge.lumen.translate.LumenTranslator;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** What is particular to Lumen: one image holds all properties, of which only a distribution's own are ever touched. */
final class LumenDriver implements ProviderDriver<WishedImage, LiveImage> {
    private static final int PATHS_PER_CALL = 50;

    private final LumenApi api;
    private final HttpDeliveryV2 images;
    private final ImageWriter writer;
    private final InferredShapes shapes;
    private final SecretSource secrets;
    private final ImageEnvironment target;
    private final String imageName;
    private final LumenTranslator translator;

    LumenDriver(
            LumenApi api,
            ImageWriter writer,
            InferredShapes shapes,
            SecretSource secrets,
            ImageEnvironment target,
            String imageName) {
        this.api = api;
        this.images = api.v2();
        this.writer = writer;
        this.shapes = shapes;
        this.secrets = secrets;
        this.target = target;
        this.imageName = imageName;
        this.translator = LumenTranslator.create(shapes);
    }

    @Override
    public String provider() {
        return translator.provider();
    }

    @Override
    public Capabilities capabilities() {
        return translator.capabilities();
    }

    @Override
    public WishedImage prepare(Distribution distribution, PlanOptions options) {
        WishedImage wished = new WishedImage(distribution, options);
        translator.translate(distribution, wished.context()).orThrow();
        return wished;
    }

    // ---- finding ----

    /** The environment and its image; an empty image when nothing was ever promoted. */
    private record Environment(EnvironmentState state, ServiceImage image) {}

    private Environment environment() {
        EnvironmentState state = images.getEnvironment(target);
        if (state.version() == 0 || state.serviceImage().isEmpty()) {
            return new Environment(state, ServiceImage.builder().build());
        }
        return new Environment(state, images.getEnvironmentImage(target));
    }

    @Override
    public LiveImage find(WishedImage wished) {
        Environment now = environment();
        Distribution distribution = wished.distribution();
        Set<Long> own = new LinkedHashSet<>(ImagePart.originsOf(now.image(), distribution.name()));
        Optional<String> id = wished.options().deploymentId();
        if (id.isPresent()) {
            Set<Long> named = Properties.find(now.image(), id.get());
            if (named.isEmpty()) {
                throw notFound(id.get());
            }
            own.addAll(named);
        }
        own.addAll(remembered(distribution, now.image()));
        refuseOthersHosts(distribution, now.image(), own);
        ServiceImage part = ImagePart.of(now.image(), own);
        // by the id that it has now, which is another than the name for what was never marked
        Optional<Deployment> deployment = Properties.deployments(now.image()).entrySet().stream()
                .filter(entry -> entry.getValue().stream().anyMatch(own::contains))
                .findFirst()
                .map(entry -> Properties.deployment(entry.getKey(), part, now.state()));
        return new LiveImage(now.state(), now.image(), own, part, shapes, deployment);
    }

    /** Properties that the distribution was read from, and that serve the same host names still. */
    private Set<Long> remembered(Distribution distribution, ServiceImage image) {
        Set<Long> own = new LinkedHashSet<>();
        Optional<ServiceImage> frame = distribution
                .options()
                .forProvider(LumenOptions.PROVIDER)
                .flatMap(LumenOptions::imageOf)
                .map(json -> ServiceImage.fromJson(json.toJson(), shapes));
        frame.ifPresent(
                from -> from.aliasDefinitions().forEach(alias -> alias.aliases().forEach(host -> {
                    if (ImagePart.originOfHost(image, host).equals(Optional.of(alias.originId()))
                            && image.originDefinitions().stream()
                                    .filter(origin -> origin.id() == alias.originId())
                                    .allMatch(origin -> ImagePart.owner(origin).isEmpty())) {
                        own.add(alias.originId());
                    }
                })));
        return own;
    }

    private static void refuseOthersHosts(Distribution distribution, ServiceImage image, Set<Long> own) {
        List<Violation> taken = new ArrayList<>();
        for (int i = 0; i < distribution.endpoints().size(); i++) {
            if (!(distribution.endpoints().get(i) instanceof Endpoint.Custom custom)) {
                continue;
            }
            Optional<Long> origin =
                    ImagePart.originOfHost(image, custom.hostname()).filter(id -> !own.contains(id));
            if (origin.isPresent()) {
                String owner = Properties.deployments(image).entrySet().stream()
                        .filter(entry -> entry.getValue().contains(origin.get()))
                        .map(Map.Entry::getKey)
                        .findFirst()
                        .orElse("");
                taken.add(new Violation(
                        "/endpoints/" + i + "/hostname",
                        custom.hostname() + " of the deployment " + owner,
                        "a host name that no other deployment serves",
                        custom.hostname() + " is served by " + owner
                                + " already. To take it over, plan with its id: PlanOptions.builder().deploymentId(\""
                                + owner + "\"), or on the command line --id " + owner));
            }
        }
        if (!taken.isEmpty()) {
            throw new ValidationException("choice of properties", taken);
        }
    }

    private static NotFoundException notFound(String id) {
        return new NotFoundException(
                "There is no deployment " + id
                        + ": an id is a distribution's name, or the primary alias of a property.",
                new FailedCall("FindProperties", OptionalInt.empty(), Optional.empty(), 1, Optional.empty()),
                null);
    }

    @Override
    public Draft draft(WishedImage wished, LiveImage live) {
        return new ImageDraft(wished, live, writer, translator, shapes, secrets, target, imageName).draft();
    }

    // ---- looking ----

    private Set<Long> require(ServiceImage image, String id) {
        Set<Long> own = Properties.find(image, id);
        if (own.isEmpty()) {
            throw notFound(id);
        }
        return own;
    }

    @Override
    public Deployment status(String id) {
        Environment now = environment();
        return Properties.deployment(id, ImagePart.of(now.image(), require(now.image(), id)), now.state());
    }

    @Override
    public Reading read(String id) {
        ServiceImage image = environment().image();
        return translator.read(LumenDocument.of(ImagePart.of(image, require(image, id))));
    }

    @Override
    public List<Deployment> list() {
        Environment now = environment();
        List<Deployment> all = new ArrayList<>();
        Properties.deployments(now.image())
                .forEach((id, own) -> all.add(Properties.deployment(id, ImagePart.of(now.image(), own), now.state())));
        return all;
    }

    // ---- deleting ----

    @Override
    public void delete(String id) {
        Environment now = environment();
        Set<Long> own = require(now.image(), id);
        ServiceImage left =
                ImagePart.replaced(now.image(), own, ServiceImage.builder().build());
        if (left.originDefinitions().isEmpty() || left.aliasDefinitions().isEmpty()) {
            throw new CdnException(
                    "The deployment " + id + " is the last of the subscriber, and an environment cannot be"
                            + " emptied: what is promoted is only ever replaced. Switch it off (\"enabled\": false), or promote"
                            + " another configuration first.");
        }
        String name = now.state().serviceImage().orElse(imageName);
        long version =
                writer.store(name, now.image(), left, "anyedge: delete " + id).version();
        if (target == ImageEnvironment.STAGING) {
            writer.promote(target, now.state(), name, version, "anyedge: delete " + id);
            return;
        }
        writer.stage(name, version, "anyedge: delete " + id);
        writer.promote(target, now.state(), name, version, "anyedge: delete " + id);
    }

    // ---- purging ----

    @Override
    public PurgeProgress purge(String id, Purge purge) {
        List<String> paths = purge.everything() ? List.of("/*") : purge.paths();
        return invalidate(
                id,
                InvalidationRequest.builder()
                        .addAllPaths(paths)
                        .force(purge.mode() == Purge.Mode.DELETE)
                        .build());
    }

    /** An invalidation of all properties of a deployment. */
    PurgeProgress invalidate(String id, InvalidationRequest request) {
        ServiceImage image = environment().image();
        List<PurgeProgress.Part> parts = new ArrayList<>();
        for (long origin : require(image, id)) {
            String alias = Properties.primaryAlias(image, origin);
            List<String> paths = request.paths();
            for (int from = 0; from < paths.size(); from += PATHS_PER_CALL) {
                InvalidationRequest some = InvalidationRequest.builder()
                        .from(request)
                        .paths(paths.subList(from, Math.min(paths.size(), from + PATHS_PER_CALL)))
                        .build();
                InvalidationAnswer answer = api.invalidate(api.service().property(alias), some);
                answer.invalidations().forEach(one -> parts.add(part(alias, one)));
            }
        }
        return PurgeProgress.of(id, parts);
    }

    private static PurgeProgress.Part part(String alias, Invalidation invalidation) {
        return new PurgeProgress.Part(
                alias + " " + invalidation.id(),
                invalidation.complete() ? PurgeProgress.State.DONE : PurgeProgress.State.PENDING,
                List.of(invalidation.path()));
    }

    @Override
    public PurgeProgress purgeStatus(PurgeProgress purge) {
        List<PurgeProgress.Part> parts = new ArrayList<>();
        for (PurgeProgress.Part part : purge.parts()) {
            int blank = part.id().indexOf(' ');
            if (part.state() != PurgeProgress.State.PENDING || blank < 0) {
                parts.add(part);
                continue;
            }
            String alias = part.id().substring(0, blank);
            String id = part.id().substring(blank + 1);
            parts.add(api.invalidationStatus(api.service().property(alias), id).invalidations().stream()
                    .filter(one -> one.id().equals(id))
                    .findFirst()
                    .map(one -> part(alias, one))
                    .orElse(part));
        }
        return PurgeProgress.of(purge.deploymentId(), parts);
    }

    @Override
    public void close() {
        api.close();
    }
}
