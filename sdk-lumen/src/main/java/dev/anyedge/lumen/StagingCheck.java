package dev.anyedge.lumen;

import dev.anyedge.lumen.api.EnvironmentState;

/** The caller's word between staging and production. */
@FunctionalInterface
public interface StagingCheck {

    /**
     * Looks at what is in staging now, for example by requests to addresses of {@code cdn-staging.footprint.net}.
     *
     * @param staging the environment, which is active
     * @return whether the same version may go to production
     */
    boolean mayGoOn(EnvironmentState staging);

    /**
     * Goes on without a look.
     *
     * @return a check that always agrees
     */
    static StagingCheck none() {
        return staging -> true;
    }
}
