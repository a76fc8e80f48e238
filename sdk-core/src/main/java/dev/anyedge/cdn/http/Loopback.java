package dev.anyedge.cdn.http;

/** Which hosts are this machine, by their spelling alone: no name is looked up. */
final class Loopback {
    private Loopback() {}

    static boolean is(String host) {
        return host.equalsIgnoreCase("localhost") || host.equals("[::1]") || is127(host);
    }

    private static boolean is127(String host) {
        if (!host.startsWith("127.")) {
            return false;
        }
        int dots = 0;
        for (int i = 0; i < host.length(); i++) {
            char c = host.charAt(i);
            if (c == '.') {
                dots++;
            } else if (c < '0' || c > '9') {
                return false;
            }
        }
        return dots == 3;
    }
}
