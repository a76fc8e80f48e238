package dev.anyedge.lumen.internal.wire;

import dev.anyedge.cdn.error.ValidationException;
import dev.anyedge.cdn.error.Violation;
import java.io.ByteArrayInputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Reads XML answers without trusting them: no document type, so no entities of its own and nothing to expand; nothing is
 * ever fetched, though every root names a schema by URL (Lumen reference §1.4); size, depth and number of elements are
 * bounded. And writes text so that it stays text.
 */
public final class XmlText {
    /** The largest text that is read, in bytes. */
    public static final int MAX_BYTES = 16 << 20;

    static final int MAX_DEPTH = 64;
    static final int MAX_ELEMENTS = 500_000;

    private XmlText() {}

    // Created on first use: who speaks JSON alone does not pay for it.
    private static final class Factory {
        static final XMLInputFactory XML = safe();

        private static XMLInputFactory safe() {
            // the JDK's own, not one that happens to be on the class path and may not know these settings
            XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
            factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
            factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
            factory.setProperty(XMLInputFactory.IS_VALIDATING, false);
            factory.setProperty(XMLInputFactory.IS_COALESCING, true);
            factory.setXMLResolver((publicId, systemId, base, namespace) -> {
                throw new XMLStreamException("nothing is fetched while an answer is read");
            });
            return factory;
        }
    }

    /**
     * Reads one document.
     *
     * @param bytes the document
     * @return its root element
     * @throws ValidationException when it is not well-formed, has a document type, or is too large, too deep or has too
     *     many elements
     */
    public static Node parse(byte[] bytes) {
        if (bytes.length > MAX_BYTES) {
            throw refused(bytes.length + " bytes", "at most " + MAX_BYTES + " bytes of XML");
        }
        try {
            XMLStreamReader in = Factory.XML.createXMLStreamReader(new ByteArrayInputStream(bytes));
            try {
                return read(in);
            } finally {
                in.close();
            }
        } catch (XMLStreamException e) {
            String where = e.getLocation() == null
                    ? ""
                    : " (line " + e.getLocation().getLineNumber() + ", column "
                            + e.getLocation().getColumnNumber() + ")";
            throw refused("something that is not well-formed XML" + where, "one well-formed document");
        }
    }

    private static Node read(XMLStreamReader in) throws XMLStreamException {
        Deque<XmlNode> open = new ArrayDeque<>();
        @Nullable XmlNode root = null;
        int elements = 0;
        while (in.hasNext()) {
            switch (in.next()) {
                case XMLStreamConstants.DTD ->
                    throw refused("a document type", "XML without one: entities and remote definitions are not read");
                case XMLStreamConstants.ENTITY_REFERENCE ->
                    throw refused("the entity " + in.getLocalName(), "the five entities that XML itself defines");
                case XMLStreamConstants.START_ELEMENT -> {
                    if (++elements > MAX_ELEMENTS) {
                        throw refused("more elements", "at most " + MAX_ELEMENTS + " elements");
                    }
                    XmlNode element = element(in);
                    if (open.isEmpty()) {
                        root = element;
                    } else {
                        open.element().add(element);
                    }
                    open.push(element);
                    if (open.size() > MAX_DEPTH) {
                        throw refused("elements deeper than that", "at most " + MAX_DEPTH + " levels");
                    }
                }
                case XMLStreamConstants.END_ELEMENT -> open.pop();
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
                    if (!open.isEmpty()) {
                        open.element().append(in.getText());
                    }
                }
                default -> {
                    // comments and processing instructions say nothing
                }
            }
        }
        if (root == null) {
            throw refused("nothing", "one well-formed document");
        }
        return root;
    }

    private static XmlNode element(XMLStreamReader in) {
        XmlNode element = new XmlNode(in.getLocalName());
        for (int i = 0; i < in.getAttributeCount(); i++) {
            // those with a namespace are about the document, such as the schema's location
            if (in.getAttributeNamespace(i) == null
                    || in.getAttributeNamespace(i).isEmpty()) {
                element.attribute(in.getAttributeLocalName(i), in.getAttributeValue(i));
            }
        }
        return element;
    }

    /**
     * Writes a text so that it can stand between two tags.
     *
     * @param text any text
     * @return the text, with XML's own entities
     * @throws ValidationException when it holds a character that XML cannot have
     */
    public static String escaped(String text) {
        StringBuilder out = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                default -> {
                    if (c < ' ' || (c >= 0xD800 && c <= 0xDFFF) || c == 0xFFFE || c == 0xFFFF) {
                        throw refused(
                                "the character U+" + Integer.toHexString(c).toUpperCase(java.util.Locale.ROOT),
                                "characters that XML can have");
                    }
                    out.appendCodePoint(c);
                }
            }
        });
        return out.toString();
    }

    private static ValidationException refused(String found, String allowed) {
        return new ValidationException(
                "XML", List.of(new Violation("", found, allowed, "found " + found + ", allowed is " + allowed)));
    }
}
