package dev.anyedge.simulator.fujitsu.edge;

import java.util.Optional;

/** An IPv4 address or a block of them, {@code 203.0.113.0/24}. Addresses of other kinds are in no block (§3.4.5). */
record AddressBlock(long first, int prefix) {

    static AddressBlock parse(String text, String where) {
        int slash = text.indexOf('/');
        Optional<Long> first = bits(slash < 0 ? text : text.substring(0, slash));
        String prefix = slash < 0 ? "32" : text.substring(slash + 1);
        if (first.isEmpty() || !prefix.matches("3[0-2]|[12]?[0-9]")) {
            throw new IllegalArgumentException(where + "/value has '" + text + "', which is no IPv4 address or block");
        }
        return new AddressBlock(first.get(), Integer.parseInt(prefix));
    }

    boolean contains(long address) {
        return address >> (32 - prefix) == first >> (32 - prefix);
    }

    /** The 32 bits of an IPv4 address; empty for anything else. */
    static Optional<Long> bits(String address) {
        long bits = 0;
        int octet = -1;
        int octets = 0;
        for (int i = 0; i <= address.length(); i++) {
            char c = i == address.length() ? '.' : address.charAt(i);
            if (c == '.') {
                if (octet < 0 || ++octets > 4) {
                    return Optional.empty();
                }
                bits = bits << 8 | octet;
                octet = -1;
            } else if (c >= '0' && c <= '9') {
                octet = Math.max(octet, 0) * 10 + c - '0';
                if (octet > 255) {
                    return Optional.empty();
                }
            } else {
                return Optional.empty();
            }
        }
        return octets == 4 ? Optional.of(bits) : Optional.empty();
    }
}
