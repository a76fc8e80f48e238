package dev.anyedge.cdn.diagram;

import dev.anyedge.cdn.internal.report.Words;
import dev.anyedge.cdn.model.CacheRule;
import dev.anyedge.cdn.model.Distribution;
import dev.anyedge.cdn.model.Endpoint;
import dev.anyedge.cdn.model.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What leads to what in a configuration: boxes and arrows. Immutable, thread-safe.
 *
 * @param nodes the boxes
 * @param edges the arrows
 */
public record Diagram(List<Node> nodes, List<Edge> edges) {

    /** What a plan does to a box. */
    public enum Mark {
        /** It is made. */
        ADDED,
        /** It is changed. */
        CHANGED,
        /** It is deleted. */
        REMOVED
    }

    /**
     * One box.
     *
     * @param id tells it from the others
     * @param kind what it is, in the provider's word
     * @param name so that a person recognises it
     * @param detail what it says, in a few words; possibly empty
     * @param mark what a plan does to it; empty when it stays
     */
    public record Node(String id, String kind, String name, String detail, Optional<Mark> mark) {}

    /**
     * One arrow.
     *
     * @param from a box' id
     * @param to a box' id
     * @param label when it is followed; possibly empty
     */
    public record Edge(String from, String to, String label) {}

    /**
     * Copies the lists.
     *
     * @param nodes the boxes
     * @param edges the arrows
     */
    public Diagram {
        nodes = List.copyOf(nodes);
        edges = List.copyOf(edges);
    }

    /**
     * A new builder.
     *
     * @return a builder without boxes
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * A distribution: its host names, its rules in their order, its origins.
     *
     * @param distribution a distribution
     * @return the diagram
     */
    public static Diagram of(Distribution distribution) {
        Builder diagram = builder();
        String rules = "rules";
        diagram.node(
                rules,
                "distribution",
                distribution.name(),
                distribution.rules().isEmpty() ? "" : "the first rule that matches decides");
        for (int i = 0; i < distribution.endpoints().size(); i++) {
            Endpoint endpoint = distribution.endpoints().get(i);
            diagram.node("host" + i, "host name", Words.name(endpoint), Words.of(endpoint));
            diagram.edge("host" + i, rules, "");
        }
        for (Origin origin : distribution.origins()) {
            diagram.node("origin-" + origin.id(), "origin", origin.id(), Words.of(origin));
        }
        String main = distribution.defaults().origin().orElse("");
        for (int i = 0; i < distribution.rules().size(); i++) {
            CacheRule rule = distribution.rules().get(i);
            diagram.node("rule" + i, "rule", rule.name(), Words.of(rule.then()));
            diagram.edge(rules, "rule" + i, (i + 1) + ". " + Words.conditions(rule.when()));
            diagram.edge("rule" + i, "origin-" + rule.then().origin().orElse(main), "");
        }
        diagram.node("defaults", "defaults", "", Words.of(distribution.defaults()));
        diagram.edge(rules, "defaults", distribution.rules().isEmpty() ? "" : "else");
        diagram.edge("defaults", "origin-" + main, "");
        return diagram.build();
    }

    /**
     * This diagram with a box marked. Of several such boxes the first that is not marked yet is meant; where there is none,
     * as for what is deleted, one is added beside the others.
     *
     * @param kind the box' kind
     * @param name its name
     * @param mark what a plan does to it
     * @return a new diagram
     */
    public Diagram marked(String kind, String name, Mark mark) {
        List<Node> marked = new ArrayList<>(nodes);
        for (int i = 0; i < marked.size() && mark != Mark.REMOVED; i++) {
            Node node = marked.get(i);
            if (node.kind().equals(kind)
                    && node.name().equals(name)
                    && node.mark().isEmpty()) {
                marked.set(i, new Node(node.id(), kind, name, node.detail(), Optional.of(mark)));
                return new Diagram(marked, edges);
            }
        }
        marked.add(new Node("change" + marked.size(), kind, name, "", Optional.of(mark)));
        return new Diagram(marked, edges);
    }

    /**
     * The diagram as Mermaid text, to be put into a Markdown file or comment between {@code ```mermaid} and {@code ```}.
     *
     * @return a flowchart
     */
    public String toMermaid() {
        StringBuilder text = new StringBuilder("flowchart LR\n");
        for (int i = 0; i < nodes.size(); i++) {
            Node node = nodes.get(i);
            text.append("  n").append(i).append("[\"").append(label(node)).append("\"]");
            node.mark().ifPresent(mark -> text.append(":::")
                    .append(
                            switch (mark) {
                                case ADDED -> "added";
                                case CHANGED -> "changed";
                                case REMOVED -> "removed";
                            }));
            text.append('\n');
        }
        for (Edge edge : edges) {
            text.append("  n").append(at(edge.from())).append(" -->");
            if (!edge.label().isEmpty()) {
                text.append("|\"").append(escaped(edge.label())).append("\"|");
            }
            text.append(" n").append(at(edge.to())).append('\n');
        }
        if (nodes.stream().anyMatch(node -> node.mark().isPresent())) {
            text.append("  classDef added stroke:#1d7044,stroke-width:3px\n");
            text.append("  classDef changed stroke:#8a5a00,stroke-width:3px\n");
            text.append("  classDef removed stroke:#b3261e,stroke-width:3px,stroke-dasharray:5\n");
        }
        return text.toString();
    }

    private int at(String id) {
        for (int i = 0; i < nodes.size(); i++) {
            if (nodes.get(i).id().equals(id)) {
                return i;
            }
        }
        throw new IllegalStateException("no box " + id);
    }

    private static String label(Node node) {
        return "<b>" + escaped(node.kind()) + (node.name().isEmpty() ? "" : " " + escaped(node.name())) + "</b>"
                + (node.detail().isEmpty() ? "" : "<br>" + escaped(node.detail()));
    }

    /** Mermaid's own way to show a character as it is. */
    private static String escaped(String text) {
        StringBuilder safe = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ("\"<>&#;`|\\{}[]()".indexOf(c) >= 0) {
                safe.append('#').append((int) c).append(';');
            } else {
                safe.append(c < ' ' ? ' ' : c);
            }
        }
        return safe.toString();
    }

    /** Collects boxes and arrows. Not thread-safe. */
    public static final class Builder {
        private final List<Node> nodes = new ArrayList<>();
        private final List<Edge> edges = new ArrayList<>();

        private Builder() {}

        /**
         * One more box.
         *
         * @param id tells it from the others
         * @param kind what it is, in the provider's word
         * @param name so that a person recognises it
         * @param detail what it says; possibly empty
         * @return this builder
         */
        public Builder node(String id, String kind, String name, String detail) {
            nodes.add(new Node(id, kind, name, detail, Optional.empty()));
            return this;
        }

        /**
         * One more arrow.
         *
         * @param from a box' id
         * @param to a box' id
         * @param label when it is followed; possibly empty
         * @return this builder
         */
        public Builder edge(String from, String to, String label) {
            edges.add(new Edge(from, to, label));
            return this;
        }

        /**
         * The diagram; an arrow to or from a box that is not there is left out.
         *
         * @return the diagram
         */
        public Diagram build() {
            return new Diagram(
                    nodes,
                    edges.stream()
                            .filter(edge -> has(edge.from()) && has(edge.to()))
                            .toList());
        }

        private boolean has(String id) {
            return nodes.stream().anyMatch(node -> node.id().equals(id));
        }
    }
}
