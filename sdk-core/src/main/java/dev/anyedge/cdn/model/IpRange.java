package dev.anyedge.cdn.model;

import java.util.Arrays;
import java.util.List;

/**
 * An IP address or a block of them in CIDR notation, IPv4 or IPv6. Immutable, thread-safe.
 *
 * @param text the range as it was written, for example {@code 203.0.113.0/24} or {@code 2001:db8::1}
 */
public record IpRange(String text) {

    /**
     * Ranges from their texts.
     *
     * @param texts addresses or CIDR blocks
     * @return the ranges in the same order
     * @throws dev.anyedge.cdn.error.ValidationException when one is malformed
     */
    public static List<IpRange> listOf(String... texts) {
        return Arrays.stream(texts).map(IpRange::new).toList();
    }

    @Override
    public String toString() {
        return text;
    }
}
