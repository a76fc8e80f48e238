package dev.anyedge.scaleway;

import dev.anyedge.cdn.error.Violation;
import dev.anyedge.cdn.model.BucketOrigin;
import dev.anyedge.cdn.model.Distribution;
import dev.anyedge.cdn.model.HttpOrigin;
import dev.anyedge.cdn.model.LoadBalancerOrigin;
import dev.anyedge.cdn.model.Origin;
import dev.anyedge.cdn.model.ServerlessOrigin;
import dev.anyedge.cdn.translation.Feature;
import dev.anyedge.cdn.translation.Finding;
import dev.anyedge.cdn.translation.Severity;
import dev.anyedge.cdn.translation.TranslationRefusedException;
import dev.anyedge.scaleway.api.BackendStage;
import dev.anyedge.scaleway.api.RouteStage;
import dev.anyedge.scaleway.api.Stage;
import dev.anyedge.scaleway.internal.wire.Dialect;
import dev.anyedge.scaleway.internal.wire.StageRules;
import dev.anyedge.scaleway.translate.ScalewayOptions;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Looks at the writes of a draft before the first is made, so that no apply stops half-way because of something that was
 * known: a request that this SDK would refuse to send, and a stage with members of a later API, which it can keep where
 * they are and not make anew.
 */
final class WriteRules {
    private final Dialect dialect;
    private final WishedPipeline wished;
    private final StageGraph live;
    private final StageGraph wishedGraph;
    private final Changeover changeover;
    private final List<Finding> findings = new ArrayList<>();

    private WriteRules(
            Dialect dialect, WishedPipeline wished, StageGraph live, StageGraph wishedGraph, Changeover changeover) {
        this.dialect = dialect;
        this.wished = wished;
        this.live = live;
        this.wishedGraph = wishedGraph;
        this.changeover = changeover;
    }

    /**
     * The findings of a draft.
     *
     * @return what the translation has to say, and which unknown members are given up because that was allowed
     * @throws TranslationRefusedException when something cannot be written
     */
    static List<Finding> check(
            Dialect dialect, WishedPipeline wished, StageGraph live, StageGraph wishedGraph, Changeover changeover) {
        WriteRules rules = new WriteRules(dialect, wished, live, wishedGraph, changeover);
        rules.look();
        List<Finding> all = new ArrayList<>(wished.findings());
        all.addAll(rules.findings);
        boolean allowed = rules.findings.stream()
                .allMatch(finding -> finding.feature() == Feature.UNKNOWN_CONTENT
                        && wished.options().drop().contains(Feature.UNKNOWN_CONTENT));
        if (!allowed) {
            throw new TranslationRefusedException(ScalewayOptions.PROVIDER, all);
        }
        return all;
    }

    private void look() {
        for (Stage stage : changeover.created()) {
            refusals(stage, StageRules.of(dialect, stage, true));
            rules(stage);
            if (!stage.extra().isEmpty()) {
                unknownMembers(stage, "it is made anew, which this SDK can do without them only");
            }
        }
        changeover.change().ifPresent(found -> {
            if (found.rules()) {
                rules(found.wished());
            } else {
                // what was wrong before and stays is not written
                List<Violation> before = StageRules.of(dialect, found.live(), false);
                refusals(
                        found.wished(),
                        StageRules.of(dialect, found.wished(), false).stream()
                                .filter(violation -> !before.contains(violation))
                                .toList());
            }
        });
        Set<Stage> made = new HashSet<>(changeover.created());
        for (Stage stage : wishedGraph.stages()) {
            boolean there = stage.extra().isEmpty()
                    || live.stages().stream()
                            .anyMatch(other -> other.kind() == stage.kind()
                                    && other.extra()
                                            .entrySet()
                                            .containsAll(stage.extra().entrySet()));
            if (!there && !made.contains(stage)) {
                unknownMembers(stage, "there is no stage that has them, and this SDK cannot write them");
            }
        }
    }

    private void rules(Stage stage) {
        if (stage instanceof RouteStage) {
            refusals(stage, StageRules.ofRules(dialect, wishedGraph.rules(stage)));
        }
    }

    private void refusals(Stage stage, List<Violation> violations) {
        for (Violation violation : violations) {
            findings.add(Finding.of(
                            Severity.UNSUPPORTED,
                            feature(stage),
                            pointer(stage),
                            "The provider takes no such " + title(stage) + ": "
                                    + violation.pointer().substring(1) + ": " + violation.message() + ".")
                    .build());
        }
    }

    private void unknownMembers(Stage stage, String why) {
        findings.add(Finding.of(
                        Severity.UNSUPPORTED,
                        Feature.UNKNOWN_CONTENT,
                        pointer(stage),
                        "The " + title(stage) + " has members that are not known ("
                                + String.join(", ", stage.extra().keySet()) + "), and " + why + ".")
                .instead("The stage is made without them.")
                .hint("Take them out of the option raw, or allow it: drop unknown-content.")
                .build());
    }

    private String title(Stage stage) {
        return StageWords.kind(stage) + " "
                + StageWords.title(stage, wished.chain().pipeline().name());
    }

    private static Feature feature(Stage stage) {
        return switch (stage.kind()) {
            case DNS -> Feature.CUSTOM_HOSTNAME;
            case TLS -> Feature.STORED_CERTIFICATE;
            case CACHE -> Feature.HONOR_ORIGIN;
            case ROUTE -> Feature.RULES;
            case WAF -> Feature.FIREWALL;
            case BACKEND -> Feature.SEVERAL_ORIGINS;
        };
    }

    private String pointer(Stage stage) {
        return switch (stage.kind()) {
            case DNS -> "/endpoints/0";
            case TLS -> "/endpoints/0/certificate";
            case CACHE -> "/defaults/caching";
            case ROUTE -> "/rules";
            case WAF -> "/defaults/firewall";
            case BACKEND -> origin((BackendStage) stage);
        };
    }

    private String origin(BackendStage stage) {
        Optional<String> resource = stage.backend().map(StageWords::title);
        Distribution distribution = wished.distribution();
        for (int i = 0; i < distribution.origins().size(); i++) {
            Origin origin = distribution.origins().get(i);
            Origin used = wished.options().originReplacements().getOrDefault(origin.id(), origin);
            if (resource.equals(Optional.of(resource(used)))) {
                return "/origins/" + i;
            }
        }
        return "/origins";
    }

    private static String resource(Origin origin) {
        return origin.accept(new Origin.Visitor<String>() {
            @Override
            public String http(HttpOrigin http) {
                return "";
            }

            @Override
            public String bucket(BucketOrigin bucket) {
                return bucket.bucket();
            }

            @Override
            public String loadBalancer(LoadBalancerOrigin balancer) {
                return balancer.loadBalancer();
            }

            @Override
            public String serverless(ServerlessOrigin serverless) {
                return serverless.resource();
            }
        });
    }
}
