package dev.anyedge.simulator.edge;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads what a viewer sends, and writes what the origin gets of it. */
final class ViewerRequests {

    private ViewerRequests() {}

    static EdgeRequest read(String method, String uri, HeaderFields headers, String peer) {
        String target = uri;
        Optional<String> authority = Optional.empty();
        int scheme = uri.indexOf("://");
        // a path may begin with two slashes; only a scheme makes it a whole address
        if (!uri.startsWith("/") && scheme > 0) {
            int slash = uri.indexOf('/', scheme + 3);
            int mark = uri.indexOf('?', scheme + 3);
            int end = slash < 0 || (mark >= 0 && mark < slash) ? mark : slash;
            authority = Optional.of(end < 0 ? uri.substring(scheme + 3) : uri.substring(scheme + 3, end));
            target = end < 0 ? "/" : uri.substring(end);
        }
        if (target.startsWith("?")) {
            target = "/" + target;
        }
        int mark = target.indexOf('?');
        Optional<String> absolute = authority;
        String host = headers.first("x-sim-host")
                .or(() -> absolute)
                .or(() -> headers.first("Host"))
                .orElseThrow(() -> new IllegalArgumentException("it has no Host header field"));
        return new EdgeRequest(
                headers.first("x-sim-scheme").orElse("https"),
                host,
                method,
                mark < 0 ? target : target.substring(0, mark),
                mark < 0 ? Optional.empty() : Optional.of(target.substring(mark + 1)),
                headers.withoutPrefix("x-sim-"),
                headers.first("x-sim-client-ip").or(() -> Optional.of(peer)),
                headers.first("x-sim-country"),
                headers.first("x-sim-continent"),
                headers.first("x-sim-region"));
    }

    /** The header fields for the origin: the given ones, without what concerns the viewer's connection, plus whose it is. */
    static HeaderFields forOrigin(EdgeRequest request, HeaderFields headers, OriginReference reference) {
        List<String> hops = new ArrayList<>(headers.members("X-Forwarded-For"));
        request.clientIp().ifPresent(hops::add);
        HeaderFields fields = headers.endToEnd()
                .without("Host", "Content-Length", "Expect")
                .with("X-Forwarded-For", String.join(", ", hops))
                .with("X-Forwarded-Proto", request.scheme())
                .with("X-Forwarded-Host", request.host())
                .plus("Via", "1.1 anyedge-simulator");
        if (reference instanceof OriginReference.Server server
                && server.hostHeader().isPresent()) {
            return fields.with("Host", server.hostHeader().get());
        }
        return fields;
    }
}
