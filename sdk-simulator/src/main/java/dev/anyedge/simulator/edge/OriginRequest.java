package dev.anyedge.simulator.edge;

import java.util.Optional;

/**
 * What the edge asks an origin.
 *
 * @param method the method, upper case
 * @param target raw path and query
 * @param headers the header fields, {@code Host} among them when the document says which to send
 * @param body the body; empty for none. Not copied: it is not to be changed
 */
public record OriginRequest(String method, String target, HeaderFields headers, byte[] body) {

    /**
     * The raw path.
     *
     * @return the target up to the question mark
     */
    public String path() {
        int mark = target.indexOf('?');
        return mark < 0 ? target : target.substring(0, mark);
    }

    /**
     * The raw query.
     *
     * @return what follows the question mark, or empty when there is none
     */
    public Optional<String> query() {
        int mark = target.indexOf('?');
        return mark < 0 ? Optional.empty() : Optional.of(target.substring(mark + 1));
    }
}
