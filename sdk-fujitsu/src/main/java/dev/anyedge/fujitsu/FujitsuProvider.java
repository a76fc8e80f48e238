package dev.anyedge.fujitsu;

import dev.anyedge.cdn.Cdn;
import dev.anyedge.cdn.CdnProvider;
import dev.anyedge.cdn.CdnSetting;
import dev.anyedge.cdn.CdnSettings;
import dev.anyedge.cdn.error.CdnException;
import dev.anyedge.cdn.translation.Translator;
import dev.anyedge.fujitsu.translate.FujitsuTranslator;
import java.util.List;

/** Fujitsu for tools that find providers by their name. It translates; it does not deploy yet. Thread-safe. */
public final class FujitsuProvider implements CdnProvider {

    /** Called by {@link java.util.ServiceLoader}. */
    public FujitsuProvider() {}

    @Override
    public String name() {
        return "fujitsu";
    }

    @Override
    public List<CdnSetting> settings() {
        return List.of();
    }

    @Override
    public Translator<?> translator() {
        return FujitsuTranslator.create();
    }

    @Override
    public Cdn open(CdnSettings settings) {
        throw new CdnException("The Fujitsu module translates, and does not deploy yet.");
    }
}
