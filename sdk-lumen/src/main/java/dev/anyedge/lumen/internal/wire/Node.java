package dev.anyedge.lumen.internal.wire;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One object of an answer that may come as XML or as JSON: the provider gives both the same names, with ids as
 * attributes in XML (Lumen reference §5.1).
 */
public interface Node {

    /**
     * The name under which the object stands.
     *
     * @return the element's name; for JSON the member's, without the plural of a list
     */
    String name();

    /**
     * A plain value.
     *
     * @param name a member, an attribute, or a child element without children
     * @return its text, empty when it is absent or blank
     */
    Optional<String> text(String name);

    /**
     * An object.
     *
     * @param name the member or child element
     * @return empty when it is absent
     */
    Optional<Node> node(String name);

    /**
     * A list of objects, which XML wraps in one more element.
     *
     * @param wrapper the member, or the wrapping element
     * @param item the element of one object
     * @return empty when it is absent
     */
    List<Node> nodes(String wrapper, String item);

    /**
     * All plain values.
     *
     * @return name to text, in order
     */
    Map<String, String> texts();

    /**
     * All objects, those of lists one by one.
     *
     * @return in order; wrapping elements stand for themselves
     */
    List<Node> children();
}
