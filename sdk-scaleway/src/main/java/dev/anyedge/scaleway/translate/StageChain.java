package dev.anyedge.scaleway.translate;

import dev.anyedge.cdn.internal.value.ValueStyle;
import dev.anyedge.cdn.model.JsonValue;
import dev.anyedge.scaleway.api.BackendStage;
import dev.anyedge.scaleway.api.CacheStage;
import dev.anyedge.scaleway.api.DnsStage;
import dev.anyedge.scaleway.api.Pipeline;
import dev.anyedge.scaleway.api.PipelineStages;
import dev.anyedge.scaleway.api.RouteRule;
import dev.anyedge.scaleway.api.RouteStage;
import dev.anyedge.scaleway.api.Stage;
import dev.anyedge.scaleway.api.StageKind;
import dev.anyedge.scaleway.api.StageLink;
import dev.anyedge.scaleway.api.TlsStage;
import dev.anyedge.scaleway.api.WafStage;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.immutables.value.Value;

/**
 * A whole pipeline as one document: the pipeline, its stages with their links, the rules of its route stages, and which
 * DNS stage is the head (Scaleway reference §6). Immutable, thread-safe.
 *
 * <p>What the API answers and what a translation makes are the same kind of value; a translation invents ids, which only
 * link the stages.
 */
@Value.Immutable
@ValueStyle
public abstract class StageChain {
    StageChain() {}

    /**
     * A new builder.
     *
     * @return a builder with nothing set
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Reads the document's JSON form, strictly where the provider is: wrong types, links that cannot be, a firewall level
     * outside 1–4 and expressions that are none are refused, unknown members are kept.
     *
     * @param json {@code {"pipeline": {…}, "dns_stages": […], …, "head_stage": {…}}} with the wire fields of v1beta1
     * @return the document
     * @throws dev.anyedge.cdn.error.ValidationException with every violation and its JSON pointer
     */
    public static StageChain fromJson(String json) {
        return StageChainJson.read(json);
    }

    /**
     * A document of what the API answers.
     *
     * @param stages the pipeline with its stages
     * @param routeRules by the id of their route stage, in order
     * @param headDnsStageId the head, if there is one
     * @return the document
     */
    public static StageChain of(
            PipelineStages stages, Map<String, List<RouteRule>> routeRules, Optional<String> headDnsStageId) {
        return builder()
                .pipeline(stages.pipeline())
                .dnsStages(stages.dnsStages())
                .tlsStages(stages.tlsStages())
                .cacheStages(stages.cacheStages())
                .routeStages(stages.routeStages())
                .wafStages(stages.wafStages())
                .backendStages(stages.backendStages())
                .routeRules(routeRules)
                .headDnsStageId(headDnsStageId)
                .build();
    }

    /**
     * The pipeline.
     *
     * @return its name is {@code ""} where a document does not say it
     */
    public abstract Pipeline pipeline();

    /**
     * The DNS stages.
     *
     * @return in no order that matters
     */
    public abstract List<DnsStage> dnsStages();

    /**
     * The TLS stages.
     *
     * @return in no order that matters
     */
    public abstract List<TlsStage> tlsStages();

    /**
     * The cache stages.
     *
     * @return in no order that matters
     */
    public abstract List<CacheStage> cacheStages();

    /**
     * The backend stages.
     *
     * @return in no order that matters
     */
    public abstract List<BackendStage> backendStages();

    /**
     * The firewall stages.
     *
     * @return in no order that matters
     */
    public abstract List<WafStage> wafStages();

    /**
     * The route stages.
     *
     * @return in no order that matters
     */
    public abstract List<RouteStage> routeStages();

    /**
     * The rules of the route stages; the first that matches decides.
     *
     * @return by the id of their route stage, in order
     */
    public abstract Map<String, List<RouteRule>> routeRules();

    /**
     * The DNS stage at which requests arrive.
     *
     * @return empty when nothing is served
     */
    public abstract Optional<String> headDnsStageId();

    /**
     * Members of the document that this SDK does not know, kinds of stages from later versions among them. Under {@code
     * head_stage} stands what the head holds besides the stage that it names.
     *
     * @return member name to value
     */
    public abstract Map<String, JsonValue> extra();

