package dev.anyedge.lumen;

import dev.anyedge.cdn.diagram.Diagram;
import dev.anyedge.lumen.image.AliasDefinition;
import dev.anyedge.lumen.image.InferredShapes;
import dev.anyedge.lumen.image.MatchGroup;
import dev.anyedge.lumen.image.MatchRule;
import dev.anyedge.lumen.image.OriginDefinition;
import dev.anyedge.lumen.image.RuleFeatures;
import dev.anyedge.lumen.image.ServiceImage;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A service image as a picture: aliases lead to their property, which tries the rules of its match group in their order,
 * and all of them to the origin.
 */
final class ImageDiagram {
    private final ServiceImage image;
    private final InferredShapes shapes;
    private final Diagram.Builder diagram = Diagram.builder();

    private ImageDiagram(ServiceImage image, InferredShapes shapes) {
        this.image = image;
        this.shapes = shapes;
    }

    static Diagram of(ServiceImage image, InferredShapes shapes) {
        ImageDiagram picture = new ImageDiagram(image, shapes);
        image.originDefinitions().forEach(picture::property);
        return picture.diagram.build();
    }

    private void property(OriginDefinition origin) {
        long id = origin.id();
        String property = "property" + id;
        for (AliasDefinition definition : image.aliasDefinitions()) {
            for (String alias : definition.originId() == id ? definition.aliases() : List.<String>of()) {
                String node = "alias" + definition.id() + "-" + alias;
                diagram.node(
                        node,
                        "alias",
                        alias,
                        definition.protocols().stream().map(Enum::name).collect(Collectors.joining(", ")));
                diagram.edge(node, property, "");
            }
        }
        diagram.node(
                property,
                "property",
                Properties.primaryAlias(image, id),
                image.propertyRule(id).map(MatchRule::features).map(this::words).orElse(""));
        String node = "origin" + id;
        diagram.node(
                node,
                "origin",
                origin.name().orElse(origin.host()),
                origin.protocol() + " " + origin.host()
                        + origin.port().map(port -> ":" + port).orElse("")
                        + origin.webroot().orElse(""));
        Optional<MatchGroup> group = image.matchGroup(id);
        List<Integer> order = group.map(MatchGroup::order).orElse(List.of());
        boolean every = false;
        for (int i = 0; i < order.size(); i++) {
            MatchRule rule = group.orElseThrow().matchRules().get(order.get(i));
            String name = "rule" + id + "-" + i;
            diagram.node(name, "rule", String.valueOf(i + 1), words(rule.features()));
            diagram.edge(property, name, rule.expression());
            diagram.edge(name, node, "");
            every |= rule.expression().equals("/");
        }
        if (!every) {
            diagram.edge(property, node, order.isEmpty() ? "" : "else");
        }
    }

    private String words(RuleFeatures features) {
        return String.join(", ", shapes.write(features).keySet());
    }
}
