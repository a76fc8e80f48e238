package dev.anyedge.cdn.engine;

import dev.anyedge.cdn.Change;
import dev.anyedge.cdn.Deployment;
import dev.anyedge.cdn.DeploymentStatus;
import dev.anyedge.cdn.Impact;
import dev.anyedge.cdn.PlanOptions;
import dev.anyedge.cdn.Purge;
import dev.anyedge.cdn.PurgeProgress;
import dev.anyedge.cdn.error.FailedCall;
import dev.anyedge.cdn.error.NotFoundException;
import dev.anyedge.cdn.error.ProviderUnavailableException;
import dev.anyedge.cdn.model.Distribution;
import dev.anyedge.cdn.model.JsonValue;
import dev.anyedge.cdn.translation.Capabilities;
import dev.anyedge.cdn.translation.Feature;
import dev.anyedge.cdn.translation.Finding;
import dev.anyedge.cdn.translation.Reading;
import dev.anyedge.cdn.translation.Severity;
import dev.anyedge.cdn.translation.TranslationRefusedException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;

/**
 * The smallest provider that has all the parts: a site is made, then gets its description, then what it serves. Every call
 * is written down, and any of them can be made to fail.
 */
class MemoryDriver implements ProviderDriver<MemoryDriver.Wished, MemoryDriver.Found> {
    final List<String> calls = new ArrayList<>();
    final Map<String, Site> sites = new TreeMap<>();
    final Deque<DeploymentStatus> statuses = new ArrayDeque<>();
    Runnable onCall = () -> {};
    int failWrite;
    boolean failStatus;
    boolean closed;
    private int writes;
    private int last;

    static final class Site {
        String name;
        String description;
        Distribution serves;

        Site(String name) {
            this.name = name;
        }
    }

    record Found(
            Optional<Deployment> deployment, String fingerprint, Optional<Distribution> serving, String description)
            implements LiveState {}

    @Override
    public String provider() {
        return "memory";
    }

    @Override
    public Capabilities capabilities() {
        return Capabilities.builder("memory")
                .full(Feature.PURGE_PATHS)
                .none(Feature.PURGE_ALL, "purge the paths one by one")
                .build();
    }

    record Wished(Distribution distribution, PlanOptions options) {}

    @Override
    public Wished prepare(Distribution distribution, PlanOptions options) {
        if (!options.lenient()
                && distribution.rules().stream()
                        .anyMatch(r -> r.then().geoAccess().isPresent())) {
            throw new TranslationRefusedException(
                    "memory",
                    List.of(Finding.of(Severity.UNSUPPORTED, Feature.GEO_ACCESS, "/rules", "no geo here")
                            .build()));
        }
        return new Wished(distribution, options);
    }

    private void call(String what) {
        calls.add(what);
        onCall.run();
    }

    private void write(String what) {
        call("write " + what);
        if (++writes == failWrite) {
            throw new ProviderUnavailableException(
                    "the provider is out of order",
                    new FailedCall(what, OptionalInt.of(503), Optional.empty(), 4, Optional.empty()),
                    null);
        }
    }

    List<String> written() {
        return calls.stream().filter(c -> c.startsWith("write ")).toList();
    }

    @Override
    public Found find(Wished wished) {
        Optional<String> id = wished.options().deploymentId();
        call("read sites");
        for (Map.Entry<String, Site> entry : sites.entrySet()) {
            if (id.map(entry.getKey()::equals)
                    .orElse(entry.getValue().name.equals(wished.distribution().name()))) {
                return found(entry.getKey(), entry.getValue());
            }
        }
        if (id.isPresent()) {
            throw notFound(id.get());
        }
        return new Found(Optional.empty(), new Fingerprint().value(), Optional.empty(), "");
    }

    private Found found(String id, Site site) {
        String fingerprint = new Fingerprint()
                .add(id)
                .add(String.valueOf(site.description))
                .add(String.valueOf(site.serves))
                .value();
        return new Found(
                Optional.of(deployment(id, site, DeploymentStatus.DEPLOYED)),
                fingerprint,
                Optional.ofNullable(site.serves),
                String.valueOf(site.description));
    }

