package dev.anyedge.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.anyedge.cdn.Deployment;
import dev.anyedge.cdn.error.CdnException;
import dev.anyedge.cdn.error.NotFoundException;
import dev.anyedge.cdn.evaluation.Request;
import dev.anyedge.cdn.evaluation.Requests;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** A deployment goes as a whole, and nothing else goes with it. */
public abstract class DeleteContract extends ContractTopic {

    /** For subclasses. */
    protected DeleteContract() {}

    @Test
    void nothingOfItIsLeft() {
        try (Session session = open()) {
            Deployment live = session.apply(shop().large());

            session.cdn.delete(live.id());

            assertThat(session.account.inventory()).isEmpty();
            assertThat(session.list()).isEmpty();
            Edge edge = session.account.edge();
            for (Request request : new Requests(shop().large(), 3).stream(20).toList()) {
                assertThat(edge.decide(request)).isEqualTo(Viewed.unknown());
            }
            assertThatThrownBy(() -> session.cdn.status(live.id())).isInstanceOf(NotFoundException.class);
            assertThatThrownBy(() -> session.cdn.delete(live.id())).isInstanceOf(NotFoundException.class);
        }
    }

    @Test
    void othersAreLeftAlone() {
        try (Session session = open()) {
            session.apply(shop().other());
            Deployment live = session.apply(shop().plain());

            session.cdn.delete(live.id());

            session.assertIs(shop().other(), "the other one");
            assertThat(session.account.inventory()).isEqualTo(session.freshInventory(shop().other()));
        }
    }

    @Test
    void theLastOneStaysWhereAnAccountCannotBeEmpty() {
        try (Session session = open()) {
            for (String id : session.account.residents()) {
                List<Deployment> before = session.cdn.list();
                session.account.calls().clear();

                assertThatThrownBy(() -> session.cdn.delete(id))
                        .isInstanceOf(CdnException.class)
                        .hasMessageContaining(id);

                assertThat(session.account.calls().writes()).isEmpty();
                assertThat(session.cdn.list()).isEqualTo(before);
                assertThat(session.account.inventory()).isEmpty();
            }
        }
    }

    @Test
    void whatWasDeletedIsMadeAgain() {
        try (Session session = open()) {
            session.cdn.delete(session.apply(shop().plain()).id());

            session.apply(shop().plain());

            session.assertIs(shop().plain(), "made again");
        }
    }

    @TestFactory
    Stream<DynamicTest> whicheverCallOfADeletionFailsTheNextOneFinishes() {
        return Stream.of(Trouble.values())
                .map(trouble -> DynamicTest.dynamicTest(trouble.toString(), () -> {
                    try (Session session = open()) {
                        String first = session.apply(shop().plain()).id();
                        session.account.calls().clear();
                        session.cdn.delete(first);
                        int calls = session.account.calls().all().size();
                        for (int at = 1; at <= calls; at++) {
                            String id = session.apply(shop().plain()).id();
                            session.account.calls().fail(at, at % 2 == 0 ? 1 : Integer.MAX_VALUE, trouble);
                            boolean failed = fails(session, id);
                            session.account.calls().heal();
                            if (failed) {
                                fails(session, id);
                            }
                            assertThat(session.account.inventory())
                                    .as("%s at call %d", trouble, at)
                                    .isEmpty();
                        }
                    }
                }));
    }

    private static boolean fails(Session session, String id) {
        try {
            session.cdn.delete(id);
            return false;
        } catch (NotFoundException e) {
            // the deletion that seemed to fail had been done
            return false;
        } catch (CdnException e) {
            assertThat(e.getMessage()).isNotBlank();
            return true;
        }
    }
}
