package dev.anyedge.lumen.internal.wire;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One element of an XML answer. Made by {@link XmlText}; not changed afterwards. */
final class XmlNode implements Node {
    private final String name;
    private final Map<String, String> attributes = new LinkedHashMap<>();
    private final List<XmlNode> elements = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();

    XmlNode(String name) {
        this.name = name;
    }

    void attribute(String attribute, String value) {
        attributes.put(attribute, value);
    }

    void add(XmlNode child) {
        elements.add(child);
    }

    void append(String more) {
        text.append(more);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Optional<String> text(String wanted) {
        return Optional.ofNullable(texts().get(wanted)).filter(value -> !value.isEmpty());
    }

    @Override
    public Optional<Node> node(String wanted) {
        return elements.stream()
                .filter(element -> element.name.equals(wanted))
                .map(Node.class::cast)
                .findFirst();
    }

    @Override
    public List<Node> nodes(String wrapper, String item) {
        return elements.stream()
                .filter(element -> element.name.equals(wrapper))
                .flatMap(element -> element.elements.stream())
                .filter(element -> element.name.equals(item))
                .map(Node.class::cast)
                .toList();
    }

    @Override
    public Map<String, String> texts() {
        Map<String, String> all = new LinkedHashMap<>(attributes);
        for (XmlNode element : elements) {
            if (element.elements.isEmpty() && element.attributes.isEmpty()) {
                all.putIfAbsent(element.name, element.text.toString().strip());
            }
        }
        return Collections.unmodifiableMap(all);
    }

    @Override
    public List<Node> children() {
        return elements.stream()
                .filter(element -> !element.elements.isEmpty() || !element.attributes.isEmpty())
                .map(Node.class::cast)
                .toList();
    }
}
