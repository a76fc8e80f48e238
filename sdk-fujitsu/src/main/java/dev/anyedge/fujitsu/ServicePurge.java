package dev.anyedge.fujitsu;

import dev.anyedge.cdn.Permission;
import dev.anyedge.cdn.PlanRefusedException;
import dev.anyedge.cdn.Purge;
import dev.anyedge.cdn.PurgeProgress;
import dev.anyedge.cdn.PurgeProgress.Part;
import dev.anyedge.cdn.PurgeProgress.State;
import dev.anyedge.cdn.error.CdnException;
import dev.anyedge.cdn.error.RateLimitedException;
import dev.anyedge.cdn.error.ValidationException;
import dev.anyedge.cdn.error.Violation;
import dev.anyedge.fujitsu.api.Activation;
import dev.anyedge.fujitsu.api.FujitsuCdnApi;
import dev.anyedge.fujitsu.api.PurgeAction;
import dev.anyedge.fujitsu.api.PurgeEstimate;
import dev.anyedge.fujitsu.api.Service;
import dev.anyedge.fujitsu.api.ServiceEdit;
import dev.anyedge.fujitsu.api.ServiceStatus;
import dev.anyedge.fujitsu.internal.wire.Polling;
import dev.anyedge.fujitsu.rules.RulesDocument;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Purges of a service (Fujitsu reference §5). An object is purged by a call of its own, and nobody tells when that is done:
 * the provider's estimate counts. Patterns and everything go by a change of the rules, a {@code content-refresh}, after
 * which the origin is asked about each copy. Thread-safe.
 */
final class ServicePurge {
    /** What an estimate is taken to be where there is none: that of the queue behind the API at its time. */
    private static final Duration USUAL = Duration.ofSeconds(420);

    /** How many calls go out without a pause between them; how many are allowed is not public. */
    private static final int BURST = 10;

    private static final Duration PACE = Duration.ofMillis(200);
    private static final Duration LIMITED = Duration.ofSeconds(10);
    private static final int PATIENCE = 6;

    private static final String REFRESH = "content-refresh ";
    private static final String EFFECTIVE = "effective ";

    private final FujitsuCdnApi api;
    private final ServiceWriter writer;
    private final Polling polling;

    ServicePurge(FujitsuCdnApi api, ServiceWriter writer, Polling polling) {
        this.api = api;
        this.writer = writer;
        this.polling = polling;
    }

    PurgeProgress purge(String id, Purge purge) {
        List<String> patterns = purge.everything()
                ? List.of("/*")
                : purge.paths().stream()
                        .filter(path -> path.indexOf('*') >= 0)
                        .distinct()
                        .toList();
        refuse(purge, patterns);
        List<Part> parts = new ArrayList<>();
        List<String> exact = purge.paths().stream()
                .filter(path -> path.indexOf('*') < 0)
                .distinct()
                .toList();
        PurgeAction action = purge.mode() == Purge.Mode.DELETE ? PurgeAction.DELETE : PurgeAction.INVALIDATE;
        for (int i = 0; i < exact.size(); i++) {
            if (i >= BURST) {
                polling.pause("PurgeAsset", PACE, i);
            }
            PurgeEstimate estimate = one(id, exact.get(i), action, i, exact.size());
            Instant effective = polling.time()
                    .now()
                    .plus(estimate.effectiveAfter().orElse(USUAL))
                    .plusMillis(999) // whole seconds, and never early
                    .truncatedTo(ChronoUnit.SECONDS);
            parts.add(new Part(EFFECTIVE + effective, State.PENDING, List.of(exact.get(i))));
        }
        if (!patterns.isEmpty()) {
            parts.add(refresh(id, patterns, purge.everything()));
        }
        return PurgeProgress.of(id, parts);
    }

