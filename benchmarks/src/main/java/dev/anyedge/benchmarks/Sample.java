package dev.anyedge.benchmarks;

import dev.anyedge.cdn.evaluation.Request;
import dev.anyedge.cdn.model.Behavior;
import dev.anyedge.cdn.model.BucketOrigin;
import dev.anyedge.cdn.model.CacheRule;
import dev.anyedge.cdn.model.Caching;
import dev.anyedge.cdn.model.Certificate;
import dev.anyedge.cdn.model.Condition;
import dev.anyedge.cdn.model.Cookies;
import dev.anyedge.cdn.model.Distribution;
import dev.anyedge.cdn.model.Endpoint;
import dev.anyedge.cdn.model.HttpOrigin;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A distribution of many path rules, and requests of which each rule decides some. */
final class Sample {
    private static final int ORIGINS = 10;

    private Sample() {}

    static Distribution distribution(int rules) {
        Distribution.Builder distribution = Distribution.builder()
                .name("sample")
                .addEndpoint(Endpoint.custom("cdn.sample.example", Certificate.managed()))
                .defaults(Behavior.builder()
                        .origin("bucket-0")
                        .caching(Caching.honorOrigin(Duration.ofMinutes(30)))
                        .cookies(Cookies.BYPASS)
                        .build());
        for (int i = 0; i < ORIGINS; i++) {
            distribution.addOrigin(BucketOrigin.builder()
                    .id("bucket-" + i)
                    .bucket("sample-bucket-" + i)
                    .region("fr-par")
                    .build());
        }
        for (int i = 0; i < rules; i++) {
            distribution.addRule(CacheRule.builder()
                    .name("rule-" + i)
                    .addWhen(Condition.path(path(i)))
                    .then(Behavior.builder().origin("bucket-" + i % ORIGINS).build())
                    .build());
        }
        return distribution.build();
    }

    /**
     * Paths over one origin with times of their own: what all three providers take. No pattern begins with a star, which
     * would cross all others.
     */
    static Distribution timesByPath(int rules) {
        Distribution.Builder distribution = Distribution.builder()
                .name("sample")
                .addEndpoint(Endpoint.custom("cdn.sample.example", Certificate.external("by contract")))
                .addOrigin(HttpOrigin.of("origin.sample.example"))
                .defaults(Behavior.builder()
                        .origin("origin.sample.example")
                        .caching(Caching.override(Duration.ofMinutes(30)))
                        .build());
        for (int i = 0; i < rules; i++) {
            distribution.addRule(CacheRule.builder()
                    .name("rule-" + i)
                    .addWhen(Condition.path(i % 4 == 3 ? "/files-" + i + "/*.bin" : path(i)))
                    .then(Behavior.builder()
                            .caching(Caching.override(Duration.ofMinutes(i % 10 + 1)))
                            .build())
                    .build());
        }
        return distribution.build();
    }

    private static String path(int i) {
        return switch (i % 4) {
            case 0 -> "/section-" + i + "/*";
            case 1 -> "/page-" + i + ".html";
            case 2 -> "/area-" + i % 97 + "/part-" + i + "/*";
            default -> "/*/file-" + i + ".bin";
        };
    }

    static Request[] requests(int rules) {
        List<Request> requests = new ArrayList<>();
        for (int n = 0; n < 1024; n++) {
            int i = (int) (n * 7919L % Math.max(rules, 1));
            String path = n % 5 == 0 ? "/nothing/at/all-" + n : path(i).replace("*", "some/thing");
            requests.add(Request.of("https://cdn.sample.example" + path));
        }
        return requests.toArray(Request[]::new);
    }
}
