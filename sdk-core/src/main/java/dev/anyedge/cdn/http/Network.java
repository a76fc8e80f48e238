package dev.anyedge.cdn.http;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** What a client needs to open its way to the network, which it does at its first call. */
record Network(
        URI baseUri,
        @Nullable HttpClient given,
        @Nullable SSLContext trust,
        Duration connectTimeout,
        int maxResponseBytes) {

    Transport open() {
        return given != null
                ? JdkTransport.over(given, maxResponseBytes)
                : JdkTransport.to(baseUri, trust, connectTimeout, maxResponseBytes);
    }
}
