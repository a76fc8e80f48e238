package dev.anyedge.cdn.internal.migration;

import dev.anyedge.cdn.evaluation.Decision;
import dev.anyedge.cdn.internal.report.Html;
import dev.anyedge.cdn.internal.report.Words;
import dev.anyedge.cdn.migration.ExampleRequest;
import dev.anyedge.cdn.migration.MigratedPart;
import dev.anyedge.cdn.migration.MigrationReport;
import dev.anyedge.cdn.migration.OriginReplacement;
import dev.anyedge.cdn.translation.Finding;
import java.util.List;
import java.util.Locale;

/** A migration report as a page of its own. */
public final class ReportHtml {
    private ReportHtml() {}

    /**
     * The report.
     *
     * @param report a report
     * @return an HTML page that needs no other file
     */
    public static String of(MigrationReport report) {
        Html page = new Html(ReportSection.title(report));
        page.open("header");
        page.element("p", "eyebrow", "Migration report");
        page.element("h1", "", ReportSection.title(report));
        page.element("p", report.document().isEmpty() ? "verdict bad" : "verdict", ReportSection.verdict(report));
        page.open("ul", "tiles");
        for (ReportSection section : ReportSection.values()) {
            int count = section.parts(report).size();
            page.open("li", (count == 0 ? "none " : "") + anchor(section));
            page.raw("<a href=\"#" + anchor(section) + "\"><b>" + count + "</b> ")
                    .text(section.title())
                    .raw("</a>");
            page.close("li");
        }
        page.close("ul");
        page.close("header");
        page.open("main");
        for (ReportSection section : ReportSection.values()) {
            if (section == ReportSection.SAME) {
                origins(page, report);
            }
            section(page, section, report);
        }
        page.close("main");
        page.element("footer", "", ReportSection.compared(report));
        return page.finish();
    }

    private static String anchor(ReportSection section) {
        return section.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static void section(Html page, ReportSection section, MigrationReport report) {
        List<MigratedPart> parts = section.parts(report);
        page.raw("<section id=\"" + anchor(section) + "\" class=\"" + anchor(section) + "\" aria-labelledby=\""
                + anchor(section) + "-title\">");
        page.raw("<h2 id=\"" + anchor(section) + "-title\">")
                .text(section.title())
                .raw("</h2>");
        page.element("p", "meaning", parts.isEmpty() ? "None." : section.meaning());
        for (MigratedPart part : parts) {
            part(page, section, part, report);
        }
        page.raw("</section>\n");
    }

    private static void part(Html page, ReportSection section, MigratedPart part, MigrationReport report) {
        page.open("article");
        page.element("h3", "", ReportSection.name(part));
        if (!part.summary().isEmpty()) {
            page.element("p", "summary", part.summary());
        }
        if (!part.findings().isEmpty()) {
            page.open("ul", "findings");
            part.findings().forEach(finding -> finding(page, finding));
            page.close("ul");
        }
        boolean folded = section == ReportSection.SAME && !part.examples().isEmpty();
        if (folded) {
            page.raw("<details><summary>An example request</summary>");
        }
        part.examples().forEach(example -> example(page, example, report));
        if (folded) {
            page.raw("</details>");
        }
        page.close("article");
    }

    private static void finding(Html page, Finding finding) {
        page.open("li");
        page.element("span", "tag " + Words.lower(finding.severity()), Words.lower(finding.severity()));
        page.element("code", "", finding.feature().text());
        page.raw(" ").text(finding.message());
        finding.instead().ifPresent(i -> page.raw("<br><b>Instead</b> ").text(i));
        finding.hint().ifPresent(h -> page.raw("<br><b>What you can do</b> ").text(h));
        page.close("li");
    }

    private static void example(Html page, ExampleRequest example, MigrationReport report) {
        page.open("div", example.widens() ? "example widens" : "example");
        page.element("p", "request", Words.of(example.request()));
        page.open("dl");
        decision(page, report.from(), example.before());
        example.after().ifPresent(after -> decision(page, report.to(), after));
        page.close("dl");
        if (!example.announced()) {
            page.element("p", "remark", "Found by comparing; no finding of the translation says so.");
        }
        page.close("div");
    }

    private static void decision(Html page, String provider, Decision decision) {
        String kind = !decision.allowed() ? "refused" : decision.location().isPresent() ? "redirected" : "served";
        page.element("dt", "", provider);
        page.element("dd", kind, Words.of(decision));
    }

    private static void origins(Html page, MigrationReport report) {
        page.raw("<section id=\"origins\" aria-labelledby=\"origins-title\"><h2 id=\"origins-title\">Origins</h2>");
        page.open("div", "wide");
        page.raw("<table><thead><tr><th>Origin</th><th>At ")
                .text(report.from())
                .raw("</th><th>At ")
                .text(report.to())
                .raw("</th><th>How</th></tr></thead><tbody>");
        for (OriginReplacement origin : report.origins()) {
            page.open("tr", origin.how() == OriginReplacement.How.UNREACHABLE ? "bad" : "");
            page.element("th", "", origin.id());
            cell(page, "at " + report.from(), origin.before());
            cell(page, "at " + report.to(), origin.after().orElse("—"));
            cell(page, "how", ReportSection.how(origin));
            page.close("tr");
        }
        page.raw("</tbody></table>");
        page.close("div");
        page.raw("</section>\n");
    }

    /** A cell that says of what column it is where there is no room for columns. */
    private static void cell(Html page, String column, String content) {
        page.raw("<td data-column=\"").text(column).raw("\">").text(content).raw("</td>");
    }
}
