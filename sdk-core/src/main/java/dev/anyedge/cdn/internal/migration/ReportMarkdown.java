package dev.anyedge.cdn.internal.migration;

import dev.anyedge.cdn.internal.report.Markdown;
import dev.anyedge.cdn.internal.report.Words;
import dev.anyedge.cdn.migration.ExampleRequest;
import dev.anyedge.cdn.migration.MigratedPart;
import dev.anyedge.cdn.migration.MigrationReport;
import dev.anyedge.cdn.migration.OriginReplacement;
import dev.anyedge.cdn.translation.Finding;
import java.util.List;

/** A migration report as Markdown. */
public final class ReportMarkdown {
    private ReportMarkdown() {}

    /**
     * The report.
     *
     * @param report a report
     * @return Markdown
     */
    public static String of(MigrationReport report) {
        StringBuilder text = new StringBuilder();
        text.append("# ").append(Markdown.escaped(ReportSection.title(report))).append("\n\n");
        text.append(Markdown.escaped(ReportSection.verdict(report))).append("\n\n| | |\n|---|---|\n");
        for (ReportSection section : ReportSection.values()) {
            text.append("| ")
                    .append(section.title())
                    .append(" | ")
                    .append(section.parts(report).size())
                    .append(" |\n");
        }
        for (ReportSection section : ReportSection.values()) {
            if (section == ReportSection.SAME) {
                origins(text, report);
            }
            section(text, section, report);
        }
        return text.append('\n')
                .append(Markdown.escaped(ReportSection.compared(report)))
                .append('\n')
                .toString();
    }

    private static void section(StringBuilder text, ReportSection section, MigrationReport report) {
        List<MigratedPart> parts = section.parts(report);
        if (parts.isEmpty()) {
            return;
        }
        text.append("\n## ")
                .append(section.title())
                .append("\n\n")
                .append(section.meaning())
                .append('\n');
        for (MigratedPart part : parts) {
            text.append("\n### ")
                    .append(Markdown.escaped(ReportSection.name(part)))
                    .append('\n');
            if (!part.summary().isEmpty()) {
                text.append('\n').append(Markdown.escaped(part.summary())).append('\n');
            }
            if (!part.findings().isEmpty()) {
                text.append('\n');
            }
            for (Finding finding : part.findings()) {
                text.append("- ").append(Markdown.escaped(finding.toString())).append('\n');
            }
            for (ExampleRequest example : part.examples()) {
                example(text, report, example);
            }
        }
    }

    private static void example(StringBuilder text, MigrationReport report, ExampleRequest example) {
        text.append("\n| ")
                .append(Markdown.escaped(Words.of(example.request())))
                .append(" | |\n|---|---|\n| ")
                .append(report.from())
                .append(" | ")
                .append(Markdown.escaped(Words.of(example.before())))
                .append(" |\n");
        example.after().ifPresent(after -> text.append("| ")
                .append(report.to())
                .append(" | ")
                .append(Markdown.escaped(Words.of(after)))
                .append(" |\n"));
        if (!example.announced()) {
            text.append("\nFound by comparing; no finding of the translation says so.\n");
        }
    }

    private static void origins(StringBuilder text, MigrationReport report) {
        text.append("\n## Origins\n\n| origin | at ")
                .append(report.from())
                .append(" | at ")
                .append(report.to())
                .append(" | how |\n|---|---|---|---|\n");
        for (OriginReplacement origin : report.origins()) {
            text.append("| ")
                    .append(Markdown.escaped(origin.id()))
                    .append(" | ")
                    .append(Markdown.escaped(origin.before()))
                    .append(" | ")
                    .append(Markdown.escaped(origin.after().orElse("—")))
                    .append(" | ")
                    .append(Markdown.escaped(ReportSection.how(origin)))
                    .append(" |\n");
        }
    }
}
