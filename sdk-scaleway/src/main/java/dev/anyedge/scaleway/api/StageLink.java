package dev.anyedge.scaleway.api;

/**
 * Which stage comes next. On the wire this is one of several members, {@code cache_stage_id} or {@code waf_stage_id} or
 * …, of which at most one may be there.
 *
 * @param kind what kind of stage comes next
 * @param id that stage's id
 */
public record StageLink(StageKind kind, String id) {

    /**
     * A link to a stage.
     *
     * @param stage the stage that comes next
     * @return the link
     */
    public static StageLink to(Stage stage) {
        return new StageLink(stage.kind(), stage.id());
    }

    /**
     * A link to a TLS stage.
     *
     * @param id the stage's id
     * @return the link
     */
    public static StageLink tls(String id) {
        return new StageLink(StageKind.TLS, id);
    }

    /**
     * A link to a cache stage.
     *
     * @param id the stage's id
     * @return the link
     */
    public static StageLink cache(String id) {
        return new StageLink(StageKind.CACHE, id);
    }

    /**
     * A link to a route stage.
     *
     * @param id the stage's id
     * @return the link
     */
    public static StageLink route(String id) {
        return new StageLink(StageKind.ROUTE, id);
    }

    /**
     * A link to a WAF stage.
     *
     * @param id the stage's id
     * @return the link
     */
    public static StageLink waf(String id) {
        return new StageLink(StageKind.WAF, id);
    }

    /**
     * A link to a backend stage.
     *
     * @param id the stage's id
     * @return the link
     */
    public static StageLink backend(String id) {
        return new StageLink(StageKind.BACKEND, id);
    }

    @Override
    public String toString() {
        return kind.text() + " " + id;
    }
}
