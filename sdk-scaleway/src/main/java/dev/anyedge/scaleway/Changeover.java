package dev.anyedge.scaleway;

import dev.anyedge.scaleway.api.BackendStage;
import dev.anyedge.scaleway.api.RouteRule;
import dev.anyedge.scaleway.api.RouteStage;
import dev.anyedge.scaleway.api.Stage;
import dev.anyedge.scaleway.api.StageKind;
import dev.anyedge.scaleway.api.StageLink;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * How the graph that is live becomes the graph that is wished with a single write that viewers notice.
 *
 * <p>Every write goes live at once (Scaleway reference §9), so a change is safe only when whatever it needs is there
 * before. The candidates are the live stages, lowest first; a candidate does when, with everything below it either alike
 * already or made anew beside what is live, one write on it makes the whole graph mean what is wished. The DNS stage
 * always does, so that there is always a way and neither DNS nor TLS is ever made anew for an endpoint that stays.
 */
final class Changeover {

    /**
     * The write that viewers notice.
     *
     * @param live the stage that is written
     * @param wished what it becomes
     * @param next whether what comes next changes
     * @param rules whether its rules change; then nothing else does, because rules are written by a call of their own
     */
    record Switch(Stage live, Stage wished, boolean next, boolean rules) {}

    /** Stages of one kind and one shape can stand for each other; kind counts, because a stage may do nothing. */
    private record Part(StageKind kind, int shape) {}

    private final StageGraph live;
    private final StageGraph wished;
    private final Optional<StageLink> root;
    private final Set<StageLink> keep;
    private final StageShapes.Of liveShapes;
    private final StageShapes.Of wishedShapes;
    private final Map<Integer, List<Stage>> alike = new HashMap<>();
    private final Map<StageLink, StageLink> reused = new LinkedHashMap<>();
    private final Map<Part, StageLink> makers = new HashMap<>();
    private final List<Stage> created = new ArrayList<>();
    private Optional<Switch> change = Optional.empty();

    private Changeover(
            StageGraph live, Optional<StageLink> root, StageGraph wished, Set<StageLink> keep, StageShapes shapes) {
        this.live = live;
        this.wished = wished;
        this.root = root;
        this.keep = keep;
        this.liveShapes = shapes.of(live);
        this.wishedShapes = shapes.of(wished);
    }

    /**
     * Finds the changeover.
     *
     * @param live what is there
     * @param root the DNS stage at which requests arrive, or would
     * @param wished what shall be there
     * @param wishedRoot where requests shall arrive
     * @param keep live stages that are none of this deployment's business: never written, never used, never deleted
     * @param normalised what is there as the translation would say it; empty where it cannot
     */
    static Changeover find(
            StageGraph live,
            Optional<StageLink> root,
            StageGraph wished,
            StageLink wishedRoot,
            Set<StageLink> keep,
            Supplier<Optional<StageGraph>> normalised,
            RuleMeaning meaning) {
        // the texts of an unchanged distribution are the same: then nobody needs to understand expressions
        Changeover literal = new Changeover(live, root, wished, keep, new StageShapes(RuleMeaning.literal()));
        if (root.isPresent() && literal.same(root.get(), wishedRoot)) {
            return literal;
        }
        StageShapes shapes = new StageShapes(meaning);
        Changeover found = new Changeover(live, root, wished, keep, shapes);
        if (root.isEmpty() || !found.sameOnceSaidAnew(normalised.get(), shapes, wishedRoot)) {
            found.search(wishedRoot);
        }
        return found;
    }

    /** Another tool's pipeline may hold rules that decide nothing; leaving them out is no change. */
    private boolean sameOnceSaidAnew(Optional<StageGraph> normalised, StageShapes shapes, StageLink wishedRoot) {
        return normalised
                .flatMap(graph -> graph.start().map(start -> shapes.of(graph).shape(StageLink.to(start))))
                .filter(shape -> shape == wishedShapes.shape(wishedRoot))
                .isPresent();
    }

    private boolean same(StageLink liveLink, StageLink wishedLink) {
        return liveShapes.shape(liveLink) == wishedShapes.shape(wishedLink);
    }

    /** The DNS stage at which requests arrive when all is done: a live one, or empty when one is made. */
    Optional<StageLink> root() {
        return root;
    }

    Optional<Switch> change() {
        return change;
    }

    /** The wished stages that are made anew, each after what it leads to. */
    List<Stage> created() {
        return Collections.unmodifiableList(created);
    }

    /** The live stage that plays the part of a wished one; empty when it is made anew. */
    Optional<StageLink> reused(StageLink wishedLink) {
        return Optional.ofNullable(reused.get(wishedLink));
    }

    /** The wished stage that is made for this one: itself, or an equal one. */
    StageLink maker(StageLink wishedLink) {
        return makers.getOrDefault(part(wishedLink), wishedLink);
    }

    private Part part(StageLink wishedLink) {
        return new Part(wishedLink.kind(), wishedShapes.shape(wishedLink));
    }

    private void search(StageLink wishedRoot) {
        for (Stage stage : live.stages()) {
            alike.computeIfAbsent(liveShapes.shape(StageLink.to(stage)), shape -> new ArrayList<>())
                    .add(stage);
        }
        if (root.isEmpty()) {
            bind(wishedRoot);
        } else if (!same(root.get(), wishedRoot)) {
            Switch found = candidate(root.get(), wishedRoot);
            change = Optional.of(found);
            if (found.next()) {
                found.wished().next().ifPresent(this::bind);
            }
            if (found.rules()) {
                wished.rules(found.wished()).forEach(rule -> rule.target().ifPresent(this::bind));
            }
        }
        created.sort(Comparator.comparing(Stage::kind).reversed());
    }