    private static void refuse(Purge purge, List<String> patterns) {
        if (patterns.isEmpty()) {
            return;
        }
        if (purge.mode() == Purge.Mode.DELETE) {
            throw new ValidationException(
                    "purge",
                    List.of(new Violation(
                            "/mode",
                            "DELETE",
                            "INVALIDATE for patterns and for everything",
                            "the provider cannot remove more than single objects; patterns and everything can be"
                                    + " invalidated, so that the origin is asked about each copy: use the mode INVALIDATE,"
                                    + " or name the paths")));
        }
        if (!purge.allow().contains(Permission.CONFIGURATION)) {
            throw PlanRefusedException.unsafe(
                    "The purge is refused, because the provider invalidates patterns and everything only by a change of the"
                            + " rules, which takes as long as a deployment. Nothing was changed."
                            + "\nIf this is meant, allow it: purge.allowing(Permission.CONFIGURATION), or on the command"
                            + " line --allow configuration",
                    Set.of(Permission.CONFIGURATION));
        }
    }

    private PurgeEstimate one(String id, String path, PurgeAction action, int done, int all) {
        Duration pause = LIMITED;
        for (int attempt = 1; ; attempt++) {
            try {
                return api.purge(id, path, action);
            } catch (RateLimitedException e) {
                if (attempt == PATIENCE) {
                    throw new RateLimitedException(
                            e.getMessage() + " (" + done + " of " + all + " paths are purged, the next is " + path
                                    + ")",
                            e.retryAfter().orElse(null),
                            e.call().orElseThrow(),
                            e);
                }
                polling.pause("PurgeAsset", e.retryAfter().orElse(pause), attempt);
                pause = pause.multipliedBy(2);
            }
        }
    }

    private Part refresh(String id, List<String> patterns, boolean everything) {
        Service service = writer.settle(id);
        if (service.status().equals(ServiceStatus.UNDEPLOYED)) {
            throw new CdnException("The service " + id + " does not deliver, so there is nothing to purge.");
        }
        RulesDocument rules = service.rules()
                .orElseThrow(() -> new CdnException("The service " + id + " is " + service.status()
                        + " and has no rules, so there is nothing to purge."));
        Instant instant = polling.time().now().truncatedTo(ChronoUnit.SECONDS);
        RulesDocument refreshed = PurgeTraces.with(rules, patterns, instant);
        writer.edit(id, ServiceEdit.rules(Activation.ACTIVATE, refreshed), now -> now.rules()
                .filter(live -> PurgeTraces.has(live, instant))
                .isPresent());
        return new Part(
                REFRESH + instant.getEpochSecond(), State.PENDING, everything ? List.of() : List.copyOf(patterns));
    }

    /** The same purge as it is now; only what is still pending is looked at. */
    PurgeProgress look(PurgeProgress purge) {
        Optional<Service> service = Optional.empty();
        List<Part> parts = new ArrayList<>();
        for (Part part : purge.parts()) {
            if (part.state() == State.PENDING && part.id().startsWith(REFRESH) && service.isEmpty()) {
                service = Optional.of(api.retrieveService(purge.deploymentId()));
            }
            State state = part.state() == State.PENDING ? state(part, service) : part.state();
            parts.add(new Part(part.id(), state, part.paths()));
        }
        return PurgeProgress.of(purge.deploymentId(), parts);
    }

    private State state(Part part, Optional<Service> service) {
        try {
            if (part.id().startsWith(EFFECTIVE)) {
                Instant effective = Instant.parse(part.id().substring(EFFECTIVE.length()));
                return polling.time().now().isBefore(effective) ? State.PENDING : State.DONE;
            }
            if (part.id().startsWith(REFRESH) && service.isPresent()) {
                return refreshed(
                        service.get(),
                        Instant.ofEpochSecond(Long.parseLong(part.id().substring(REFRESH.length()))));
            }
        } catch (DateTimeException | NumberFormatException e) {
            // as below
        }
        throw new ValidationException(
                "purge",
                List.of(new Violation(
                        "/parts",
                        part.id(),
                        "a part of a purge of this provider",
                        "\"" + part.id() + "\" is no part of a purge of this provider")));
    }

    private static State refreshed(Service service, Instant instant) {
        if (service.status().inProgress() || service.status().equals(ServiceStatus.UNSAID)) {
            return State.PENDING;
        }
        boolean live = service.status().equals(ServiceStatus.DEPLOYED)
                && service.rules()
                        .filter(rules -> PurgeTraces.has(rules, instant))
                        .isPresent();
        return live ? State.DONE : State.FAILED;
    }
}
