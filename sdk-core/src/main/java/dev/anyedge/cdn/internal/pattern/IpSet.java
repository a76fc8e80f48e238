package dev.anyedge.cdn.internal.pattern;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Addresses and CIDR blocks, merged into sorted disjoint ranges, so that a long list costs a few comparisons. IPv4 and
 * IPv6 are kept apart: {@code ::/0} holds no IPv4 address. Immutable, thread-safe.
 */
public final class IpSet {
    private final IpAddress[] first;
    private final IpAddress[] last;

    private IpSet(IpAddress[] first, IpAddress[] last) {
        this.first = first;
        this.last = last;
    }

    private record Range(IpAddress first, IpAddress last) {}

    /**
     * The set of some ranges.
     *
     * @param ranges addresses or CIDR blocks; bits behind the prefix do not count
     * @return the set
     * @throws IllegalArgumentException when one is neither
     */
    public static IpSet of(List<String> ranges) {
        List<Range> sorted = new ArrayList<>();
        for (String text : ranges) {
            sorted.add(range(text)
                    .orElseThrow(
                            () -> new IllegalArgumentException("\"" + text + "\" is no IP address or CIDR block")));
        }
        sorted.sort(Comparator.comparing(Range::first, IpSet::compare));
        List<Range> merged = new ArrayList<>();
        for (Range range : sorted) {
            int end = merged.size() - 1;
            if (end >= 0 && compare(range.first, merged.get(end).last) <= 0) {
                if (compare(range.last, merged.get(end).last) > 0) {
                    merged.set(end, new Range(merged.get(end).first, range.last));
                }
            } else {
                merged.add(range);
            }
        }
        return new IpSet(
                merged.stream().map(Range::first).toArray(IpAddress[]::new),
                merged.stream().map(Range::last).toArray(IpAddress[]::new));
    }

    /**
     * Whether an address is in one of the ranges.
     *
     * @param address the address
     * @return true when it is
     */
    public boolean contains(IpAddress address) {
        int low = 0;
        int high = first.length - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            if (compare(address, first[middle]) < 0) {
                high = middle - 1;
            } else if (compare(address, last[middle]) > 0) {
                low = middle + 1;
            } else {
                return true;
            }
        }
        return false;
    }

    private static int compare(IpAddress a, IpAddress b) {
        if (a.v6() != b.v6()) {
            return a.v6() ? 1 : -1;
        }
        int high = Long.compareUnsigned(a.high(), b.high());
        return high != 0 ? high : Long.compareUnsigned(a.low(), b.low());
    }

    private static Optional<Range> range(String text) {
        int slash = text.indexOf('/');
        if (slash < 0) {
            return IpAddress.parse(text).map(address -> new Range(address, address));
        }
        String digits = text.substring(slash + 1);
        boolean count =
                !digits.isEmpty() && digits.length() <= 3 && digits.chars().allMatch(c -> c >= '0' && c <= '9');
        int prefix = count ? Integer.parseInt(digits) : -1;
        String address = text.substring(0, slash);
        boolean v6 = address.indexOf(':') >= 0;
        if (prefix < 0 || prefix > (v6 ? 128 : 32)) {
            return Optional.empty();
        }
        if (!v6) {
            return IpAddress.parse(address).map(base -> block(base, prefix));
        }
        // A block of mapped addresses is the IPv4 block; a wider one has no mapped form.
        return (prefix >= 96 ? IpAddress.parse(address) : IpAddress.parseV6(address))
                .map(base -> block(base, base.v6() ? prefix : prefix - 96));
    }

    private static Range block(IpAddress base, int prefix) {
        if (!base.v6()) {
            long mask = prefix == 0 ? 0 : 0xffffffffL << (32 - prefix) & 0xffffffffL;
            return new Range(
                    new IpAddress(false, 0, base.low() & mask),
                    new IpAddress(false, 0, base.low() | (~mask & 0xffffffffL)));
        }
        long highMask = mask(prefix);
        long lowMask = mask(prefix - 64);
        return new Range(
                new IpAddress(true, base.high() & highMask, base.low() & lowMask),
                new IpAddress(true, base.high() | ~highMask, base.low() | ~lowMask));
    }

    /** The first bits of 64 set. */
    private static long mask(int bits) {
        if (bits <= 0) {
            return 0;
        }
        return bits >= 64 ? -1L : -1L << (64 - bits);
    }
}
