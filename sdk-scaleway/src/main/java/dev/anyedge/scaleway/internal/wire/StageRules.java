package dev.anyedge.scaleway.internal.wire;

import dev.anyedge.cdn.error.Violation;
import dev.anyedge.scaleway.api.BackendStage;
import dev.anyedge.scaleway.api.BackendStageRequest;
import dev.anyedge.scaleway.api.CacheStage;
import dev.anyedge.scaleway.api.CacheStageRequest;
import dev.anyedge.scaleway.api.DnsStage;
import dev.anyedge.scaleway.api.DnsStageRequest;
import dev.anyedge.scaleway.api.RouteRule;
import dev.anyedge.scaleway.api.RouteStage;
import dev.anyedge.scaleway.api.RouteStageRequest;
import dev.anyedge.scaleway.api.Stage;
import dev.anyedge.scaleway.api.TlsStage;
import dev.anyedge.scaleway.api.TlsStageRequest;
import dev.anyedge.scaleway.api.WafStage;
import dev.anyedge.scaleway.api.WafStageRequest;
import java.util.List;
import java.util.Optional;

/** What the requests would be refused for with which stages are made or changed, asked before any of them is sent. */
public final class StageRules {
    private StageRules() {}

    /**
     * Asks whether a stage can be written, its links aside.
     *
     * @param dialect which version is spoken
     * @param stage what it shall be
     * @param create whether it is made anew; else it is changed
     * @return what is wrong, with pointers into the request; none when it can be sent
     */
    public static List<Violation> of(Dialect dialect, Stage stage, boolean create) {
        RequestRules rules = new RequestRules("", dialect);
        return stage.accept(new Stage.Visitor<List<Violation>>() {
            @Override
            public List<Violation> dns(DnsStage dns) {
                return found(
                        StageType.DNS,
                        DnsStageRequest.builder()
                                .from(dns.toRequest())
                                .next(Optional.empty())
                                .build());
            }

            @Override
            public List<Violation> tls(TlsStage tls) {
                return found(
                        StageType.TLS,
                        TlsStageRequest.builder()
                                .from(tls.toRequest())
                                .next(Optional.empty())
                                .build());
            }

            @Override
            public List<Violation> cache(CacheStage cache) {
                return found(
                        StageType.CACHE,
                        CacheStageRequest.builder()
                                .from(cache.toRequest())
                                .next(Optional.empty())
                                .build());
            }

            @Override
            public List<Violation> route(RouteStage route) {
                return found(StageType.ROUTE, RouteStageRequest.builder().build());
            }

            @Override
            public List<Violation> waf(WafStage waf) {
                return found(
                        StageType.WAF,
                        WafStageRequest.builder()
                                .from(waf.toRequest())
                                .next(Optional.empty())
                                .build());
            }

            @Override
            public List<Violation> backend(BackendStage backend) {
                BackendStageRequest request = backend.toRequest();
                return found(StageType.BACKEND, request);
            }

            private <R> List<Violation> found(StageType<?, R> type, R request) {
                type.body().write(rules, request, create);
                return rules.violations();
            }
        });
    }

    /**
     * Asks whether route rules can be written, their targets aside.
     *
     * @param dialect which version is spoken
     * @param rules the rules
     * @return what is wrong, with pointers into the request; none when they can be sent
     */
    public static List<Violation> ofRules(Dialect dialect, List<RouteRule> rules) {
        RequestRules found = new RequestRules("", dialect);
        found.matches(rules);
        return found.violations();
    }
}
