package dev.anyedge.cdn.internal.migration;

import dev.anyedge.cdn.migration.MigratedPart;
import dev.anyedge.cdn.migration.MigrationReport;
import dev.anyedge.cdn.migration.OriginReplacement;
import dev.anyedge.cdn.migration.Outcome;
import java.util.List;

/** What every form of the report has in common: its sections, in their order, and its sentences. */
enum ReportSection {
    LOST_RESTRICTIONS("Lost restrictions", "More requests would be let through, or less protected, than before."),
    OTHER_LOSSES("Other losses", "Viewers are served differently, or something of the configuration is left behind."),
    ADJUSTED("Adjusted", "Same content, access equal or narrower, done in another way."),
    SAME("The same", "These stay as they are.");

    private final String title;
    private final String meaning;

    ReportSection(String title, String meaning) {
        this.title = title;
        this.meaning = meaning;
    }

    String title() {
        return title;
    }

    String meaning() {
        return meaning;
    }

    List<MigratedPart> parts(MigrationReport report) {
        return switch (this) {
            case LOST_RESTRICTIONS -> report.lostRestrictions();
            case OTHER_LOSSES -> report.parts(Outcome.LOST);
            case ADJUSTED -> report.parts(Outcome.ADJUSTED);
            case SAME -> report.parts(Outcome.SAME);
        };
    }

    static String title(MigrationReport report) {
        return report.distribution().name() + ": from " + report.from() + " to " + report.to();
    }

    static String verdict(MigrationReport report) {
        int restrictions = LOST_RESTRICTIONS.parts(report).size();
        int losses = OTHER_LOSSES.parts(report).size();
        if (report.document().isEmpty()) {
            return "Refused: " + report.to() + " cannot do all of this. No document was made; the examples show what it"
                    + " would do if what it cannot do were dropped.";
        }
        if (restrictions + losses > 0) {
            return "Done, with losses that were allowed.";
        }
        return ADJUSTED.parts(report).isEmpty()
                ? "Done: everything stays the same."
                : "Done: nothing is lost; some things are done in another way.";
    }

    static String compared(MigrationReport report) {
        return report.requests() + (report.requests() == 1 ? " request was" : " requests were")
                + " decided by both configurations. That nothing differs among them is no proof that nothing does:"
                + " the requests are chosen at the boundaries of the rules.";
    }

    static String name(MigratedPart part) {
        return switch (part.kind()) {
            case RULE -> "Rule " + part.name();
            case ORIGIN -> "Origin " + part.name();
            case ENDPOINT -> "Host name " + part.name();
            case DEFAULTS -> "Defaults";
            case DISTRIBUTION -> "The distribution";
            case DOCUMENT -> "In " + part.name() + (part.pointer().isEmpty() ? "" : " at " + part.pointer());
        };
    }

    static String how(OriginReplacement origin) {
        return switch (origin.how()) {
            case KEPT -> "as it is";
            case REACHABLE_AS -> "by the host that it is reachable as";
            case REPLACED -> "replaced, as asked for";
            case UNREACHABLE ->
                "cannot be reached: give a replacement, --origin " + origin.id() + "='"
                        + origin.template().orElse("") + "'";
        };
    }
}