    /**
     * The rules of one route stage.
     *
     * @param routeStageId the stage's id
     * @return in order, possibly none
     */
    public final List<RouteRule> rulesOf(String routeStageId) {
        return routeRules().getOrDefault(routeStageId, List.of());
    }

    /**
     * All stages.
     *
     * @return by kind, from the head to the origin
     */
    public final List<Stage> stages() {
        List<Stage> all = new ArrayList<>();
        all.addAll(dnsStages());
        all.addAll(tlsStages());
        all.addAll(cacheStages());
        all.addAll(routeStages());
        all.addAll(wafStages());
        all.addAll(backendStages());
        return Collections.unmodifiableList(all);
    }

    /**
     * The stage that a link leads to.
     *
     * @param link kind and id
     * @return empty when there is no such stage
     */
    public final Optional<Stage> stage(StageLink link) {
        return list(link.kind()).stream()
                .filter(stage -> stage.id().equals(link.id()))
                .map(stage -> (Stage) stage)
                .findFirst();
    }

    /**
     * The head.
     *
     * @return the DNS stage at which requests arrive; empty when there is none
     */
    public final Optional<DnsStage> head() {
        return headDnsStageId().flatMap(id -> dnsStages().stream()
                .filter(stage -> stage.id().equals(id))
                .findFirst());
    }

    /**
     * The way of a request that no route rule picks, from a stage on.
     *
     * @param start where to begin
     * @return the stage and its successors as far as they exist; a whole way ends in a backend stage
     */
    public final List<Stage> way(Stage start) {
        List<Stage> way = new ArrayList<>();
        Optional<Stage> stage = Optional.of(start);
        // Links lead from kind to later kind; the bound is for documents that break that rule.
        while (stage.isPresent() && way.size() < StageKind.values().length) {
            way.add(stage.get());
            stage = stage.get().next().flatMap(this::stage);
        }
        return Collections.unmodifiableList(way);
    }

    /**
     * The way of a request that no route rule picks, from the head on.
     *
     * @return none when there is no head
     */
    public final List<Stage> headWay() {
        return head().map(this::way).orElse(List.of());
    }

    /**
     * The stages that requests can pass from a stage on, by default or by a route rule.
     *
     * @param start where to begin
     * @return the stage itself and all that it leads to
     */
    public final Set<StageLink> reachableFrom(Stage start) {
        Set<StageLink> reached = new LinkedHashSet<>();
        Deque<Stage> open = new ArrayDeque<>();
        open.add(start);
        while (!open.isEmpty()) {
            Stage stage = open.remove();
            if (!reached.add(StageLink.to(stage))) {
                continue;
            }
            stage.next().flatMap(this::stage).ifPresent(open::add);
            if (stage.kind() == StageKind.ROUTE) {
                Set<StageLink> targets = new LinkedHashSet<>();
                rulesOf(stage.id()).forEach(rule -> rule.target().ifPresent(targets::add));
                targets.forEach(target -> stage(target).ifPresent(open::add));
            }
        }
        return reached;
    }

    /**
     * The stages that no request can pass.
     *
     * @return all stages when there is no head
     */
    public final List<Stage> unlinked() {
        Set<StageLink> reached = head().map(this::reachableFrom).orElse(Set.of());
        return stages().stream()
                .filter(stage -> !reached.contains(StageLink.to(stage)))
                .toList();
    }

    /**
     * The document's JSON form.
     *
     * @return indented JSON that {@link #fromJson} reads back
     */
    public final String toJson() {
        return StageChainJson.write(this);
    }

    private List<? extends Stage> list(StageKind kind) {
        return switch (kind) {
            case DNS -> dnsStages();
            case TLS -> tlsStages();
            case CACHE -> cacheStages();
            case ROUTE -> routeStages();
            case WAF -> wafStages();
            case BACKEND -> backendStages();
        };
    }

    /** Builds a {@link StageChain}. Not thread-safe. */
    public static final class Builder extends ImmutableStageChain.Builder {
        Builder() {}
    }
}
