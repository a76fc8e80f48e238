package dev.anyedge.scaleway;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.anyedge.cdn.Change;
import dev.anyedge.cdn.Impact;
import dev.anyedge.cdn.engine.ApplyScope;
import dev.anyedge.cdn.engine.Step;
import dev.anyedge.scaleway.api.Stage;
import dev.anyedge.scaleway.api.StageKind;
import dev.anyedge.scaleway.api.StageLink;
import java.util.Optional;
import java.util.function.Consumer;

/** The steps of a {@link Changeover} that are the same in both dialects: one stage made, written or deleted. */
final class StageSteps {

    /** Makes a stage. */
    interface Maker {
        /**
         * Makes a stage and says which it is.
         *
         * @param next what comes after it
         * @return its id
         */
        String make(Optional<StageLink> next, ApplyScope scope);
    }

    private final String name;
    private final StageGraph wished;
    private final Changeover changeover;

    StageSteps(String name, StageGraph wished, Changeover changeover) {
        this.name = name;
        this.wished = wished;
        this.changeover = changeover;
    }

    Step create(Stage stage, Maker maker) {
        ObjectNode after = StageWords.settings(stage);
        stage.next().ifPresent(next -> after.put(next.kind().linkMember(), shown(next)));
        return Step.of(
                Change.builder()
                        .from(change(Change.Action.CREATE, StageWords.kind(stage), title(stage), Impact.NONE))
                        .after(StageWords.json(after))
                        .build(),
                scope -> scope.produced(
                        role(StageLink.to(stage)), maker.make(stage.next().map(link -> target(link, scope)), scope)));
    }

    Step delete(Stage stage, Consumer<Stage> deletion) {
        ObjectNode before = StageWords.settings(stage);
        stage.next().ifPresent(next -> before.put(next.kind().linkMember(), next.id()));
        return Step.of(
                Change.builder()
                        .from(change(Change.Action.DELETE, StageWords.kind(stage), title(stage), Impact.NONE))
                        .before(StageWords.json(before))
                        .build(),
                scope -> deletion.accept(stage));
    }

    /** The write on the stage itself that viewers notice. */
    Step patch(Changeover.Switch found, boolean serving, StagePatch.Calls calls) {
        Stage there = found.live();
        StagePatch patch = new StagePatch(there, found.wished(), calls);
        Optional<StageLink> next = found.next() ? found.wished().next() : Optional.empty();
        next.ifPresent(link -> {
            there.next().ifPresent(old -> patch.members().was(old.kind().linkMember(), old.id()));
            patch.members().becomes(link.kind().linkMember(), shown(link));
        });
        return Step.of(
                patch.members().on(change(Change.Action.UPDATE, StageWords.kind(there), title(found), impact(serving))),
                scope -> patch.send(next.map(link -> target(link, scope))));
    }

    Impact impact(boolean serving) {
        return !serving ? Impact.NONE : changeover.flushesCache() ? Impact.CACHE_FLUSH : Impact.TRAFFIC;
    }

    String title(Stage stage) {
        return StageWords.title(stage, name);
    }

    /** A DNS stage is called by the name that it gets. */
    String title(Changeover.Switch found) {
        return title(found.live().kind() == StageKind.DNS ? found.wished() : found.live());
    }

    static Change change(Change.Action action, String kind, String name, Impact impact) {
        return Change.builder()
                .action(action)
                .kind(kind)
                .name(name)
                .impact(impact)
                .build();
    }

    // ---- links ----

    private static String role(StageLink link) {
        return link.toString();
    }

    /** The stage that plays the part of a wished one, once all steps before are done. */
    StageLink target(StageLink wanted, ApplyScope scope) {
        return changeover
                .reused(wanted)
                .orElseGet(() -> new StageLink(wanted.kind(), scope.id(role(changeover.maker(wanted)))));
    }

    /** Where a wished link leads: the id of a live stage, or the name of one that is made. */
    String shown(StageLink link) {
        return changeover
                .reused(link)
                .map(StageLink::id)
                .orElseGet(() -> "new "
                        + wished.stage(changeover.maker(link))
                                .map(made -> StageWords.kind(made) + " " + title(made))
                                .orElse(link.id()));
    }
}
