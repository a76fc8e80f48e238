package dev.anyedge.simulator.lumen.edge;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;

/** Addresses and address ranges in CIDR notation, IPv4 and IPv6. Not thread-safe while it is filled. */
public final class AddressList {

    private record Range(byte[] network, int bits) {
        boolean contains(byte[] address) {
            if (address.length != network.length) {
                return false;
            }
            for (int bit = 0; bit < bits; bit += 8) {
                int mask = bits - bit >= 8 ? 0xff : 0xff << (8 - (bits - bit));
                if (((address[bit / 8] ^ network[bit / 8]) & mask & 0xff) != 0) {
                    return false;
                }
            }
            return true;
        }
    }

    private final List<Range> ranges = new ArrayList<>();

    /** Starts without addresses. */
    AddressList() {}

    /**
     * Whether a text is an address or a range.
     *
     * @param text such as {@code 192.0.2.7}, {@code 192.0.2.0/24} or {@code 2001:db8::/32}
     * @return false for everything else, host names included
     */
    public static boolean isRange(String text) {
        try {
            range(text);
            return true;
        } catch (IllegalArgumentException unreadable) {
            return false;
        }
    }

    /** Adds the entries of an array; one that is no address throws {@link IllegalArgumentException}. */
    AddressList addAll(JsonNode entries) {
        for (JsonNode entry : entries) {
            ranges.add(range(entry.asText()));
        }
        return this;
    }

    private static Range range(String text) {
        int slash = text.indexOf('/');
        byte[] network = address(slash < 0 ? text : text.substring(0, slash));
        int all = network.length * 8;
        int bits = all;
        if (slash >= 0) {
            String length = text.substring(slash + 1);
            bits = length.matches("[0-9]{1,3}") ? Integer.parseInt(length) : -1;
        }
        if (bits < 0 || bits > all) {
            throw new IllegalArgumentException("'" + text + "' is not a range: expected a length of 0 to " + all);
        }
        return new Range(network, bits);
    }

    private static byte[] address(String text) {
        // only digits, dots, hexadecimal digits and colons: a name would be looked up
        if (!text.matches("[0-9.]+|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*")) {
            throw new IllegalArgumentException("'" + text + "' is not an IPv4 or IPv6 address");
        }
        try {
            return InetAddress.getByName(text).getAddress();
        } catch (UnknownHostException unreadable) {
            throw new IllegalArgumentException("'" + text + "' is not an IPv4 or IPv6 address", unreadable);
        }
    }

    /** Whether an address is in one of the ranges; what is no address is in none. */
    boolean contains(String address) {
        byte[] bytes;
        try {
            bytes = address(address);
        } catch (IllegalArgumentException notAnAddress) {
            return false;
        }
        return ranges.stream().anyMatch(range -> range.contains(bytes));
    }
}
