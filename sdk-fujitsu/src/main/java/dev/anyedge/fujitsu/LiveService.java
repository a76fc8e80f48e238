package dev.anyedge.fujitsu;

import dev.anyedge.cdn.Deployment;
import dev.anyedge.cdn.engine.Fingerprint;
import dev.anyedge.cdn.engine.LiveState;
import dev.anyedge.cdn.model.Distribution;
import dev.anyedge.fujitsu.api.AccessLogState;
import dev.anyedge.fujitsu.api.DeliveryProtocol;
import dev.anyedge.fujitsu.api.Service;
import dev.anyedge.fujitsu.api.ServiceStatus;
import dev.anyedge.fujitsu.rules.RulesDocument;
import dev.anyedge.fujitsu.translate.FujitsuDocument;
import dev.anyedge.fujitsu.translate.FujitsuTranslator;
import dev.anyedge.fujitsu.translate.ServiceParameters;
import dev.anyedge.fujitsu.translate.ServiceParameters.Protocol;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the project has for one distribution: a service that the provider is not at work on, or none. Immutable.
 *
 * @param service the service; empty when there is none
 * @param others further services that are left over from a replacement that did not come to its end
 * @param known the ids of all services of the project, as far as they were looked at
 */
record LiveService(Optional<Service> service, List<Service> others, Set<String> known) implements LiveState {

    LiveService {
        others = List.copyOf(others);
        known = Set.copyOf(known);
    }

    @Override
    public Optional<Deployment> deployment() {
        return service.map(ServiceHealth::of);
    }

    @Override
    public String fingerprint() {
        Fingerprint fingerprint = new Fingerprint();
        service.ifPresent(found -> add(fingerprint, found));
        others.forEach(other -> fingerprint.add(other.id()));
        return fingerprint.value();
    }

    private static void add(Fingerprint fingerprint, Service service) {
        AccessLogState log = service.accessLog();
        fingerprint
                .add(service.id())
                .add(service.deliveryName().orElse(""))
                .add(service.protocol().map(DeliveryProtocol::text).orElse(""))
                .add(service.status().text())
                .add(log.container().orElse(""))
                .add(log.objectPrefix().orElse(""))
                .add(log.keyContainer().orElse(""))
                .add(log.keyObject().orElse(""))
                .add(service.rules()
                        .map(PurgeTraces::without)
                        .map(RulesDocument::toCompactJson)
                        .orElse(""));
    }

    @Override
    public Optional<Distribution> serving() {
        return service.filter(found -> !found.status().equals(ServiceStatus.UNDEPLOYED))
                .flatMap(LiveService::document)
                .map(document -> FujitsuTranslator.create().read(document).distribution());
    }

    /** A service as a document, without what purges left behind; empty while the provider does not tell its rules. */
    static Optional<FujitsuDocument> document(Service service) {
        return service.rules().map(PurgeTraces::without).map(rules -> FujitsuDocument.of(parameters(service), rules));
    }

    static ServiceParameters parameters(Service service) {
        AccessLogState log = service.accessLog();
        ServiceParameters.Builder parameters = ServiceParameters.builder()
                .preFqdn(service.deliveryName().map(DeliveryName::of).flatMap(DeliveryName::preFqdn))
                .protocol(
                        service.protocol().equals(Optional.of(DeliveryProtocol.HTTPS)) ? Protocol.HTTPS : Protocol.HTTP)
                .active(!service.status().equals(ServiceStatus.UNDEPLOYED));
        if (log.container().isPresent()) {
            parameters
                    .container(log.container())
                    .objectPrefix(log.objectPrefix())
                    // the provider fills in the container of the logs
                    .keyContainer(
                            log.keyContainer().filter(name -> !log.container().equals(Optional.of(name))))
                    .keyObject(log.keyObject());
        }
        return parameters.build();
    }
}
