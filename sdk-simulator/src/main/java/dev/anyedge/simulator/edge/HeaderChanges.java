package dev.anyedge.simulator.edge;

/**
 * Header fields that a configuration sets. They take the place of fields of the same names.
 *
 * @param toOrigin in what the origin is asked
 * @param toViewer in what the viewer is answered
 * @param toViewerIfAbsent the same, unless the answer has such a field already
 */
public record HeaderChanges(HeaderFields toOrigin, HeaderFields toViewer, HeaderFields toViewerIfAbsent) {

    /**
     * Nothing is set.
     *
     * @return no changes
     */
    public static HeaderChanges none() {
        return new HeaderChanges(HeaderFields.none(), HeaderFields.none(), HeaderFields.none());
    }

    EdgeAnswer viewers(EdgeAnswer answer) {
        HeaderFields headers = answer.headers().overwrittenBy(toViewer);
        for (String name : toViewerIfAbsent.names()) {
            if (!headers.contains(name)) {
                headers = headers.with(name, String.join(", ", toViewerIfAbsent.values(name)));
            }
        }
        return new EdgeAnswer(answer.status(), headers, answer.body());
    }
}