    private Switch candidate(StageLink liveRoot, StageLink wishedRoot) {
        int goal = wishedShapes.shape(wishedRoot);
        List<Stage> lowestFirst = stages(live, live.reachable(List.of(liveRoot)));
        List<Stage> becomes = stages(wished, wished.reachable(List.of(wishedRoot)));
        for (Stage stage : lowestFirst) {
            StageLink link = StageLink.to(stage);
            if (keep.contains(link)) {
                continue;
            }
            Set<Integer> tried = new HashSet<>();
            for (Stage other : becomes) {
                int shape = wishedShapes.shape(StageLink.to(other));
                if (stage.kind() != other.kind() || !oneWrite(stage, other) || !tried.add(shape)) {
                    continue;
                }
                StageShapes.Of after = liveShapes.with(link, shape);
                if (after.shape(liveRoot) == goal) {
                    return new Switch(
                            stage,
                            other,
                            nextDiffers(stage, other),
                            stage instanceof RouteStage && rulesDiffer(stage, other));
                }
            }
        }
        throw new IllegalStateException("a DNS stage can become any other");
    }

    private boolean oneWrite(Stage stage, Stage other) {
        if (stage instanceof BackendStage backend && other instanceof BackendStage wanted) {
            // another resource is another backend: it gets a stage of its own
            return backend.backend()
                    .map(StageShapes::resource)
                    .equals(wanted.backend().map(StageShapes::resource));
        }
        return !(stage instanceof RouteStage) || nextDiffers(stage, other) != rulesDiffer(stage, other);
    }

    private boolean nextDiffers(Stage stage, Stage other) {
        return liveShapes.next(stage) != wishedShapes.next(other);
    }

    private boolean rulesDiffer(Stage stage, Stage other) {
        return liveShapes.rules(stage) != wishedShapes.rules(other);
    }

    private static List<Stage> stages(StageGraph graph, Collection<StageLink> links) {
        return links.stream()
                .flatMap(link -> graph.stage(link).stream())
                .sorted(Comparator.comparing(Stage::kind).reversed())
                .toList();
    }

    /** Finds a live stage that means the same, or has one made, after what it leads to. */
    private void bind(StageLink link) {
        Part part = part(link);
        if (reused.containsKey(link) || makers.containsKey(part)) {
            return;
        }
        for (Stage stage : alike.getOrDefault(part.shape(), List.of())) {
            StageLink found = StageLink.to(stage);
            if (stage.kind() == link.kind() && !keep.contains(found)) {
                reused.put(link, found);
                return;
            }
        }
        Stage stage = wished.stage(link)
                .orElseThrow(
                        () -> new IllegalStateException("the translation links to " + link + ", which is not there"));
        makers.put(part, link);
        wished.links(stage).forEach(this::bind);
        created.add(stage);
    }

    /** The live stages that nothing needs when all is done, upstream first. */
    List<Stage> leftovers() {
        Set<StageLink> needed = new LinkedHashSet<>(keep);
        root.ifPresent(needed::add);
        needed.addAll(reused.values());
        Set<StageLink> reached = new HashSet<>();
        List<StageLink> open = new ArrayList<>(needed);
        while (!open.isEmpty()) {
            StageLink link = open.remove(open.size() - 1);
            Optional<Stage> stage = live.stage(link);
            if (stage.isPresent() && reached.add(link)) {
                open.addAll(linksAfterwards(stage.get()));
            }
        }
        return live.stages().stream()
                .filter(stage -> !reached.contains(StageLink.to(stage)))
                .toList();
    }

    private Set<StageLink> linksAfterwards(Stage stage) {
        if (change.isEmpty() || !change.get().live().equals(stage)) {
            return live.links(stage);
        }
        Switch found = change.get();
        Set<StageLink> links = new LinkedHashSet<>();
        (found.next() ? found.wished().next().flatMap(this::reused) : stage.next()).ifPresent(links::add);
        for (RouteRule rule : found.rules() ? wished.rules(found.wished()) : live.rules(stage)) {
            rule.target()
                    .flatMap(target -> found.rules() ? reused(target) : Optional.of(target))
                    .ifPresent(links::add);
        }
        return links;
    }

    /** Whether viewers get a cache stage that they did not have, or lose the one that they had. */
    boolean flushesCache() {
        return change.isPresent()
                && change.get().next()
                && (change.get().live().kind() == StageKind.DNS
                        || change.get().live().kind() == StageKind.TLS)
                && !cacheBelow(live, change.get().live()).equals(cacheAfterwards());
    }

    private Optional<StageLink> cacheAfterwards() {
        return cacheBelow(wished, change.orElseThrow().wished())
                .map(cache -> reused(cache).orElse(new StageLink(StageKind.CACHE, "new")));
    }

    private static Optional<StageLink> cacheBelow(StageGraph graph, Stage stage) {
        Optional<StageLink> next = stage.next();
        while (next.isPresent()) {
            if (next.get().kind() == StageKind.CACHE) {
                return next;
            }
            next = graph.stage(next.get()).flatMap(Stage::next);
        }
        return Optional.empty();
    }
}
