package dev.anyedge.scaleway.api;

import java.util.Set;

/**
 * Whose the name of a DNS stage is (Scaleway reference §5.3).
 *
 * @param text the word on the wire
 */
public record DnsStageType(String text) implements WireEnum {
    /** The provider does not say. */
    public static final DnsStageType UNKNOWN = new DnsStageType("unknown_type");

    /** No custom name, only the one that the provider assigns. */
    public static final DnsStageType AUTO = new DnsStageType("auto");

    /** A name in a zone hosted at Scaleway: the provider keeps its CNAME. */
    public static final DnsStageType MANAGED = new DnsStageType("managed");

    /** A name hosted elsewhere: the owner keeps its CNAME. */
    public static final DnsStageType CUSTOM = new DnsStageType("custom");

    private static final Set<DnsStageType> KNOWN = Set.of(AUTO, MANAGED, CUSTOM);

    @Override
    public boolean known() {
        return KNOWN.contains(this);
    }

    @Override
    public String toString() {
        return text;
    }
}
