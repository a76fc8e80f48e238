package dev.anyedge.cdn.http;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import javax.net.ServerSocketFactory;

/**
 * An HTTP/1.1 server on this machine that answers with the bytes it is told to, also such as no real server would write.
 */
final class LoopbackServer implements AutoCloseable {

    /** A request as it came over the wire. */
    record Received(
            int number, String method, String target, Map<String, String> headers, List<String> lines, byte[] body) {
        String text() {
            return new String(body, StandardCharsets.UTF_8);
        }
    }

    /** What to do with a request. */
    record Reply(byte[] bytes, Then then) {
        enum Then {
            GO_ON,
            CLOSE,
            HOLD
        }

        static Reply of(int status, String body, String... headerLines) {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            return of(status, bytes, headerLines);
        }

        static Reply of(int status, byte[] body, String... headerLines) {
            StringBuilder head = new StringBuilder("HTTP/1.1 " + status + " Status\r\n");
            for (String line : headerLines) {
                head.append(line).append("\r\n");
            }
            if (status != 204) {
                head.append("Content-Length: ").append(body.length).append("\r\n");
            }
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            all.writeBytes(head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
            all.writeBytes(body);
            return new Reply(all.toByteArray(), Then.GO_ON);
        }

        static Reply raw(String text) {
            return new Reply(text.getBytes(StandardCharsets.ISO_8859_1), Then.CLOSE);
        }

        /** Closes the connection without a word. */
        static Reply drop() {
            return raw("");
        }

        /** Says the given and then nothing, until the client goes away. */
        static Reply hold(String text) {
            return new Reply(text.getBytes(StandardCharsets.ISO_8859_1), Then.HOLD);
        }
    }

    final List<Received> received = new CopyOnWriteArrayList<>();
    /** One entry for each request that has arrived. */
    final BlockingQueue<Received> arrivals = new LinkedBlockingQueue<>();
    /** One entry for each held connection that the client has closed. */
    final BlockingQueue<Integer> left = new LinkedBlockingQueue<>();

    final AtomicInteger connections = new AtomicInteger();

    private final AtomicInteger ended = new AtomicInteger();
    private final AtomicInteger numbers = new AtomicInteger();
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final ServerSocket socket;
    private final String scheme;
    private final Function<Received, Reply> handler;

    private LoopbackServer(String scheme, ServerSocket socket, Function<Received, Reply> handler) {
        this.scheme = scheme;
        this.socket = socket;
        this.handler = handler;
        start(this::accept);
    }

    static LoopbackServer start(Function<Received, Reply> handler) {
        return start("http", ServerSocketFactory.getDefault(), handler);
    }

    static LoopbackServer start(String scheme, ServerSocketFactory sockets, Function<Received, Reply> handler) {
        try {
            return new LoopbackServer(
                    scheme, sockets.createServerSocket(0, 100, InetAddress.getByName("127.0.0.1")), handler);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Answers with each reply in turn, and with the last one from then on. */
    static LoopbackServer answering(Reply... replies) {
        return start(request -> replies[Math.min(request.number(), replies.length) - 1]);
    }

    URI uri() {
        return URI.create(scheme + "://127.0.0.1:" + socket.getLocalPort());
    }

    /** Waits until a request has arrived whole. */
    Received awaitRequest() throws InterruptedException {
        Received next = arrivals.poll(20, TimeUnit.SECONDS);
        if (next == null) {
            throw new AssertionError("no request came");
        }
        return next;
    }

    /** Waits until the client has closed a connection that was held. */
    void awaitLeaving() throws InterruptedException {
        if (left.poll(20, TimeUnit.SECONDS) == null) {
            throw new AssertionError("the client kept the connection open");
        }
    }

    /** How many connections are open, as far as the server has heard. */
    int open() {
        return connections.get() - ended.get();
    }

    /** Waits until the client has closed every connection. */
    void awaitNoConnection() throws InterruptedException {
        while (open() > 0) {
            if (left.poll(20, TimeUnit.SECONDS) == null) {
                throw new AssertionError(open() + " connections are still open");
            }
        }
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work, "loopback-server");
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket next = socket.accept();
                connections.incrementAndGet();
                sockets.add(next);
                start(() -> serve(next));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            connection.setTcpNoDelay(true);
            InputStream in = new BufferedInputStream(connection.getInputStream());
            while (true) {
                Received request = read(in);
                if (request == null) {
                    return;
                }
                received.add(request);
                arrivals.add(request);
                Reply reply = handler.apply(request);
                connection.getOutputStream().write(reply.bytes());
                connection.getOutputStream().flush();
                if (reply.then() == Reply.Then.CLOSE) {
                    return;
                }
                if (reply.then() == Reply.Then.HOLD) {
                    while (in.read() >= 0) {
                        // until the client goes away
                    }
                    return;
                }
            }
        } catch (IOException gone) {
            // the client went away in the middle: what the test is about
        } finally {
            sockets.remove(connection);
            left.add(ended.incrementAndGet());
        }
    }

    private Received read(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        int ends = 0;
        while (ends < 4) {
            int b = in.read();
            if (b < 0) {
                return null;
            }
            head.write(b);
            ends = b == (ends % 2 == 0 ? '\r' : '\n') ? ends + 1 : 0;
        }
        List<String> lines = head.toString(StandardCharsets.ISO_8859_1)
                .lines()
                .filter(l -> !l.isEmpty())
                .toList();
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (String line : lines.subList(1, lines.size())) {
            int colon = line.indexOf(':');
            headers.put(line.substring(0, colon), line.substring(colon + 1).trim());
        }
        String[] first = lines.get(0).split(" ");
        byte[] body = in.readNBytes(Integer.parseInt(headers.getOrDefault("Content-Length", "0")));
        return new Received(numbers.incrementAndGet(), first[0], first[1], headers, lines, body);
    }

    @Override
    public void close() {
        try {
            socket.close();
            for (Socket connection : sockets) {
                connection.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
