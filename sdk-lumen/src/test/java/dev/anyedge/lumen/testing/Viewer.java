package dev.anyedge.lumen.testing;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** Asks an edge as a viewer does, by a host name that leads nowhere. */
public final class Viewer {
    private Viewer() {}

    /** The status of the answer to a GET. */
    public static int status(URI edge, String host, String target) throws IOException {
        try (Socket socket = new Socket(edge.getHost(), edge.getPort())) {
            socket.getOutputStream()
                    .write(("GET " + target + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
            return Integer.parseInt(answer.substring(9, 12));
        }
    }
}
