package dev.anyedge.fujitsu;

import dev.anyedge.cdn.Cdn;
import dev.anyedge.cdn.CdnProvider;
import dev.anyedge.cdn.CdnSetting;
import dev.anyedge.cdn.CdnSettings;
import dev.anyedge.cdn.diagram.Diagram;
import dev.anyedge.cdn.translation.Translator;
import dev.anyedge.fujitsu.translate.FujitsuDocument;
import dev.anyedge.fujitsu.translate.FujitsuTranslator;
import java.util.List;

/** The Fujitsu CDN for tools that find providers by their name. Thread-safe. */
public final class FujitsuProvider implements CdnProvider {
    private static final CdnSetting ENDPOINT =
            CdnSetting.of("endpoint", "the base URL of the control plane; the provider's own without it");
    private static final CdnSetting IDENTITY_ENDPOINT = CdnSetting.of(
            "identity-endpoint",
            "the base URL of the identity service; the endpoint where one is given, else the"
                    + " provider's global one");
    private static final CdnSetting DOMAIN = CdnSetting.of(
                    "domain", "the name of the domain, which is that of the contract")
            .from(FujitsuCredentials.DOMAIN)
            .needed();
    private static final CdnSetting USER = CdnSetting.of("user", "the name of the user")
            .from(FujitsuCredentials.USER)
            .needed();
    private static final CdnSetting PASSWORD = CdnSetting.of("password", "the user's password")
            .from(FujitsuCredentials.PASSWORD)
            .needed()
            .hidden();
    private static final CdnSetting PROJECT = CdnSetting.of(
                    "project-id", "the default project of the contract, whose services are meant")
            .from(FujitsuCredentials.PROJECT_ID)
            .needed();

    /** Called by {@link java.util.ServiceLoader}. */
    public FujitsuProvider() {}

    @Override
    public String name() {
        return "fujitsu";
    }

    @Override
    public List<CdnSetting> settings() {
        return List.of(ENDPOINT, IDENTITY_ENDPOINT, DOMAIN, USER, PASSWORD, PROJECT);
    }

    @Override
    public Translator<?> translator() {
        return FujitsuTranslator.create();
    }

    /** The cascade of the rules. */
    @Override
    public Diagram diagram(String document) {
        return RulesDiagram.of(FujitsuDocument.fromJson(document));
    }

    @Override
    public Cdn open(CdnSettings settings) {
        FujitsuCdn.Builder builder = FujitsuCdn.builder()
                .credentials(FujitsuCredentials.ofDomainName(
                        settings.require(DOMAIN),
                        settings.require(USER),
                        settings.require(PASSWORD),
                        settings.require(PROJECT)));
        settings.uri(ENDPOINT).ifPresent(builder::endpoint);
        settings.uri(IDENTITY_ENDPOINT).ifPresent(builder::identityEndpoint);
        return builder.build();
    }
}
