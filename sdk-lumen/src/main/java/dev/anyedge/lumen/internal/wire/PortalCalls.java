package dev.anyedge.lumen.internal.wire;

import dev.anyedge.cdn.error.ValidationException;
import dev.anyedge.cdn.error.Violation;
import dev.anyedge.cdn.http.ApiRequest;
import dev.anyedge.lumen.api.AccessGroup;
import dev.anyedge.lumen.api.ApiKey;
import dev.anyedge.lumen.api.CdnService;
import dev.anyedge.lumen.api.InvalidationAnswer;
import dev.anyedge.lumen.api.InvalidationRequest;
import dev.anyedge.lumen.api.Scope;
import java.util.List;

/** The classic families: key, access groups, services, invalidations (Lumen reference §5). */
public final class PortalCalls {
    private final Requests requests;

    /**
     * The calls of one client.
     *
     * @param requests makes requests
     */
    public PortalCalls(Requests requests) {
        this.requests = requests;
    }

    /**
     * Reads the key that calls.
     *
     * @return the call
     */
    public Call<ApiKey> key() {
        return requests.xml(ApiRequest.get("GetKey", "/key/v1.0"), PortalAnswers::key);
    }

    /**
     * Reads the key's access group and those below it.
     *
     * @return the call
     */
    public Call<AccessGroup> accessGroups() {
        return requests.xml(ApiRequest.get("GetAccessGroups", "/accessGroups/v1.0"), PortalAnswers::accessGroup);
    }

    /**
     * Reads service components.
     *
     * @param scope which
     * @return the call
     */
    public Call<List<CdnService>> services(Scope scope) {
        return requests.xml(
                Requests.under(ApiRequest.get("GetServices", "/services/cdn/v1.0"), scope), PortalAnswers::services);
    }

    /**
     * Reads the configuration of a property in a form that is not public.
     *
     * @param property which
     * @return the call
     */
    public Call<String> serviceConfiguration(Scope property) {
        if (property.property().isEmpty()) {
            throw invalid("GetServiceConfiguration", "/scope", property.toString(), "the scope of one property");
        }
        return requests.text(Requests.under(ApiRequest.get("GetServiceConfiguration", "/services/cdn/v1.0"), property)
                .query("showConfiguration", "true"));
    }

    /**
     * Makes the caches forget.
     *
     * @param scope whose
     * @param request what
     * @return the call
     */
    public Call<InvalidationAnswer> invalidate(Scope scope, InvalidationRequest request) {
        return invalidate(
                Requests.under(ApiRequest.post("Invalidate", "/invalidations/v1.0"), scope),
                request,
                scope.property().isPresent());
    }

    /**
     * Makes the caches forget what comes from origin storage.
     *
     * @param service the service component
     * @param originName the origin's name in origin storage
     * @param request what
     * @return the call
     */
    public Call<InvalidationAnswer> invalidateOrigin(Scope service, String originName, InvalidationRequest request) {
        if (service.scid().isEmpty() || service.property().isPresent()) {
            throw invalid("InvalidateOrigin", "/scope", service.toString(), "access group and service component");
        }
        return invalidate(
                Requests.under(ApiRequest.post("InvalidateOrigin", "/origininvalidations/v1.0"), service)
                        .segment(originName),
                request,
                true);
    }

    private Call<InvalidationAnswer> invalidate(ApiRequest.Builder path, InvalidationRequest request, boolean ofOne) {
        InvalidationBody body = InvalidationBody.of(request, ofOne);
        if (request.force()) {
            path.query("force", "true");
        }
        if (request.ignoreCase()) {
            path.query("ignoreCase", "true");
        }
        if (!request.notifications().isEmpty()) {
            path.query("notification", String.join(",", request.notifications()));
        }
        return requests.either(
                Requests.body(path, body.text(), body.type()), body.type(), PortalAnswers::invalidations);
    }

    /**
     * Asks how far an invalidation is. The path is inferred.
     *
     * @param property the property
     * @param id the invalidation's id
     * @return the call
     */
    public Call<InvalidationAnswer> invalidationStatus(Scope property, String id) {
        if (property.property().isEmpty()) {
            throw invalid("GetInvalidation", "/scope", property.toString(), "the scope of one property");
        }
        return requests.either(
                Requests.under(ApiRequest.get("GetInvalidation", "/invalidations/v1.0"), property)
                        .query("id", id),
                Requests.JSON,
                PortalAnswers::invalidations);
    }

    private static ValidationException invalid(String operation, String pointer, String found, String allowed) {
        return new ValidationException(
                "request " + operation,
                List.of(new Violation(pointer, found, allowed, "found " + found + ", allowed is " + allowed)));
    }
}
