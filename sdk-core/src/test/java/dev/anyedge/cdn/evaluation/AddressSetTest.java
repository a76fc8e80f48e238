package dev.anyedge.cdn.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anyedge.cdn.model.IpRange;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AddressSetTest {

    @Test
    void anAddressIsInTheSetWhenItIsInOneOfItsBlocks() throws UnknownHostException {
        long seed = 1234;
        Random random = new Random(seed);
        int inside = 0;
        for (int i = 0; i < 500; i++) {
            boolean v6 = random.nextBoolean();
            List<IpRange> ranges = new ArrayList<>();
            int count = 1 + random.nextInt(20);
            for (int j = 0; j < count; j++) {
                ranges.add(range(random, v6));
            }
            AddressSet set = new AddressSet(ranges);
            for (int j = 0; j < 40; j++) {
                InetAddress address = address(random, v6);
                boolean expected = ranges.stream().anyMatch(range -> holds(range, address));
                inside += expected ? 1 : 0;
                assertThat(set.contains(address.getHostAddress()))
                        .as("seed %d, case %d: %s in %s", seed, i, address, ranges)
                        .isEqualTo(expected);
            }
        }
        assertThat(inside).isBetween(2_000, 18_000);
    }

    @Test
    void theWholeOfAFamilyIsNotTheOtherFamily() {
        AddressSet v4 = new AddressSet(IpRange.listOf("0.0.0.0/0"));
        AddressSet v6 = new AddressSet(IpRange.listOf("::/0"));

        assertThat(v4.contains("255.255.255.255")).isTrue();
        assertThat(v4.contains("::ffff:10.0.0.1")).isTrue();
        assertThat(v4.contains("::a00:1")).isFalse();
        assertThat(v6.contains("ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff")).isTrue();
        assertThat(v6.contains("10.0.0.1")).isFalse();
        assertThat(v6.contains("::ffff:10.0.0.1")).isFalse();
    }

    @Test
    void whatIsNoAddressIsInNoSet() {
        assertThat(new AddressSet(IpRange.listOf("0.0.0.0/0")).contains("localhost"))
                .isFalse();
    }

    /** Small numbers in the last bytes, so that blocks overlap and addresses hit them. */
    private static InetAddress address(Random random, boolean v6) throws UnknownHostException {
        byte[] bytes = new byte[v6 ? 16 : 4];
        bytes[0] = (byte) (v6 ? 0x20 : 192);
        bytes[v6 ? 7 : 1] = (byte) random.nextInt(2);
        bytes[bytes.length - 2] = (byte) (random.nextInt(3) - 1);
        bytes[bytes.length - 1] = (byte) random.nextInt(256);
        return InetAddress.getByAddress(bytes);
    }

    private static IpRange range(Random random, boolean v6) throws UnknownHostException {
        byte[] bytes = address(random, v6).getAddress();
        int bits = 8 * bytes.length;
        int prefix = bits - (random.nextInt(12) == 0 ? random.nextInt(bits) : random.nextInt(10));
        BigInteger value = new BigInteger(1, bytes).shiftRight(bits - prefix).shiftLeft(bits - prefix);
        for (int i = bytes.length - 1; i >= 0; i--) {
            bytes[i] = value.byteValue();
            value = value.shiftRight(8);
        }
        return new IpRange(InetAddress.getByAddress(bytes).getHostAddress() + "/" + prefix);
    }

    private static boolean holds(IpRange range, InetAddress address) {
        String text = range.text();
        int slash = text.indexOf('/');
        try {
            byte[] base = InetAddress.getByName(text.substring(0, slash)).getAddress();
            int free = 8 * base.length - Integer.parseInt(text.substring(slash + 1));
            return new BigInteger(1, base)
                    .shiftRight(free)
                    .equals(new BigInteger(1, address.getAddress()).shiftRight(free));
        } catch (UnknownHostException e) {
            throw new IllegalStateException(text, e);
        }
    }
}
