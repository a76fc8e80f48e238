package dev.anyedge.memory;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.anyedge.cdn.error.FailedCall;
import dev.anyedge.cdn.error.NotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** The CDN in memory from another process: a site is a line of text, with tabs in between. */
final class FarMemoryService extends MemoryService {
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI base;

    FarMemoryService(URI base, Supplier<Instant> now) {
        super(now, Duration.ZERO, KEY);
        this.base = base;
    }

    /** Lets other processes in. */
    static HttpServer serve(MemoryService service) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/", exchange -> answer(service, exchange));
            server.start();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void answer(MemoryService service, HttpExchange exchange) throws IOException {
        try (exchange) {
            String told = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            String path = exchange.getRequestURI().getPath();
            String id = path.replaceFirst("/sites/?", "");
            byte[] answer;
            try {
                List<Site> sites =
                        switch (exchange.getRequestMethod()) {
                            case "GET" -> id.isEmpty() ? service.list() : List.of(service.get(id));
                            case "POST" -> List.of(service.create(told));
                            case "PUT" -> List.of(service.put(id, MemoryDocument.parse(told)));
                            default -> {
                                service.delete(id);
                                yield List.of();
                            }
                        };
                answer = sites.stream()
                        .map(FarMemoryService::line)
                        .collect(Collectors.joining("\n"))
                        .getBytes(StandardCharsets.UTF_8);
            } catch (NotFoundException e) {
                exchange.sendResponseHeaders(404, -1);
                return;
            }
            exchange.sendResponseHeaders(200, answer.length == 0 ? -1 : answer.length);
            exchange.getResponseBody().write(answer);
        }
    }

    private static String line(Site site) {
        return String.join(
                "\t",
                site.id(),
                site.name(),
                site.busyUntil().toString(),
                site.document().map(MemoryDocument::toJson).orElse(""));
    }

    private List<Site> call(String method, String path, String told) {
        try {
            HttpResponse<String> answer = client.send(
                    HttpRequest.newBuilder(base.resolve(path))
                            .method(method, HttpRequest.BodyPublishers.ofString(told))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() == 404) {
                throw new NotFoundException(
                        "There is no " + path,
                        new FailedCall(method, OptionalInt.of(404), Optional.empty(), 1, Optional.empty()),
                        null);
            }
            List<Site> sites = new ArrayList<>();
            for (String line : answer.body().lines().toList()) {
                String[] parts = line.split("\t", -1);
                sites.add(new Site(
                        parts[0],
                        parts[1],
                        parts[3].isEmpty() ? Optional.empty() : Optional.of(MemoryDocument.parse(parts[3])),
                        Instant.parse(parts[2])));
            }
            return sites;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    @Override
    List<Site> list() {
        return call("GET", "/sites", "");
    }

    @Override
    Site get(String id) {
        return call("GET", "/sites/" + id, "").get(0);
    }

    @Override
    Site create(String name) {
        return call("POST", "/sites", name).get(0);
    }

    @Override
    Site put(String id, MemoryDocument document) {
        return call("PUT", "/sites/" + id, document.toJson()).get(0);
    }

    @Override
    String delete(String id) {
        call("DELETE", "/sites/" + id, "");
        return id;
    }
}
