/** The Fujitsu CDN: a typed wire client, its rules dialect, the translation, and the deployment on top of them. */
module dev.anyedge.fujitsu {
    requires transitive dev.anyedge.cdn;
    requires com.fasterxml.jackson.databind;
    requires java.net.http;
    requires org.slf4j;
    requires static org.immutables.value.annotations;
    requires static org.jspecify;

    provides dev.anyedge.cdn.CdnProvider with
            dev.anyedge.fujitsu.FujitsuProvider;

    exports dev.anyedge.fujitsu;
    exports dev.anyedge.fujitsu.api;
    exports dev.anyedge.fujitsu.rules;
    exports dev.anyedge.fujitsu.translate;
}
