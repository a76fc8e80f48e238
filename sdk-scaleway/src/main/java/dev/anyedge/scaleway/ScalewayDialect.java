package dev.anyedge.scaleway;

/** Which version of the Edge Services API a {@link ScalewayCdn} speaks. Nothing falls back from one to the other. */
public enum ScalewayDialect {
    /** Today's version; the default. */
    V1BETA1,

    /**
     * The first version, from which the vendor has withdrawn all its clients; whether it is still answered is not known
     * (Scaleway reference §1). It has no routes, no firewall, no wildcard names, no serverless origins, cannot ignore
     * cookies, and cannot switch a pipeline off.
     */
    V1ALPHA1
}
