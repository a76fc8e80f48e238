package dev.anyedge.examples;

import dev.anyedge.cdn.migration.Migration;
import dev.anyedge.cdn.migration.MigrationReport;
import dev.anyedge.cdn.model.BucketOrigin;
import dev.anyedge.cdn.model.HttpOrigin;
import dev.anyedge.cdn.model.Origin;
import dev.anyedge.cdn.translation.Reading;
import dev.anyedge.cdn.translation.Strictness;
import dev.anyedge.cdn.translation.Translator;
import dev.anyedge.fujitsu.translate.FujitsuTranslator;
import dev.anyedge.lumen.translate.LumenTranslator;
import dev.anyedge.scaleway.translate.StageChainTranslator;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * The way out of a CDN that is closed: two sites as Lumen had them, one in each version of its API, carried to Fujitsu and to
 * Scaleway, with a report of everything that changes on the way. Nothing is sent.
 */
public final class MigrateFromLumen {
    /** A property of version 1.0: origin host, port and protocol, and two aliases. */
    private static final String VERSION_1 = """
            {"properties": [{
              "originserver": {"host": "origin.shop.example", "port": "8001", "protocol": "http"},
              "aliases": ["cdn.shop.example", "www.shop.example"],
              "cosid": "31001",
              "resourceGroups": [{"rgid": "images", "rgtype": "path", "rgdef": ["/img/*", "*.webp"]}],
              "configurationGroups": {"images": {
                "CacheControl": {"cchomode": {"int": "6h"}},
                "ContentManipulation": {"qshmode": {"type": "string", "action": "ignore"}}}}
            }]}
            """;

    /** A service image of version 2.0. */
    private static final String VERSION_2 = """
            {"reportingIds": [{"id": 31002, "name": "media.shop.example"}],
             "originDefinitions": [{"id": 31002, "name": "media", "protocol": "HTTPS", "host": "media.origin.example"}],
             "aliasDefinitions": [{"id": 1, "name": "media", "originId": 31002, "reportingId": 31002,
               "protocol": ["HTTP"], "aliases": ["media.shop.example"]}],
             "geoDefinitions": [{"id": 52001, "name": "Iberia", "countryCodes": ["ES", "PT"]}],
             "matchGroups": [
               {"id": 0, "matchRules": [
                 {"id": 1, "expression": "$id.minor == 31002", "features": {"trafficType": {"value": "WEB"}}}]},
               {"id": 31002, "matchRules": [
                 {"id": 310020, "expression": "*= /live/*", "features": {
                   "cchoMode": {"int": "no-store"}, "geoBlocking": {"geoIds": [52001], "action": "allow"}}},
                 {"id": 310021, "expression": "/", "features": {"qshMode": {"value": true}}}]}]}
            """;

    private final PrintStream out;
    private final Optional<Path> folder;

    private MigrateFromLumen(PrintStream out, Optional<Path> folder) {
        this.out = out;
        this.folder = folder;
    }

    /**
     * Carries both sites to both providers and prints a report for each move.
     *
     * @param args a folder for the same reports as pages, or nothing
     * @throws IOException when the folder cannot be written
     */
    public static void main(String... args) throws IOException {
        run(
                new PrintStream(System.out, true, StandardCharsets.UTF_8),
                Stream.of(args).findFirst().map(Path::of));
    }

    static void run(PrintStream out, Optional<Path> folder) throws IOException {
        LumenTranslator lumen = LumenTranslator.create();
        for (String document : List.of(VERSION_1, VERSION_2)) {
            Reading site = lumen.read(lumen.parse(document));
            MigrateFromLumen move = new MigrateFromLumen(out, folder);
            move.carry(site, FujitsuTranslator.create(), MigrateFromLumen::plainHost);
            move.carry(site, StageChainTranslator.create(), MigrateFromLumen::copy);
        }
    }

    /** Fujitsu asks an origin at the port of its scheme, which a second listener of the origin can give. */
    private static Origin plainHost(Origin origin) {
        HttpOrigin http = (HttpOrigin) origin;
        return HttpOrigin.builder().scheme(http.scheme()).host(http.host()).build();
    }

    /** Scaleway takes no host of one's own: the content goes into a bucket. */
    private static Origin copy(Origin origin) {
        return BucketOrigin.builder()
                .id(origin.id())
                .bucket(((HttpOrigin) origin).host().replace('.', '-'))
                .region("fr-par")
                .build();
    }

    /**
     * Strict first, so that every loss is in the report. Then without what the target cannot do, as long as that is no
     * restriction: where one would be lost there is no document, and the site stays off that provider.
     */
    private void carry(Reading site, Translator<?> target, UnaryOperator<Origin> replacement) throws IOException {
        Migration strict = Migration.to(target);
        for (Origin origin : site.distribution().origins()) {
            strict = strict.withOrigin(origin.id(), replacement.apply(origin));
        }
        MigrationReport report = strict.of("lumen", site);
        MigrationReport moved = report.document().isPresent()
                ? report
                : strict.with(Strictness.lenient()).of("lumen", site);
        out.println(report.toMarkdown());
        out.println(moved.document()
                .map(document -> "With the losses above, " + target.provider() + " takes it as\n" + document)
                .orElse("Not moved: a restriction would be lost. Drop it by its name, or keep the site off "
                        + target.provider() + ".\n"));
        if (folder.isPresent()) {
            Path file = Files.createDirectories(folder.get())
                    .resolve(site.distribution().name() + "-to-" + target.provider() + ".html");
            Files.writeString(file, report.toHtml());
        }
    }
}
