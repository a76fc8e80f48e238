package dev.anyedge.scaleway.translate;

import dev.anyedge.cdn.model.Condition;
import org.jspecify.annotations.Nullable;

/**
 * When two expressions of route rules pick the same: {@code /api/} searched for and {@code ^.*}{@code /api/.*$} do, in two
 * spellings. A deployment compares by this, so that a spelling of the provider's console is no change.
 */
public final class RouteExpressions {
    private RouteExpressions() {}

    /**
     * What a path expression picks.
     *
     * @param expression as it stands in a path filter
     * @return a text that is equal for expressions that are read alike; {@code ""} for one that picks every path
     */
    public static String path(String expression) {
        @Nullable Condition read = FilterText.readPath(expression);
        if (read == null) {
            return "expression " + expression;
        }
        return read.equals(Condition.path("/*")) ? "" : read.kind() + " " + read.values();
    }

    /**
     * What a host expression picks.
     *
     * @param expression as it stands in a host filter
     * @return a text that is equal for expressions that are read alike
     */
    public static String host(String expression) {
        @Nullable Condition read = FilterText.valid(expression) ? FilterText.readHosts(expression) : null;
        return read == null ? "expression " + expression : read.kind() + " " + read.values();
    }
}
