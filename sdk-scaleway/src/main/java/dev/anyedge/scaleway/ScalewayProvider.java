package dev.anyedge.scaleway;

import dev.anyedge.cdn.Cdn;
import dev.anyedge.cdn.CdnProvider;
import dev.anyedge.cdn.CdnSetting;
import dev.anyedge.cdn.CdnSettings;
import dev.anyedge.cdn.diagram.Diagram;
import dev.anyedge.cdn.translation.Translator;
import dev.anyedge.scaleway.api.PlanName;
import dev.anyedge.scaleway.translate.StageChain;
import dev.anyedge.scaleway.translate.StageChainTranslator;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Scaleway for tools that find providers by their name. Thread-safe.
 *
 * <p>What the tool does not say comes from where the vendor's own tools find it: the environment, then the profile file.
 */
public final class ScalewayProvider implements CdnProvider {
    private static final CdnSetting ENDPOINT =
            CdnSetting.of("endpoint", "the base URL of the API").from("SCW_API_URL");
    private static final CdnSetting SECRET_KEY = CdnSetting.of(
                    "secret-key", "the secret half of an API key, a UUID; else that of the profile file")
            .from("SCW_SECRET_KEY")
            .hidden();
    private static final CdnSetting PROJECT = CdnSetting.of(
                    "project-id", "the project whose pipelines are meant, a UUID; else that of the profile file")
            .from("SCW_DEFAULT_PROJECT_ID");
    private static final CdnSetting CONFIG =
            CdnSetting.of("config", "the path of the profile file").from("SCW_CONFIG_PATH");
    private static final CdnSetting PROFILE =
            CdnSetting.of("profile", "the profile of that file").from("SCW_PROFILE");
    private static final CdnSetting VERSION =
            CdnSetting.of("api-version", "v1beta1 or v1alpha1").orElse("v1beta1");
    private static final CdnSetting SUBSCRIPTION = CdnSetting.of(
                    "subscription",
                    "the plan that a project without one is subscribed to where that is allowed: starter, professional or"
                            + " advanced")
            .orElse("starter");

    /** Called by {@link java.util.ServiceLoader}. */
    public ScalewayProvider() {}

    @Override
    public String name() {
        return "scaleway";
    }

    @Override
    public List<CdnSetting> settings() {
        return List.of(ENDPOINT, SECRET_KEY, PROJECT, CONFIG, PROFILE, VERSION, SUBSCRIPTION);
    }

    @Override
    public Translator<?> translator() {
        return StageChainTranslator.create();
    }

    /** The stage chain. */
    @Override
    public Diagram diagram(String document) {
        return StageChainDiagram.of(StageChain.fromJson(document));
    }

    @Override
    public Cdn open(CdnSettings settings) {
        ScalewayCdn.Builder builder =
                ScalewayCdn.builder().dialect(dialect(settings)).subscription(subscription(settings));
        boolean allSaid = Stream.of(ENDPOINT, SECRET_KEY, PROJECT)
                .allMatch(setting -> settings.said(setting).isPresent());
        if (!allSaid) {
            builder.profile(profile(settings));
        }
        if (settings.said(ENDPOINT).isPresent()) {
            settings.uri(ENDPOINT).ifPresent(builder::endpoint);
        }
        settings.said(SECRET_KEY).map(ScalewayCredentials::of).ifPresent(builder::credentials);
        settings.said(PROJECT).ifPresent(builder::projectId);
        return builder.build();
    }

    private static ScalewayProfile profile(CdnSettings settings) {
        ScalewayProfile.Loader loader = ScalewayProfile.loader().environment(settings.environment());
        settings.said(CONFIG).ifPresent(path -> loader.file(Path.of(path)));
        settings.said(PROFILE).ifPresent(loader::profile);
        return loader.load();
    }

    private static ScalewayDialect dialect(CdnSettings settings) {
        String version = settings.require(VERSION);
        return Stream.of(ScalewayDialect.values())
                .filter(known -> known.name().toLowerCase(Locale.ROOT).equals(version))
                .findFirst()
                .orElseThrow(() -> CdnSettings.malformed(VERSION, "v1beta1 or v1alpha1"));
    }

    private static PlanName subscription(CdnSettings settings) {
        String plan = settings.require(SUBSCRIPTION);
        return Stream.of(PlanName.STARTER, PlanName.PROFESSIONAL, PlanName.ADVANCED)
                .filter(known -> known.text().equals(plan))
                .findFirst()
                .orElseThrow(() -> CdnSettings.malformed(SUBSCRIPTION, "starter, professional or advanced"));
    }
}
