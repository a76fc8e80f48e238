package dev.anyedge.simulator.scaleway.edge;

/** Ends the walk through a graph that does not lead to a backend; the message says where and why. */
final class BrokenChain extends Exception {

    BrokenChain(String message) {
        // a result rather than a failure of the program: nobody needs its stack
        super(message, null, false, false);
    }

    String message() {
        String message = getMessage();
        return message == null ? "" : message;
    }
}
