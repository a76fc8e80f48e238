/**
 * The provider-neutral CDN model, what it means, how it is translated, and the engine and HTTP runtime that provider
 * modules share.
 */
module dev.anyedge.cdn {
    requires com.fasterxml.jackson.databind;
    requires transitive java.net.http;
    requires org.slf4j;
    requires static org.immutables.value.annotations;
    requires static org.jspecify;

    uses dev.anyedge.cdn.CdnProvider;

    exports dev.anyedge.cdn;
    exports dev.anyedge.cdn.comparison;
    exports dev.anyedge.cdn.diagram;
    exports dev.anyedge.cdn.drift;
    exports dev.anyedge.cdn.engine;
    exports dev.anyedge.cdn.error;
    exports dev.anyedge.cdn.evaluation;
    exports dev.anyedge.cdn.migration;
    exports dev.anyedge.cdn.model;
    exports dev.anyedge.cdn.multi;
    exports dev.anyedge.cdn.secret;
    exports dev.anyedge.cdn.token;
    exports dev.anyedge.cdn.translation;

    // our own modules only
    exports dev.anyedge.cdn.internal.json to
            dev.anyedge.fujitsu,
            dev.anyedge.lumen,
            dev.anyedge.scaleway;
    exports dev.anyedge.cdn.internal.pattern to
            dev.anyedge.fujitsu,
            dev.anyedge.lumen,
            dev.anyedge.scaleway;
    exports dev.anyedge.cdn.internal.value to
            dev.anyedge.fujitsu,
            dev.anyedge.lumen,
            dev.anyedge.scaleway;
    exports dev.anyedge.cdn.http;
}
