package dev.anyedge.fujitsu;

import dev.anyedge.cdn.Deployment;
import dev.anyedge.cdn.PlanOptions;
import dev.anyedge.cdn.Purge;
import dev.anyedge.cdn.PurgeProgress;
import dev.anyedge.cdn.engine.Draft;
import dev.anyedge.cdn.engine.ProviderDriver;
import dev.anyedge.cdn.error.CdnException;
import dev.anyedge.cdn.error.NotFoundException;
import dev.anyedge.cdn.error.ValidationException;
import dev.anyedge.cdn.error.Violation;
import dev.anyedge.cdn.model.Distribution;
import dev.anyedge.cdn.translation.Capabilities;
import dev.anyedge.cdn.translation.Feature;
import dev.anyedge.cdn.translation.Finding;
import dev.anyedge.cdn.translation.Reading;
import dev.anyedge.cdn.translation.Severity;
import dev.anyedge.fujitsu.api.DeliveryProtocol;
import dev.anyedge.fujitsu.api.FujitsuCdnApi;
import dev.anyedge.fujitsu.api.Service;
import dev.anyedge.fujitsu.api.ServiceSummary;
import dev.anyedge.fujitsu.internal.wire.Polling;
import dev.anyedge.fujitsu.translate.FujitsuDocument;
import dev.anyedge.fujitsu.translate.FujitsuTranslator;
import dev.anyedge.fujitsu.translate.ServiceParameters;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How the engine speaks to the Fujitsu CDN: which calls find, read, change, purge and delete a service. Plans are made from
 * settled states only: where the provider is still at work, it is waited for.
 */
final class FujitsuDriver implements ProviderDriver<WishedService, LiveService> {
    private final FujitsuCdnApi api;
    private final ServiceWriter writer;
    private final ServicePurge purges;
    private final FujitsuTranslator translator = FujitsuTranslator.create();

    FujitsuDriver(FujitsuCdnApi api, Polling polling) {
        this.api = api;
        this.writer = new ServiceWriter(api, polling);
        this.purges = new ServicePurge(api, writer, polling);
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
    public WishedService prepare(Distribution distribution, PlanOptions options) {
        return WishedService.of(distribution, options, api.secrets());
    }

    // ---- finding ----

    @Override
    public LiveService find(WishedService wished) {
        ServiceParameters parameters = wished.parameters();
        Optional<String> id = wished.options().deploymentId();
        if (id.isEmpty()) {
            return byName(parameters, wished.distribution().name());
        }
        Service service = writer.settle(id.get());
        if (fits(service, parameters)) {
            return new LiveService(Optional.of(service), List.of(), Set.of(service.id()));
        }
        // its successor may have been made already, in a replacement that did not come to its end
        List<ServiceSummary> all = api.listServices();
        List<Service> successors = named(all, parameters).stream()
                .filter(found -> !found.id().equals(service.id()) && fits(found, parameters))
                .toList();
        return successors.size() == 1 && parameters.preFqdn().isPresent()
                ? new LiveService(Optional.of(successors.get(0)), List.of(service), ids(all))
                : new LiveService(Optional.of(service), List.of(), ids(all));
    }

    private LiveService byName(ServiceParameters parameters, String name) {
        List<ServiceSummary> all = api.listServices();
        List<Service> named = named(all, parameters);
        if (parameters.preFqdn().isEmpty() && !named.isEmpty()) {
            throw unclear(name, "a service without prefix has no name to be told by", named);
        }
        if (named.size() < 2) {
            return new LiveService(named.stream().findFirst(), List.of(), ids(all));
        }
        // of two that differ by what cannot be changed, one is about to take the place of the other
        List<Service> fitting =
                named.stream().filter(found -> fits(found, parameters)).toList();
        if (fitting.size() != 1) {
            throw unclear(name, "several services could be meant", named);
        }
        List<Service> others = new ArrayList<>(named);
        others.removeAll(fitting);
        return new LiveService(Optional.of(fitting.get(0)), others, ids(all));
    }

    private List<Service> named(List<ServiceSummary> all, ServiceParameters parameters) {
        return all.stream()
                .filter(service -> writer.name(service)
                        .filter(name -> name.isFor(parameters.preFqdn()))
                        .isPresent())
                .flatMap(service -> writer.settled(service.id()).stream())
                .toList();
    }

    private static Set<String> ids(List<ServiceSummary> services) {
        Set<String> ids = new HashSet<>();
        services.forEach(service -> ids.add(service.id()));
        return ids;
    }

    private static ValidationException unclear(String name, String why, List<Service> candidates) {
        String ids = String.join(", ", candidates.stream().map(Service::id).toList());
        return new ValidationException(
                "choice of a service",
                List.of(new Violation(
                        "/endpoints/0",
                        candidates.size() + " services that \"" + name + "\" could mean: " + ids,
                        "one service",
                        why + ": " + ids + ". Say which one is meant for \"" + name
                                + "\": PlanOptions.builder().deploymentId(…), or on the command line --id; or give its"
                                + " endpoint a prefix of its own")));
    }

    /** Whether a service has the name and the protocol of these parameters, which are fixed when it is made. */
    static boolean fits(Service service, ServiceParameters parameters) {
        DeliveryProtocol protocol = new DeliveryProtocol(parameters.protocol().text());
        return service.protocol().map(protocol::equals).orElse(true)
                && service.deliveryName()
                        .map(DeliveryName::of)
                        .map(name -> name.isFor(parameters.preFqdn()))
                        .orElse(true);
    }

    @Override
    public Draft draft(WishedService wished, LiveService live) {
        return new ServiceDraft(writer, wished, live).draft();
    }

    // ---- looking ----

    @Override
    public Deployment status(String id) {
        try {
            return ServiceHealth.of(api.retrieveService(id), writer.sent(id));
        } catch (NotFoundException e) {
            // a service whose creation failed may answer as if it had never been
            if (writer.hasVanished(id)) {
                return ServiceHealth.vanished(id);
            }
            throw e;
        }
    }

    @Override
    public Reading read(String id) {
        Service service = writer.settle(id);
        FujitsuDocument document = LiveService.document(service)
                .orElseThrow(() -> new CdnException(
                        "The service " + id + " is " + service.status() + " and has no rules that could be read."));
        Reading reading = translator.read(document);
        int traces = service.rules().orElseThrow().rules().size()
                - document.rules().rules().size();
        if (traces == 0) {
            return reading;
        }
        List<Finding> findings = new ArrayList<>(reading.findings());
        findings.add(Finding.of(
                        Severity.NOTE,
                        Feature.PURGE_PATTERNS,
                        "/rules/" + document.rules().rules().size(),
                        "The last " + (traces == 1 ? "rule was" : traces + " rules were")
                                + " left behind by purges and are no part of the distribution.")
                .build());
        return new Reading(reading.distribution(), findings);
    }

    @Override
    public List<Deployment> list() {
        return api.listServices().stream().map(ServiceHealth::of).toList();
    }

    // ---- purging and deleting ----

    @Override
    public PurgeProgress purge(String id, Purge purge) {
        return purges.purge(id, purge);
    }

    @Override
    public PurgeProgress purgeStatus(PurgeProgress purge) {
        return purges.look(purge);
    }

    @Override
    public void delete(String id) {
        api.retrieveService(id);
        writer.delete(id);
    }

    @Override
    public void close() {
        api.close();
    }
}
