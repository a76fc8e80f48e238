package dev.anyedge.cdn.internal.pattern;

import java.util.Arrays;

/** A set of code points as sorted, disjoint, non-adjacent ranges. Immutable. */
final class CharSet {
    static final CharSet EMPTY = new CharSet(new int[0]);
    static final CharSet ALL = of(0, Character.MAX_CODE_POINT);

    /** First and last code point of each range, in turn. */
    private final int[] bounds;

    private CharSet(int[] bounds) {
        this.bounds = bounds;
    }

    /** The set of pairs of first and last code points, {@code of('a', 'z', '0', '9')}, in any order. */
    static CharSet of(int... pairs) {
        Builder builder = new Builder();
        for (int i = 0; i < pairs.length; i += 2) {
            builder.add(pairs[i], pairs[i + 1]);
        }
        return builder.build();
    }

    static CharSet single(int codePoint) {
        return new CharSet(new int[] {codePoint, codePoint});
    }

    int ranges() {
        return bounds.length / 2;
    }

    int first(int range) {
        return bounds[2 * range];
    }

    int last(int range) {
        return bounds[2 * range + 1];
    }

    /** The only member, or -1 when there are none or several. */
    int singleton() {
        return bounds.length == 2 && bounds[0] == bounds[1] ? bounds[0] : -1;
    }

    boolean contains(int codePoint) {
        int low = 0;
        int high = ranges() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            if (codePoint < first(middle)) {
                high = middle - 1;
            } else if (codePoint > last(middle)) {
                low = middle + 1;
            } else {
                return true;
            }
        }
        return false;
    }

    CharSet negate() {
        int[] gaps = new int[bounds.length + 2];
        int count = 0;
        int from = 0;
        for (int i = 0; i < bounds.length; i += 2) {
            if (from < bounds[i]) {
                gaps[count++] = from;
                gaps[count++] = bounds[i] - 1;
            }
            from = bounds[i + 1] + 1;
        }
        if (from <= Character.MAX_CODE_POINT) {
            gaps[count++] = from;
            gaps[count++] = Character.MAX_CODE_POINT;
        }
        return new CharSet(Arrays.copyOf(gaps, count));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CharSet that && Arrays.equals(bounds, that.bounds);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bounds);
    }

    @Override
    public String toString() {
        return Arrays.toString(bounds);
    }

    /** Collects ranges in any order. */
    static final class Builder {
        private long[] ranges = new long[8];
        private int count;

        Builder add(int first, int last) {
            if (count == ranges.length) {
                ranges = Arrays.copyOf(ranges, 2 * count);
            }
            ranges[count++] = (long) first << 32 | last;
            return this;
        }

        Builder add(CharSet set) {
            for (int i = 0; i < set.ranges(); i++) {
                add(set.first(i), set.last(i));
            }
            return this;
        }

        CharSet build() {
            if (count == 0) {
                return EMPTY;
            }
            Arrays.sort(ranges, 0, count);
            int[] bounds = new int[2 * count];
            int size = 0;
            for (int i = 0; i < count; i++) {
                int first = (int) (ranges[i] >>> 32);
                int last = (int) ranges[i];
                if (size > 0 && first <= bounds[size - 1] + 1) {
                    bounds[size - 1] = Math.max(bounds[size - 1], last);
                } else {
                    bounds[size++] = first;
                    bounds[size++] = last;
                }
            }
            return new CharSet(Arrays.copyOf(bounds, size));
        }
    }
}
