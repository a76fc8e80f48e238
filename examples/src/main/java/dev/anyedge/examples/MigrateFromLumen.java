package dev.anyedge.examples;

import dev.anyedge.cdn.model.Distribution;
import dev.anyedge.cdn.model.HttpOrigin;
import dev.anyedge.cdn.model.Origin;
import dev.anyedge.cdn.translation.Finding;
import dev.anyedge.cdn.translation.Reading;
import dev.anyedge.cdn.translation.Severity;
import dev.anyedge.cdn.translation.Strictness;
import dev.anyedge.cdn.translation.Translation;
import dev.anyedge.cdn.translation.TranslationContext;
import dev.anyedge.cdn.translation.Translator;
import dev.anyedge.fujitsu.translate.FujitsuTranslator;
import dev.anyedge.lumen.translate.LumenTranslator;
import dev.anyedge.scaleway.translate.StageChainTranslator;
import java.io.PrintStream;
import java.util.List;

/**
 * The way out of a CDN that is closed: two sites as Lumen had them, one in each version of its API, carried to Fujitsu and to
 * Scaleway, with everything that changes on the way. Nothing is sent.
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

    private MigrateFromLumen() {}

    /**
     * Carries both sites over and prints documents and differences.
     *
     * @param args none
     */
    public static void main(String[] args) {
        run(System.out);
    }

    static void run(PrintStream out) {
        LumenTranslator lumen = LumenTranslator.create();
        for (String document : List.of(VERSION_1, VERSION_2)) {
            Reading old = lumen.read(lumen.parse(document));
            Distribution site = old.distribution();
            out.println("== " + site.name() + ", as Lumen had it");
            tell(out, old.findings());
            // an origin that plain HTTP on a port of its own reached is reached otherwise from elsewhere
            Origin reachable = HttpOrigin.builder()
                    .scheme(HttpOrigin.Scheme.HTTP)
                    .host(((HttpOrigin) site.origins().get(0)).host())
                    .build();
            carry(out, site, FujitsuTranslator.create(), reachable);
            carry(out, site, StageChainTranslator.create(), reachable);
        }
    }

    /** Strict first; what refuses is told, and then dropped as far as it is no restriction. */
    private static <D> void carry(PrintStream out, Distribution site, Translator<D> to, Origin origin) {
        TranslationContext<D> strict =
                TranslationContext.<D>strict().withOrigin(site.origins().get(0).id(), origin);
        Translation<D> translation = to.translate(site, strict);
        out.println(
                "-- to " + to.provider() + (translation.document().isPresent() ? ", without a loss" : ", with losses"));
        if (translation.document().isEmpty()) {
            translation = to.translate(site, strict.with(Strictness.lenient()));
        }
        tell(out, translation.findings());
        out.println(
                translation
                        .document()
                        .map(to::print)
                        .orElse(
                                "Refused: a restriction would be lost; name it to drop it, or keep the site off this provider."));
    }

    private static void tell(PrintStream out, List<Finding> findings) {
        for (Finding finding : findings) {
            if (finding.severity() != Severity.NOTE) {
                out.println("   " + finding);
            }
        }
    }
}
