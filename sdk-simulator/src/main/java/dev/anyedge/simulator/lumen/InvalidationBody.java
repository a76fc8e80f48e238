package dev.anyedge.simulator.lumen;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * What an invalidation asks for: paths by property (Lumen reference §5.1). For one property {@code {"paths": […]}} or {@code
 * <paths>}; above it {@code <properties>}, whose JSON form is not known and taken to have the same names.
 */
final class InvalidationBody {

    private InvalidationBody() {}

    /** Paths by property; for the property of the address the empty name. */
    static Map<String, List<String>> read(LumenCall call) {
        Map<String, List<String>> paths = call.sendsXml() ? xml(call.body()) : json(call.object());
        if (paths.isEmpty() || paths.values().stream().anyMatch(List::isEmpty)) {
            throw LumenFailure.badRequest("there are no paths to invalidate");
        }
        return paths;
    }

    private static Map<String, List<String>> json(JsonNode body) {
        Map<String, List<String>> paths = new LinkedHashMap<>();
        if (body.has("paths")) {
            paths.put("", texts(body.path("paths")));
        }
        body.path("properties")
                .forEach(property -> paths.computeIfAbsent(property.path("name").asText(""), name -> new ArrayList<>())
                        .addAll(texts(property.path("paths"))));
        return paths;
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        for (JsonNode text : list) {
            if (!text.isTextual() || text.asText().isEmpty()) {
                throw LumenFailure.badRequest("a path is text, not " + text);
            }
            texts.add(text.asText());
        }
        return texts;
    }

    private static Map<String, List<String>> xml(String body) {
        Map<String, List<String>> paths = new LinkedHashMap<>();
        try {
            XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
            factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
            factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
            factory.setProperty(XMLInputFactory.IS_COALESCING, true);
            XMLStreamReader reader = factory.createXMLStreamReader(new StringReader(body));
            Deque<String> open = new ArrayDeque<>();
            String property = "";
            while (reader.hasNext()) {
                int event = reader.next();
                if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE) {
                    throw LumenFailure.badRequest("the body may have neither a DTD nor entities");
                }
                if (event == XMLStreamConstants.START_ELEMENT) {
                    String name = reader.getLocalName();
                    if (name.equals("path")) {
                        paths.computeIfAbsent(property, key -> new ArrayList<>())
                                .add(reader.getElementText());
                    } else if (name.equals("name") && "property".equals(open.peek())) {
                        property = reader.getElementText();
                        paths.putIfAbsent(property, new ArrayList<>());
                    } else {
                        open.push(name);
                    }
                } else if (event == XMLStreamConstants.END_ELEMENT) {
                    open.pop();
                }
            }
        } catch (XMLStreamException broken) {
            throw LumenFailure.badRequest("the body is not well-formed XML: " + broken.getMessage());
        }
        return paths;
    }
}
