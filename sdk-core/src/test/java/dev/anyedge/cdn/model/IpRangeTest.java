package dev.anyedge.cdn.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Addresses and blocks: what is one, what it holds, and when two are the same. */
class IpRangeTest {

    @ParameterizedTest
    @CsvSource({
        "203.0.113.7, 203.0.113.7",
        "203.0.113.7/32, 203.0.113.7",
        "203.0.113.0/24, 203.0.113.0/24",
        "0.0.0.0/0, 0.0.0.0/0",
        "255.255.255.255, 255.255.255.255",
        "::, ::",
        "::/0, ::/0",
        "::1, ::1",
        "1::, 1::",
        "2001:DB8:0:0:0:0:0:1, 2001:db8::1",
        "2001:db8::/32, 2001:db8::/32",
        "1:2:3:4:5:6:7:8, 1:2:3:4:5:6:7:8",
        "1::3:4:5:6:7:8, 1:0:3:4:5:6:7:8",
        "1:0:0:4:0:0:0:8, 1:0:0:4::8",
        "::ffff:192.0.2.1, 192.0.2.1",
        "::ffff:192.0.2.0/120, 192.0.2.0/24",
        "64:ff9b::192.0.2.1, 64:ff9b::c000:201",
        "0001::000a, 1::a",
    })
    void anAddressHasOneCanonicalForm(String text, String canonical) {
        IpRange range = new IpRange(text);

        assertThat(range.canonicalText()).isEqualTo(canonical);
        assertThat(range.text()).isEqualTo(text);
        assertThat(range).hasToString(text).isEqualTo(new IpRange(canonical)).hasSameHashCodeAs(new IpRange(canonical));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "1.2.3",
                "1.2.3.4.5",
                "1.2.3.256",
                "01.2.3.4",
                "1.2.3.-4",
                "1.2.3.4 ",
                "1..3.4",
                "0x1.2.3.4",
                "1.2.3.4/",
                "1.2.3.4/33",
                "1.2.3.4/032",
                "1.2.3.4/-1",
                "1.2.3.4/+1",
                "1.2.3.4/1.5",
                "1.2.3.4/24/24",
                ":",
                ":::",
                "1:2:3:4:5:6:7",
                "1:2:3:4:5:6:7:8:9",
                "1::2::3",
                "1:2:3:4:5:6:7:8::",
                "::1:2:3:4:5:6:7:8",
                "12345::",
                "g::",
                ":1::2",
                "1::2:",
                "::/129",
                "::1%eth0",
                "[::1]",
                "::1.2.3",
                "1.2.3.4::",
                "::1.2.3.4:5",
                "1:2:3:4:5:6:7:1.2.3.4",
                "localhost",
                "example.com",
                "１.2.3.4",
                "/24",
                "::ffff:1.2.3.4/129"
            })
    void whatIsNoAddressIsRefused(String text) {
        assertThat(Complaints.theOneOf(() -> new IpRange(text))).contains("allowed is an IPv4 or IPv6 address");
    }

    @ParameterizedTest
    @CsvSource({
        "203.0.113.7/24, 203.0.113.0/24, 203.0.113.7",
        "0.0.0.1/0, 0.0.0.0/0, 0.0.0.1",
        "2001:db8::1/64, 2001:db8::/64, 2001:db8::1",
        "2001:db8:0:1::/63, 2001:db8::/63, 2001:db8:0:1::",
        "::ffff:10.0.0.1/104, 10.0.0.0/8, 10.0.0.1",
    })
    void bitsBehindThePrefixAreRefusedAndTheBlockIsNamed(String text, String block, String address) {
        assertThat(Complaints.theOneOf(() -> new IpRange(text)))
                .endsWith("; the block is " + block + ", the address alone " + address);
    }

    @ParameterizedTest
    @CsvSource({
        "203.0.113.0/24, 203.0.113.255, true",
        "203.0.113.0/24, 203.0.114.0, false",
        "203.0.113.0/24, 203.0.113.128/25, true",
        "203.0.113.128/25, 203.0.113.0/24, false",
        "203.0.113.7, 203.0.113.7, true",
        "0.0.0.0/0, 255.255.255.255, true",
        "0.0.0.0/0, ::1, false",
        "::/0, 10.0.0.1, false",
        "::/0, ::ffff:10.0.0.1, false",
        "10.0.0.0/8, ::ffff:10.0.0.1, true",
        "2001:db8::/32, 2001:db8:ffff::1, true",
        "2001:db8::/32, 2001:db9::, false",
        "2001:db8::/64, 2001:db8::ffff:ffff:ffff:ffff, true",
        "2001:db8::/65, 2001:db8::8000:0:0:0, false",
        "2001:db8::/63, 2001:db8:0:1::1, true",
        "::/0, ffff::, true",
    })
    void aBlockHoldsItsAddresses(String block, String other, boolean held) {
        assertThat(new IpRange(block).contains(new IpRange(other))).isEqualTo(held);
    }

    @Test
    void blocksAndAddressesAreToldApart() {
        assertThat(new IpRange("10.0.0.0/8").isAddress()).isFalse();
        assertThat(new IpRange("10.0.0.0/8").prefixLength()).isEqualTo(8);
        assertThat(new IpRange("10.0.0.0").isAddress()).isTrue();
        assertThat(new IpRange("::1/128").isAddress()).isTrue();
        assertThat(new IpRange("::1").isIpv4()).isFalse();
        assertThat(new IpRange("10.0.0.0")).isNotEqualTo(new IpRange("10.0.0.0/31"));
    }

    @Test
    void randomAddressesMeanWhatTheJdkMakesOfThem() throws UnknownHostException {
        long seed = 5952;
        Random random = new Random(seed);
        for (int i = 0; i < 20_000; i++) {
            byte[] bytes = new byte[random.nextInt(3) == 0 ? 4 : 16];
            random.nextBytes(bytes);
            for (int zeros = random.nextInt(bytes.length); zeros > 0; zeros--) {
                bytes[random.nextInt(bytes.length)] = 0;
            }
            InetAddress address = InetAddress.getByAddress(bytes);
            String text = address.getHostAddress();
            IpRange range = new IpRange(text);
            String canonical = range.canonicalText();

            assertThat(InetAddress.getByName(canonical))
                    .as("seed %d, case %d", seed, i)
                    .isEqualTo(address);
            int prefix = random.nextInt(bytes.length * 8 + 1);
            BigInteger mask = BigInteger.ONE
                    .shiftLeft(bytes.length * 8 - prefix)
                    .subtract(BigInteger.ONE)
                    .not();
            byte[] masked = toBytes(new BigInteger(1, bytes).and(mask), bytes.length);
            IpRange block = new IpRange(InetAddress.getByAddress(masked).getHostAddress() + "/" + prefix);
            assertThat(block.contains(range))
                    .as("seed %d, case %d: %s in %s", seed, i, text, block)
                    .isTrue();
            if (prefix > 0) {
                byte[] outside = bytes.clone();
                int bit = random.nextInt(prefix);
                outside[bit / 8] ^= (byte) (128 >> (bit % 8));
                IpRange other = new IpRange(InetAddress.getByAddress(outside).getHostAddress());
                assertThat(block.contains(other))
                        .as("seed %d, case %d: %s in %s", seed, i, other, block)
                        .isFalse();
            }
        }
    }

    private static byte[] toBytes(BigInteger value, int length) {
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[length - 1 - i] = value.shiftRight(8 * i).byteValue();
        }
        return bytes;
    }
}
