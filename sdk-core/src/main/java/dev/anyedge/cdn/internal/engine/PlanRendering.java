package dev.anyedge.cdn.internal.engine;

import dev.anyedge.cdn.Change;
import dev.anyedge.cdn.Plan;
import dev.anyedge.cdn.RequiredAction;
import dev.anyedge.cdn.internal.report.Markdown;
import dev.anyedge.cdn.translation.Finding;
import java.util.List;

/** A plan for people: the same plan gives the same text, so that two of them can be compared. */
public final class PlanRendering {
    private PlanRendering() {}

    /**
     * For a terminal.
     *
     * @param plan a plan
     * @return lines
     */
    public static String text(Plan plan) {
        StringBuilder text = new StringBuilder();
        text.append(plan.distribution().name())
                .append(" at ")
                .append(plan.provider())
                .append(plan.deploymentId().map(id -> " (" + id + ")").orElse(" (new)"))
                .append('\n');
        for (Change change : plan.changes()) {
            text.append("  ").append(ChangeLine.title(change));
            List<String> differences = ChangeLine.differences(change);
            if (!differences.isEmpty()) {
                text.append("  ").append(String.join(", ", differences));
            }
            String remarks = ChangeLine.remarks(change);
            if (!remarks.isEmpty()) {
                text.append("  ").append(remarks);
            }
            text.append('\n');
        }
        if (!plan.findings().isEmpty()) {
            text.append("Findings:\n");
            for (Finding finding : plan.findings()) {
                text.append("  ").append(finding).append('\n');
            }
        }
        if (!plan.requiredActions().isEmpty()) {
            text.append("For you to do:\n");
            for (RequiredAction action : plan.requiredActions()) {
                text.append("  ").append(action.text()).append('\n');
            }
        }
        return text.append(sum(plan)).toString();
    }

    /**
     * For a comment.
     *
     * @param plan a plan
     * @return Markdown
     */
    public static String markdown(Plan plan) {
        StringBuilder text = new StringBuilder();
        text.append("### ")
                .append(Markdown.escaped(plan.distribution().name()))
                .append(" at ")
                .append(Markdown.escaped(plan.provider()))
                .append(plan.deploymentId()
                        .map(id -> " (" + Markdown.escaped(id) + ")")
                        .orElse(" (new)"))
                .append("\n\n");
        if (!plan.changes().isEmpty()) {
            text.append("| | kind | name | what | impact |\n|---|---|---|---|---|\n");
            for (Change change : plan.changes()) {
                text.append("| `").append(ChangeLine.title(change), 0, 1).append("` | ");
                text.append(Markdown.escaped(change.kind())).append(" | ");
                text.append(Markdown.escaped(change.name())).append(" | ");
                text.append(Markdown.escaped(String.join(", ", ChangeLine.differences(change))))
                        .append(" | ");
                String remarks = ChangeLine.remarks(change);
                text.append(Markdown.escaped(remarks.isEmpty() ? "" : remarks.substring(1, remarks.length() - 1)))
                        .append(" |\n");
            }
            text.append('\n');
        }
        if (!plan.findings().isEmpty()) {
            text.append("**Findings**\n\n");
            for (Finding finding : plan.findings()) {
                text.append("- ").append(Markdown.escaped(finding.toString())).append('\n');
            }
            text.append('\n');
        }
        if (!plan.requiredActions().isEmpty()) {
            text.append("**For you to do**\n\n");
            for (RequiredAction action : plan.requiredActions()) {
                text.append("- [ ] ").append(Markdown.escaped(action.text())).append('\n');
            }
            text.append('\n');
        }
        return text.append(sum(plan)).append('\n').toString();
    }

    private static String sum(Plan plan) {
        if (plan.isEmpty()) {
            return "No changes.";
        }
        int changes = plan.changes().size();
        return changes
                + (changes == 1 ? " change, " : " changes, ")
                + plan.calls()
                + (plan.calls() == 1 ? " call" : " calls");
    }
}
