/** The Lumen CDN, closed since January 2024: a typed wire client, its service images, and the translation. */
module dev.anyedge.lumen {
    requires transitive dev.anyedge.cdn;
    requires com.fasterxml.jackson.databind;
    requires java.net.http;
    requires java.xml;
    requires org.slf4j;
    requires static org.immutables.value.annotations;
    requires static org.jspecify;

    provides dev.anyedge.cdn.CdnProvider with
            dev.anyedge.lumen.LumenProvider;

    exports dev.anyedge.lumen;
    exports dev.anyedge.lumen.api;
    exports dev.anyedge.lumen.image;
    exports dev.anyedge.lumen.translate;
    exports dev.anyedge.lumen.v1;
}
