package dev.anyedge.fujitsu;

import dev.anyedge.cdn.WaitTimeoutException;
import dev.anyedge.cdn.error.CdnException;
import dev.anyedge.cdn.error.ConflictException;
import dev.anyedge.cdn.error.NotFoundException;
import dev.anyedge.cdn.error.ProviderUnavailableException;
import dev.anyedge.cdn.error.TransportException;
import dev.anyedge.fujitsu.api.FujitsuCdnApi;
import dev.anyedge.fujitsu.api.Service;
import dev.anyedge.fujitsu.api.ServiceEdit;
import dev.anyedge.fujitsu.api.ServiceRequest;
import dev.anyedge.fujitsu.api.ServiceStatus;
import dev.anyedge.fujitsu.api.ServiceSummary;
import dev.anyedge.fujitsu.internal.wire.Polling;
import dev.anyedge.fujitsu.rules.RulesDocument;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/**
 * Writes that happen once, also when an answer is lost: then it is looked what has become of the service, and sent again
 * only when nothing has (Fujitsu reference §2.2, §2.4). Thread-safe.
 */
final class ServiceWriter {
    private static final int ATTEMPTS = 4;
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final int REMEMBERED = 64;

    private final FujitsuCdnApi api;
    private final Polling polling;

    /** What was sent last, only to tell which rule the provider rejects afterwards. */
    private final Map<String, RulesDocument> sent = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, RulesDocument> eldest) {
            return size() > REMEMBERED;
        }
    };

    /** Services that were created here and not deleted here. */
    private final Set<String> created = ConcurrentHashMap.newKeySet();

    ServiceWriter(FujitsuCdnApi api, Polling polling) {
        this.api = api;
        this.polling = polling;
    }

    Optional<RulesDocument> sent(String id) {
        synchronized (sent) {
            return Optional.ofNullable(sent.get(id));
        }
    }

    private void remember(String id, RulesDocument rules) {
        synchronized (sent) {
            sent.put(id, rules);
        }
    }

    // ---- looking ----

    /**
     * A service that the provider is not at work on: waits until that is so.
     *
     * @throws NotFoundException when there is none, or none any more
     */
    Service settle(String id) {
        Service service =
                polling.until("AwaitService", () -> api.retrieveService(id), seen -> isSettled(seen.status()));
        if (!isSettled(service.status())) {
            throw new WaitTimeoutException("Waited " + polling.deadline().toSeconds()
                    + " s until the provider has done its earlier work on the service " + id + "; it is "
                    + service.status() + " still. Try again later.");
        }
        return service;
    }

    private static boolean isSettled(ServiceStatus status) {
        return !status.inProgress() && !status.equals(ServiceStatus.UNSAID);
    }

    Optional<Service> settled(String id) {
        try {
            return Optional.of(settle(id));
        } catch (NotFoundException e) {
            return Optional.empty();
        }
    }

    /** Waits for a service, and fails when it has failed. */
    void awaitGood(String id) {
        settle(id).orThrow();
    }

    // ---- writing ----

    String create(ServiceRequest request, Set<String> known) {
        for (int attempt = 1; ; attempt++) {
            try {
                return created(api.createService(request), request.rules());
            } catch (CdnException e) {
                if (!mayHaveActed(e)) {
                    throw e;
                }
                List<String> made = made(request, known);
                if (made.size() == 1) {
                    return created(made.get(0), request.rules());
                }
                if (made.size() > 1 || attempt == ATTEMPTS) {
                    throw e;
                }
            }
            polling.pause("CreateService", PAUSE.multipliedBy(attempt), attempt);
        }
    }

    private String created(String id, RulesDocument rules) {
        created.add(id);
        remember(id, rules);
        return id;
    }

    /** Whether a service that is not there was accepted here: its creation failed, as the provider tells it. */
    boolean hasVanished(String id) {
        return created.contains(id);
    }

    /** Services of this name that were not there before. */
    private List<String> made(ServiceRequest request, Set<String> known) {
        return api.listServices().stream()
                .filter(service -> !known.contains(service.id()))
                .filter(service -> name(service)
                        .filter(name -> name.isFor(request.preFqdn()))
                        .isPresent())
                .map(ServiceSummary::id)
                .toList();
    }

    /** The name of a listed service; where the list lacks it, the service itself is asked. */
    Optional<DeliveryName> name(ServiceSummary service) {
        return service.deliveryName()
                .or(() -> settled(service.id()).flatMap(Service::deliveryName))
                .map(DeliveryName::of);
    }

    void edit(String id, ServiceEdit edit, Predicate<Service> asWished) {
        edit.rules().ifPresent(rules -> remember(id, rules));
        for (int attempt = 1; ; attempt++) {
            try {
                api.editService(id, edit);
                return;
            } catch (CdnException e) {
                if (!mayHaveActed(e)) {
                    throw e;
                }
                Optional<Service> now = settled(id);
                if (now.filter(asWished).isPresent()) {
                    return;
                }
                if (now.isEmpty() || attempt == ATTEMPTS) {
                    throw e;
                }
            }
            polling.pause("EditService", PAUSE.multipliedBy(attempt), attempt);
        }
    }

    /** Deletes a service and waits until it is gone. */
    void delete(String id) {
        created.remove(id);
        if (accepted(id)) {
            // deletion has begun, or the service is gone already
            Optional<Service> left = settled(id);
            left.ifPresent(service -> {
                service.orThrow();
                throw new CdnException("The service " + id + " is " + service.status()
                        + ", although the provider accepted its deletion. Look at it before you try again.");
            });
        }
    }

    private boolean accepted(String id) {
        for (int attempt = 1; ; attempt++) {
            try {
                api.deleteService(id);
                return true;
            } catch (NotFoundException e) {
                return false;
            } catch (ConflictException e) {
                // at work on something earlier, possibly on this very deletion whose answer was lost
                if (settled(id).isEmpty()) {
                    return false;
                }
                if (attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    private static boolean mayHaveActed(CdnException e) {
        return e instanceof TransportException
                || e instanceof ProviderUnavailableException
                // an answer that was not understood
                || e.getClass() == CdnException.class;
    }
}
