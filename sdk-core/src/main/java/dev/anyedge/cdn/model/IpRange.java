package dev.anyedge.cdn.model;

import dev.anyedge.cdn.error.ValidationException;
import dev.anyedge.cdn.internal.model.IpBits;
import dev.anyedge.cdn.internal.model.Violations;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An IP address or a block of them in CIDR notation, IPv4 or IPv6. Immutable, thread-safe.
 *
 * <p>IPv4 is dotted decimal without leading zeros, IPv6 any form of RFC 4291. No bit may be set behind the prefix:
 * {@code 203.0.113.7/24} is refused, and the message names the block. An IPv4-mapped IPv6 address ({@code ::ffff:…}) means
 * the IPv4 address. Two ranges are equal when they hold the same addresses, however they are written.
 */
public final class IpRange {
    private static final String ALLOWED =
            "an IPv4 or IPv6 address, or a block of them as ADDRESS/PREFIX without bits behind the prefix";

    private final String text;
    private final IpBits first;
    private final int prefix;
    private final long highMask;
    private final long lowMask;

    /**
     * A range from its text.
     *
     * @param text for example {@code 203.0.113.0/24} or {@code 2001:db8::1}
     * @throws ValidationException when it is malformed
     */
    public IpRange(String text) {
        this.text = text;
        int slash = text.indexOf('/');
        @Nullable IpBits address = IpBits.parse(slash < 0 ? text : text.substring(0, slash));
        int width = address == null || address.v4() ? 32 : 128;
        int length = slash < 0 ? width : prefix(text, slash + 1);
        if (address == null || length < 0 || length > width) {
            throw invalid(text, null);
        }
        if (!address.v4() && length >= 96 && address.high() == 0 && address.low() >>> 32 == 0xffff) {
            address = new IpBits(true, 0, address.low() & 0xffff_ffffL);
            length -= 96;
        }
        // In 128 bits, an IPv4 address stands at the end.
        int bits = address.v4() ? length + 96 : length;
        this.prefix = length;
        this.highMask = bits >= 64 ? -1L : bits == 0 ? 0 : -1L << (64 - bits);
        this.lowMask = bits <= 64 ? 0 : -1L << (128 - bits);
        this.first = new IpBits(address.v4(), address.high() & highMask, address.low() & lowMask);
        if (!first.equals(address)) {
            throw invalid(
                    text, "the block is " + first.text() + "/" + length + ", the address alone " + address.text());
        }
    }

    /**
     * Ranges from their texts.
     *
     * @param texts addresses or CIDR blocks
     * @return the ranges in the same order
     * @throws ValidationException with every malformed one, {@code /0} being the first
     */
    public static List<IpRange> listOf(String... texts) {
        List<IpRange> ranges = new ArrayList<>(texts.length);
        Violations v = new Violations();
        for (int i = 0; i < texts.length; i++) {
            try {
                ranges.add(new IpRange(texts[i]));
            } catch (ValidationException e) {
                v.addAll("/" + i, e);
            }
        }
        v.throwIfAny("IP ranges");
        return List.copyOf(ranges);
    }

    /**
     * The range as it was written.
     *
     * @return for example {@code 203.0.113.0/24}
     */
    public String text() {
        return text;
    }

    /**
     * The range in the one form that RFC 5952 recommends; equal ranges have the same.
     *
     * @return for example {@code 2001:db8::/32}; a single address has no prefix
     */
    public String canonicalText() {
        return isAddress() ? first.text() : first.text() + "/" + prefix;
    }

    /**
     * Whether this is IPv4.
     *
     * @return false for IPv6
     */
    public boolean isIpv4() {
        return first.v4();
    }

    /**
     * How many leading bits all addresses of the range share.
     *
     * @return 0–32 for IPv4, 0–128 for IPv6
     */
    public int prefixLength() {
        return prefix;
    }

    /**
     * Whether the range is a single address.
     *
     * @return true when the prefix covers all bits
     */
    public boolean isAddress() {
        return prefix == (first.v4() ? 32 : 128);
    }

    /**
     * Whether this range holds all of another, for example a client's address.
     *
     * @param other an address or a block
     * @return false when it does not, and always between IPv4 and IPv6
     */
    public boolean contains(IpRange other) {
        return other.first.v4() == first.v4()
                && other.prefix >= prefix
                && (other.first.high() & highMask) == first.high()
                && (other.first.low() & lowMask) == first.low();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof IpRange that && prefix == that.prefix && first.equals(that.first);
    }

    @Override
    public int hashCode() {
        return first.hashCode() * 31 + prefix;
    }

    @Override
    public String toString() {
        return text;
    }

    private static int prefix(String text, int from) {
        int digits = text.length() - from;
        if (digits < 1 || digits > 3 || (digits > 1 && text.charAt(from) == '0')) {
            return -1;
        }
        int value = 0;
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') {
                return -1;
            }
            value = value * 10 + (c - '0');
        }
        return value;
    }

    private static ValidationException invalid(String text, @Nullable String advice) {
        Violations v = new Violations();
        v.bad("", "the range", text, ALLOWED, advice);
        return v.toException("IP range");
    }
}
