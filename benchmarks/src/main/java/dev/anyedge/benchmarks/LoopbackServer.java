package dev.anyedge.benchmarks;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * Answers every request with the same ten pipelines, as fast as a socket can: what is measured is the client. Runs in a
 * process of its own, so that its allocations are not counted; prints its port.
 */
final class LoopbackServer {
    private LoopbackServer() {}

    public static void main(String[] args) throws IOException {
        byte[] answer = answer();
        try (ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            System.out.println(server.getLocalPort());
            while (true) {
                Socket socket = server.accept();
                socket.setTcpNoDelay(true);
                Thread thread = new Thread(() -> serve(socket, answer));
                thread.setDaemon(true);
                thread.start();
            }
        }
    }

    private static void serve(Socket socket, byte[] answer) {
        try (socket;
                InputStream in = new BufferedInputStream(socket.getInputStream());
                OutputStream out = socket.getOutputStream()) {
            int last4 = 0;
            for (int b = in.read(); b >= 0; b = in.read()) {
                last4 = last4 << 8 | b;
                if (last4 == 0x0d0a0d0a) {
                    out.write(answer);
                    out.flush();
                }
            }
        } catch (IOException e) {
            // the client went away
        }
    }

    private static byte[] answer() {
        StringBuilder body = new StringBuilder("{\"pipelines\":[");
        for (int i = 0; i < 10; i++) {
            body.append(i == 0 ? "" : ",")
                    .append("{\"created_at\":\"2026-07-21T14:49:10.620608Z\",\"description\":\"pipeline number ")
                    .append(i)
                    .append("\",\"errors\":[],\"id\":\"4d270000-0000-4000-8000-00000000000")
                    .append(i)
                    .append("\",\"name\":\"shop-")
                    .append(i)
                    .append("\",\"organization_id\":\"57a10000-0000-4000-8000-000000000000\",\"project_id\":")
                    .append("\"22222222-2222-2222-2222-222222222222\",\"status\":\"ready\",")
                    .append("\"updated_at\":\"2026-07-21T14:49:10.620608Z\",\"vpc_endpoint_ids\":[]}");
        }
        body.append("],\"total_count\":10}");
        byte[] bytes = body.toString().getBytes(StandardCharsets.UTF_8);
        String head = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: " + bytes.length
                + "\r\nX-Request-Id: 1b4e28ba-2fa1-11d2-883f-0016d3cca427\r\n\r\n";
        return (head + body).getBytes(StandardCharsets.UTF_8);
    }
}
