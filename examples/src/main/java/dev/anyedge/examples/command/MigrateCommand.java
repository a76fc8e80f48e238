package dev.anyedge.examples.command;

import dev.anyedge.cdn.Cdn;
import dev.anyedge.cdn.CdnProvider;
import dev.anyedge.cdn.migration.Migration;
import dev.anyedge.cdn.migration.MigrationReport;
import dev.anyedge.cdn.translation.Reading;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** One provider's document → another's, with a report. */
@Command(
        name = "migrate",
        description = "Prints another provider's document for one provider's; the report says every difference.")
final class MigrateCommand extends Subcommand {
    @Parameters(arity = "0..1", paramLabel = "DOC", description = "a document of the source, or - for standard input")
    @Nullable
    String file;

    @Option(names = "--from", required = true, paramLabel = "P", description = "the source: scaleway, fujitsu or lumen")
    String from = "";

    @Option(names = "--to", required = true, paramLabel = "Q", description = "the target: scaleway, fujitsu or lumen")
    String to = "";

    @Option(names = "--id", paramLabel = "ID", description = "instead of DOC: a live deployment of the source")
    @Nullable
    String id;

    @Mixin
    Address address = new Address();

    @Mixin
    TranslationMode mode = new TranslationMode();

    @Option(names = "--report", paramLabel = "md|json|html", description = "write a report; md without --report")
    @Nullable
    Form report;

    @Option(
            names = "--report-out",
            paramLabel = "FILE",
            description = "where the report goes; standard error without it")
    @Nullable
    Path reportOut;

    MigrateCommand(Output output) {
        super(output);
    }

    /** The forms of a report. */
    enum Form {
        /** Markdown. */
        MD,
        /** JSON. */
        JSON,
        /** A page. */
        HTML
    }

    @Override
    int run() {
        CdnProvider source = CdnProvider.named(from);
        CdnProvider target = CdnProvider.named(to);
        Reading reading = read(source);
        MigrationReport migrated =
                mode.applied(Migration.to(target.translator())).of(source.name(), reading);
        if (report != null || reportOut != null) {
            write(migrated, report == null ? form(reportOut) : report);
        }
        output.findings(reading.findings());
        if (migrated.document().isPresent()) {
            output.findings(migrated.findings());
        }
        output.result(migrated.orThrow());
        return CdnCommand.DONE;
    }

    private Reading read(CdnProvider source) {
        if ((file == null) == (id == null)) {
            throw new InvalidUseException("Give either DOC or --id ID.");
        }
        if (id == null) {
            return source.documents().read(Input.text(String.valueOf(file)));
        }
        try (Cdn cdn = address.open(source)) {
            return cdn.read(id);
        }
    }

    private static Form form(@Nullable Path file) {
        String name = String.valueOf(file).toLowerCase(Locale.ROOT);
        return name.endsWith(".html") ? Form.HTML : name.endsWith(".json") ? Form.JSON : Form.MD;
    }

    private void write(MigrationReport migrated, Form form) {
        String text =
                switch (form) {
                    case MD -> migrated.toMarkdown();
                    case JSON -> migrated.toJson();
                    case HTML -> migrated.toHtml();
                };
        if (reportOut == null) {
            output.attachment("report", text);
        } else {
            Input.write("--report-out", reportOut, text);
        }
    }
}
