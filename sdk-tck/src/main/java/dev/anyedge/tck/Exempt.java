package dev.anyedge.tck;

import dev.anyedge.cdn.evaluation.Evaluator;
import dev.anyedge.cdn.evaluation.Request;
import dev.anyedge.cdn.model.Behavior;
import dev.anyedge.cdn.model.CacheRule;
import dev.anyedge.cdn.model.Caching;
import dev.anyedge.cdn.model.Distribution;
import dev.anyedge.cdn.model.Endpoint;
import dev.anyedge.cdn.model.HttpOrigin;
import dev.anyedge.cdn.translation.Finding;
import dev.anyedge.cdn.translation.RequestClass;
import dev.anyedge.cdn.translation.Severity;
import java.util.ArrayList;
import java.util.List;

/** The requests that findings say are decided differently. */
final class Exempt {
    private final List<Evaluator> classes = new ArrayList<>();
    private boolean cookies;
    private boolean all;

    Exempt(List<Finding> findings) {
        for (Finding finding : findings) {
            if (finding.severity() != Severity.NOTE && finding.requests().isPresent()) {
                add(finding.requests().get());
            }
        }
    }

    private void add(RequestClass one) {
        if (!one.when().isEmpty()) {
            classes.add(Evaluator.rulesOnly(Distribution.builder()
                    .name("exempt")
                    .addEndpoint(Endpoint.assigned())
                    .addOrigin(HttpOrigin.of("exempt.example"))
                    .defaults(Behavior.builder()
                            .origin("exempt.example")
                            .caching(Caching.bypass())
                            .build())
                    .addRule(CacheRule.builder()
                            .name(one.withCookies() ? "with cookies" : "any")
                            .when(one.when())
                            .then(Behavior.builder().caching(Caching.noStore()).build())
                            .build())
                    .build()));
        } else if (one.withCookies()) {
            cookies = true;
        } else {
            all = true;
        }
    }

    boolean contains(Request request) {
        boolean hasCookies = !request.header("Cookie").orElse("").isBlank();
        return all
                || (cookies && hasCookies)
                || classes.stream().anyMatch(one -> one.decide(request)
                        .rule()
                        .filter(rule -> hasCookies || rule.equals("any"))
                        .isPresent());
    }
}
