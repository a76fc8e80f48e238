package dev.anyedge.simulator.fujitsu;

/** A call that may be made: whose it is, and what it says. */
record Call(String project, Query query, String body, String origin) {

    /** The address of a resource, on the host that was called. */
    String url(String path) {
        return origin + path;
    }
}
