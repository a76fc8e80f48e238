/** Scaleway Edge Services: a typed wire client, the stage-chain translation, and the deployment on top of both. */
module dev.anyedge.scaleway {
    requires transitive dev.anyedge.cdn;
    requires com.fasterxml.jackson.databind;
    requires java.net.http;
    requires org.slf4j;
    requires org.snakeyaml.engine.v2;
    requires static org.immutables.value.annotations;
    requires static org.jspecify;

    provides dev.anyedge.cdn.CdnProvider with
            dev.anyedge.scaleway.ScalewayProvider;

    exports dev.anyedge.scaleway;
    exports dev.anyedge.scaleway.api;
    exports dev.anyedge.scaleway.translate;
}