    private Deployment deployment(String id, Site site, DeploymentStatus status) {
        return Deployment.builder()
                .provider("memory")
                .id(id)
                .name(site.name)
                .status(status)
                .build();
    }

    private static NotFoundException notFound(String id) {
        return new NotFoundException(
                "no site " + id,
                new FailedCall("GetSite", OptionalInt.of(404), Optional.empty(), 1, Optional.empty()),
                null);
    }

    @Override
    public Draft draft(Wished wished, Found live) {
        Distribution distribution = wished.distribution();
        List<Step> steps = new ArrayList<>();
        String name = distribution.name();
        if (live.deployment().isEmpty()) {
            steps.add(Step.of(change(Change.Action.CREATE, "site", name, Impact.NONE), scope -> {
                write("create site " + name);
                String id = "site-" + ++last;
                sites.put(id, new Site(name));
                scope.deployment(id);
                scope.produced("site", id);
            }));
        }
        if (!live.description().equals(distribution.description())) {
            steps.add(new Step(
                    Change.builder()
                            .action(Change.Action.UPDATE)
                            .kind("description")
                            .name(name)
                            .impact(Impact.NONE)
                            .before(JsonValue.parse("{\"description\":\"" + live.description() + "\"}"))
                            .after(JsonValue.parse("{\"description\":\"" + distribution.description() + "\"}"))
                            .build(),
                    2,
                    scope -> {
                        write("check description");
                        write("describe " + distribution.description());
                        sites.get(scope.deploymentId().orElseThrow()).description = distribution.description();
                    }));
        }
        if (!live.serving().equals(Optional.of(distribution))) {
            steps.add(Step.of(change(Change.Action.UPDATE, "content", name, Impact.TRAFFIC), scope -> {
                write("serve " + name);
                sites.get(scope.deploymentId().orElseThrow()).serves = distribution;
            }));
        }
        return new Draft(distribution, List.of(), List.of(), steps);
    }

    private static Change change(Change.Action action, String kind, String name, Impact impact) {
        return Change.builder()
                .action(action)
                .kind(kind)
                .name(name)
                .impact(impact)
                .build();
    }

    @Override
    public Deployment status(String id) {
        call("read site " + id);
        if (failStatus) {
            throw new ProviderUnavailableException(
                    "no status now",
                    new FailedCall("GetSite", OptionalInt.of(503), Optional.empty(), 4, Optional.empty()),
                    null);
        }
        Site site = sites.get(id);
        if (site == null) {
            throw notFound(id);
        }
        DeploymentStatus status = statuses.isEmpty() ? DeploymentStatus.DEPLOYED : statuses.remove();
        return deployment(id, site, status);
    }

    @Override
    public Reading read(String id) {
        call("read site " + id);
        if (!sites.containsKey(id)) {
            throw notFound(id);
        }
        return new Reading(sites.get(id).serves, List.of());
    }

    @Override
    public List<Deployment> list() {
        call("read sites");
        return sites.entrySet().stream()
                .map(e -> deployment(e.getKey(), e.getValue(), DeploymentStatus.DEPLOYED))
                .toList();
    }

    @Override
    public PurgeProgress purge(String id, Purge purge) {
        write("purge " + purge.paths());
        return PurgeProgress.of(id, List.of(new PurgeProgress.Part("p1", PurgeProgress.State.PENDING, purge.paths())));
    }

    @Override
    public PurgeProgress purgeStatus(PurgeProgress purge) {
        call("read purge");
        PurgeProgress.State state =
                statuses.remove() == DeploymentStatus.DEPLOYED ? PurgeProgress.State.DONE : PurgeProgress.State.PENDING;
        return PurgeProgress.of(
                purge.deploymentId(),
                List.of(new PurgeProgress.Part("p1", state, purge.parts().get(0).paths())));
    }

    @Override
    public void delete(String id) {
        write("delete " + id);
        if (sites.remove(id) == null) {
            throw notFound(id);
        }
    }

    @Override
    public void close() {
        closed = true;
    }
}
