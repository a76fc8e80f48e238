package dev.anyedge.memory;

import dev.anyedge.cdn.evaluation.Request;
import dev.anyedge.tck.Edge;
import dev.anyedge.tck.Viewed;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;

/** How the CDN in memory serves viewers: by its documents alone. */
final class MemoryEdge implements Edge {
    private final List<MemoryDocument> documents;

    MemoryEdge(Collection<MemoryDocument> documents) {
        this.documents = List.copyOf(documents);
    }

    @Override
    public List<String> assignedHosts() {
        return List.of();
    }

    @Override
    public Viewed decide(Request request) {
        for (MemoryDocument document : documents) {
            if (document.host().equals(request.host())) {
                return request.scheme().equals("http")
                        ? Viewed.redirected(request.url().replaceFirst("http", "https"))
                        : decide(document, request);
            }
        }
        return Viewed.unknown();
    }

    private static Viewed decide(MemoryDocument document, Request request) {
        for (MemoryDocument.Route route : document.routes()) {
            if (any(route.paths(), request.path())) {
                String referer = request.header("Referer").orElse("");
                boolean listed = !referer.isBlank() && any(route.referers(), referer);
                if (route.only() != listed) {
                    return Viewed.refused();
                }
                String cache = route.cache()
                        .replace("keep", "override")
                        .replace("origin", "honor-origin")
                        .replace("off", "bypass");
                return new Viewed(
                        "served",
                        "",
                        document.origins().get(route.origin()),
                        request.path(),
                        cache,
                        request.query().orElse(""),
                        "ignore",
                        "off");
            }
        }
        return Viewed.refused();
    }

    private static boolean any(List<String> globs, String text) {
        for (String glob : globs) {
            if (Pattern.matches("\\Q" + glob.replace("*", "\\E.*\\Q") + "\\E", text)) {
                return true;
            }
        }
        return false;
    }
}
