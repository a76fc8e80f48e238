package dev.anyedge.cdn.evaluation;

import dev.anyedge.cdn.internal.model.IpBits;
import dev.anyedge.cdn.model.IpRange;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Addresses and CIDR blocks, merged into sorted disjoint ranges, so that a long list costs a few comparisons. IPv4 and
 * IPv6 are kept apart ({@code ::/0} holds no IPv4 address), but an IPv4 address in IPv6 form is the IPv4 address.
 * Immutable, thread-safe.
 */
final class AddressSet {
    private static final long MAPPED = 0xffffL;

    private final Ranges v4;
    private final Ranges v6;

    AddressSet(List<IpRange> ranges) {
        v4 = new Ranges(ranges.stream().filter(IpRange::isIpv4).toList());
        v6 = new Ranges(ranges.stream().filter(range -> !range.isIpv4()).toList());
    }

    /** The address in a text, with an IPv4 address in IPv6 form as IPv4; null when the text is no address. */
    static @Nullable IpBits parse(String text) {
        IpBits bits = IpBits.parse(text);
        if (bits != null && !bits.v4() && bits.high() == 0 && bits.low() >>> 32 == MAPPED) {
            return new IpBits(true, 0, bits.low() & 0xffffffffL);
        }
        return bits;
    }

    /** Whether a text is an address in one of the ranges. */
    boolean contains(String text) {
        IpBits address = parse(text);
        return address != null && (address.v4() ? v4 : v6).contains(address);
    }

    private static int compare(long highA, long lowA, long highB, long lowB) {
        int high = Long.compareUnsigned(highA, highB);
        return high != 0 ? high : Long.compareUnsigned(lowA, lowB);
    }

    private static int byStartWidestFirst(Block a, Block b) {
        int start = compare(a.firstHigh, a.firstLow, b.firstHigh, b.firstLow);
        return start != 0 ? start : compare(b.lastHigh, b.lastLow, a.lastHigh, a.lastLow);
    }

    private record Block(long firstHigh, long firstLow, long lastHigh, long lastLow) {
        static Block of(IpRange range) {
            String text = range.canonicalText();
            int slash = text.indexOf('/');
            IpBits first = IpBits.parse(slash < 0 ? text : text.substring(0, slash));
            if (first == null) {
                throw new IllegalStateException(text);
            }
            int bits = range.prefixLength() + (range.isIpv4() ? 96 : 0);
            long highFree = bits >= 64 ? 0 : -1L >>> bits;
            long lowFree = bits >= 128 ? 0 : bits <= 64 ? -1L : -1L >>> (bits - 64);
            long high = range.isIpv4() ? 0 : first.high() | highFree;
            return new Block(first.high(), first.low(), high, first.low() | lowFree);
        }
    }

    /** Sorted disjoint ranges of one family, first and last address in four columns. */
    private static final class Ranges {
        private final long[] firstHigh;
        private final long[] firstLow;
        private final long[] lastHigh;
        private final long[] lastLow;

        Ranges(List<IpRange> ranges) {
            List<Block> sorted = ranges.stream()
                    .map(Block::of)
                    .sorted(AddressSet::byStartWidestFirst)
                    .toList();
            List<Block> merged = new ArrayList<>();
            for (Block block : sorted) {
                Block before = merged.isEmpty() ? null : merged.get(merged.size() - 1);
                // Blocks are nested or disjoint, so a block that begins within the one before adds nothing.
                if (before == null || compare(block.firstHigh, block.firstLow, before.lastHigh, before.lastLow) > 0) {
                    merged.add(block);
                }
            }
            firstHigh = merged.stream().mapToLong(Block::firstHigh).toArray();
            firstLow = merged.stream().mapToLong(Block::firstLow).toArray();
            lastHigh = merged.stream().mapToLong(Block::lastHigh).toArray();
            lastLow = merged.stream().mapToLong(Block::lastLow).toArray();
        }

        boolean contains(IpBits address) {
            int low = 0;
            int high = firstLow.length - 1;
            while (low <= high) {
                int middle = (low + high) >>> 1;
                if (compare(address.high(), address.low(), firstHigh[middle], firstLow[middle]) < 0) {
                    high = middle - 1;
                } else if (compare(address.high(), address.low(), lastHigh[middle], lastLow[middle]) > 0) {
                    low = middle + 1;
                } else {
                    return true;
                }
            }
            return false;
        }
    }
}
