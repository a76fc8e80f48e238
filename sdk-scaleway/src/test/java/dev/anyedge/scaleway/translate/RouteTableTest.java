package dev.anyedge.scaleway.translate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.anyedge.cdn.model.Firewall;
import dev.anyedge.cdn.translation.Feature;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RouteTableTest {
    private static final Target DEFAULT = target("default");

    @Test
    void rulesWithoutNegationAreOneRouteEachAndComparedWithNothing() throws Exception {
        RouteTable table = new RouteTable(DEFAULT);
        for (int i = 9_999; i >= 0; i--) {
            table.addAbove(entry(i, "/" + i + "/*", "origin-" + i % 7));
        }
        assertThat(table.routes()).hasSize(10_000);
        assertThat(table.routes().get(42).rule()).isEqualTo(42);
        assertThat(table.comparisons()).isZero();
    }

    @Test
    void aNegationLooksOnceAtEachRuleBelow() throws Exception {
        RouteTable table = new RouteTable(DEFAULT);
        for (int i = 9_999; i >= 0; i--) {
            table.addAbove(entry(i, "/" + i + "/*", "origin-" + i % 7));
        }
        table.addAbove(new RouteTable.Entry(-7, Region.ALL, List.of(paths("/42/*")), target("other")));
        assertThat(table.comparisons()).isLessThanOrEqualTo(10_000);
        assertThat(table.routes().subList(0, 2))
                .containsExactly(
                        new RouteTable.Route(paths("/42/*"), target("origin-0"), 42),
                        new RouteTable.Route(Region.ALL, target("other"), -7));
    }

    @Test
    void whatANegationLeavesOutGoesWhereTheRulesBelowSendIt() throws Exception {
        RouteTable table = new RouteTable(DEFAULT);
        table.addAbove(entry(2, "/api/v1/*", "old"));
        table.addAbove(entry(1, "/static/*", "static"));
        table.addAbove(new RouteTable.Entry(0, paths("/api/*"), List.of(paths("*.html")), target("api")));
        assertThat(table.routes())
                .containsExactly(
                        new RouteTable.Route(paths("/api/v1/*.html"), target("old"), 2),
                        new RouteTable.Route(paths("/api/*.html"), DEFAULT, -1),
                        new RouteTable.Route(paths("/api/*"), target("api"), 0),
                        new RouteTable.Route(paths("/static/*"), target("static"), 1),
                        new RouteTable.Route(paths("/api/v1/*"), target("old"), 2));
    }

    @Test
    void aNegationThatChangesNothingLeavesNoTrace() throws Exception {
        RouteTable table = new RouteTable(DEFAULT);
        table.addAbove(new RouteTable.Entry(0, paths("/api/*"), List.of(paths("*.html")), DEFAULT));
        assertThat(table.routes()).containsExactly(new RouteTable.Route(paths("/api/*"), DEFAULT, 0));
    }

    @Test
    void routesThatAreMetOnlyOnTheWayToTheSameTargetAreLeftOut() throws Exception {
        RouteTable table = new RouteTable(DEFAULT);
        table.addAbove(entry(2, "/api/old/*", "default"));
        table.addAbove(entry(1, "/api/new/*", "new"));
        table.addAbove(new RouteTable.Entry(0, paths("/api/*"), List.of(paths("*.html")), target("new")));
        assertThat(table.routes().subList(0, 3))
                .containsExactly(
                        new RouteTable.Route(paths("/api/new/*.html"), target("new"), 1),
                        new RouteTable.Route(paths("/api/*.html"), DEFAULT, -1),
                        new RouteTable.Route(paths("/api/*"), target("new"), 0));
    }

    @Test
    void tooManyRoutesFromNegationsAreRefusedAndLeaveTheTableAsItWas() throws Exception {
        RouteTable table = new RouteTable(DEFAULT);
        for (int i = RouteTable.MAX_EXPANDED; i >= 0; i--) {
            table.addAbove(entry(i, "/" + i + "/*", "origin-" + i % 7));
        }
        int before = table.routes().size();
        RouteTable.Entry all = new RouteTable.Entry(
                -7, Region.ALL, List.of(paths("/*1*", "/*2*", "/*0*", "/*3*", "/*/*")), target("other"));
        assertThatThrownBy(() -> table.addAbove(all))
                .isInstanceOfSatisfying(RouteTable.BeyondRoutes.class, e -> assertThat(e.feature)
                        .isEqualTo(Feature.LIMIT));
        assertThat(table.routes()).hasSize(before);
        table.addAbove(entry(-8, "/x", "other"));
        assertThat(table.routes()).hasSize(before + 1);
    }

    @Test
    void negationAboveVeryManyRulesIsRefusedAfterABoundedNumberOfLooks() throws Exception {
        RouteTable table = new RouteTable(DEFAULT);
        int plain = 50_000;
        for (int i = 0; i < plain; i++) {
            table.addAbove(entry(i, "/" + i + "/*", "origin-" + i % 7));
        }
        int refused = 0;
        for (int i = 0; i < plain; i++) {
            try {
                table.addAbove(new RouteTable.Entry(
                        plain + i, paths("/n" + i + "/*"), List.of(paths("/n" + i + "/x")), target("other")));
            } catch (RouteTable.BeyondRoutes e) {
                assertThat(e.feature).isEqualTo(Feature.LIMIT);
                refused++;
            }
        }

        assertThat(refused).isGreaterThan(plain - 100);
        assertThat(table.comparisons()).isEqualTo(RouteTable.MAX_COMPARISONS);
    }

    @Test
    void anExpressionThatCannotBeCombinedIsNotCombined() throws Exception {
        RouteTable table = new RouteTable(DEFAULT);
        Region expression = Region.ALL.withPaths(new TextSet.Expressions(List.of("/[0-9]+")));
        table.addAbove(new RouteTable.Entry(1, expression, List.of(), target("digits")));
        RouteTable.Entry above = new RouteTable.Entry(0, Region.ALL, List.of(paths("/1*")), target("other"));
        assertThatThrownBy(() -> table.addAbove(above))
                .isInstanceOfSatisfying(RouteTable.BeyondRoutes.class, e -> assertThat(e.feature)
                        .isEqualTo(Feature.NEGATED_CONDITION));
        // single paths can be tried
        table.addAbove(new RouteTable.Entry(0, Region.ALL, List.of(paths("/1", "/x")), target("other")));
        assertThat(table.routes().subList(0, 3))
                .containsExactly(
                        new RouteTable.Route(paths("/1"), target("digits"), 1),
                        new RouteTable.Route(paths("/1", "/x"), DEFAULT, -1),
                        new RouteTable.Route(Region.ALL, target("other"), 0));
    }

    @Test
    void anExpressionWhoseBeginningOrEndTellsItApartIsNotMet() throws Exception {
        RouteTable table = new RouteTable(DEFAULT);
        Region expression = Region.ALL.withPaths(new TextSet.Expressions(List.of("/v[0-9]+/.*", "/b[0-9]\\.png")));
        table.addAbove(new RouteTable.Entry(1, expression, List.of(), target("digits")));
        table.addAbove(new RouteTable.Entry(0, Region.ALL, List.of(paths("/a*", "/b*.jpg")), target("other")));
        assertThat(table.routes().get(0)).isEqualTo(new RouteTable.Route(paths("/a*", "/b*.jpg"), DEFAULT, -1));
    }

    @Test
    void aNegatedExpressionIsLeftOutAsAWholeWhereItCannotBeNarrowed() throws Exception {
        RouteTable table = new RouteTable(DEFAULT);
        Region expression = Region.ALL.withPaths(new TextSet.Expressions(List.of("/[0-9]+")));
        table.addAbove(new RouteTable.Entry(0, paths("/1*"), List.of(expression), target("other")));
        assertThat(table.routes())
                .containsExactly(
                        new RouteTable.Route(expression, DEFAULT, -1),
                        new RouteTable.Route(paths("/1*"), target("other"), 0));
    }

    private static RouteTable.Entry entry(int rule, String glob, String origin) {
        return new RouteTable.Entry(rule, paths(glob), List.of(), target(origin));
    }

    private static Region paths(String... globs) {
        List<Glob> all = new ArrayList<>();
        for (String glob : globs) {
            all.add(Glob.path(glob));
        }
        return Region.ALL.withPaths(new TextSet.Globs(all));
    }

    private static Target target(String origin) {
        return new Target(origin, Firewall.off());
    }
}
