package dev.anyedge.lumen;

import dev.anyedge.cdn.Cdn;
import dev.anyedge.cdn.CdnProvider;
import dev.anyedge.cdn.CdnSetting;
import dev.anyedge.cdn.CdnSettings;
import dev.anyedge.cdn.diagram.Diagram;
import dev.anyedge.cdn.error.ValidationException;
import dev.anyedge.cdn.error.Violation;
import dev.anyedge.cdn.translation.Translator;
import dev.anyedge.lumen.image.InferredShapes;
import dev.anyedge.lumen.translate.LumenTranslator;
import java.util.List;

/** The Lumen CDN for tools that find providers by their name. Thread-safe. */
public final class LumenProvider implements CdnProvider {
    private static final CdnSetting ENDPOINT =
            CdnSetting.of("endpoint", "the base URL of the API; the provider's own, which is closed, without it");
    private static final CdnSetting KEY_ID = CdnSetting.of("key-id", "the id of the API key")
            .from("LUMEN_KEY_ID")
            .needed();
    private static final CdnSetting SECRET = CdnSetting.of("secret", "the secret of the API key")
            .from("LUMEN_SECRET")
            .needed()
            .hidden();
    private static final CdnSetting ACCESS_GROUP = CdnSetting.of("access-group", "the number of the access group")
            .from("LUMEN_ACCESS_GROUP")
            .needed();
    private static final CdnSetting SCID =
            CdnSetting.of("scid", "the service component").from("LUMEN_SCID").needed();
    private static final CdnSetting SUBSCRIBER = CdnSetting.of("subscriber", "the subscriber, whose image is meant")
            .from("LUMEN_SUBSCRIBER")
            .needed();

    /** Called by {@link java.util.ServiceLoader}. */
    public LumenProvider() {}

    @Override
    public String name() {
        return "lumen";
    }

    @Override
    public List<CdnSetting> settings() {
        return List.of(ENDPOINT, KEY_ID, SECRET, ACCESS_GROUP, SCID, SUBSCRIBER);
    }

    @Override
    public Translator<?> translator() {
        return LumenTranslator.create();
    }

    /** The image: aliases, properties with their rules in order, origins. */
    @Override
    public Diagram diagram(String document) {
        return ImageDiagram.of(LumenTranslator.create().parse(document).image(), InferredShapes.proposed());
    }

    @Override
    public Cdn open(CdnSettings settings) {
        String group = settings.require(ACCESS_GROUP);
        if (!group.matches("[0-9]{1,18}")) {
            throw new ValidationException(
                    "Lumen account",
                    List.of(new Violation(
                            "/access-group",
                            group,
                            "a number",
                            "the access group is \"" + group + "\", allowed is a number")));
        }
        LumenCdn.Builder builder = LumenCdn.builder()
                .account(LumenAccount.of(
                        LumenCredentials.of(settings.require(KEY_ID), settings.require(SECRET)),
                        Long.parseLong(group),
                        settings.require(SCID),
                        settings.require(SUBSCRIBER)));
        settings.uri(ENDPOINT).ifPresent(builder::endpoint);
        return builder.build();
    }
}
