package dev.anyedge.simulator.edge;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.http.message.BasicClassicHttpRequest;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.net.URIAuthority;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * Real HTTP origins. Uses the HTTP client that WireMock brings along, because the JDK's does not let anybody say which
 * {@code Host} to send, and an edge must. It follows no redirect, repeats nothing, unpacks nothing and keeps no cookie:
 * whatever the origin says is for the viewer.
 */
final class HttpFetcher {

    private static final Timeout CONNECT = Timeout.ofSeconds(5);
    private static final Timeout ANSWER = Timeout.ofSeconds(30);
    private static final Set<String> OWN = Set.of("host", "content-length");

    /** Made by the first fetch: most simulators have folders only. */
    private @Nullable CloseableHttpClient client;

    Origin origin(URI base) {
        String scheme = base.getScheme() == null ? "" : base.getScheme().toLowerCase(Locale.ROOT);
        if (base.getHost() == null || !(scheme.equals("http") || scheme.equals("https"))) {
            throw new IllegalArgumentException("an origin needs an absolute http or https URL such as "
                    + "http://localhost:3000, this is none: " + base);
        }
        HttpHost server = new HttpHost(scheme, base.getHost(), base.getPort());
        String path = base.getRawPath() == null ? "" : base.getRawPath();
        String prefix = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        return request -> fetch(server, prefix, request);
    }

    private OriginResponse fetch(HttpHost server, String prefix, OriginRequest asked) throws IOException {
        BasicClassicHttpRequest request = new BasicClassicHttpRequest(asked.method(), server, prefix + asked.target());
        request.setAuthority(authority(asked.headers().first("Host").orElse(server.toHostString())));
        asked.headers().forEach((name, value) -> {
            if (!OWN.contains(name.toLowerCase(Locale.ROOT))) {
                request.addHeader(name, value);
            }
        });
        if (asked.body().length > 0) {
            // the type is among the header fields already
            request.setEntity(new ByteArrayEntity(asked.body(), null));
        }
        return client().execute(server, request, HttpFetcher::read);
    }

    private static URIAuthority authority(String host) throws IOException {
        try {
            return URIAuthority.create(host);
        } catch (java.net.URISyntaxException notAHost) {
            throw new IOException("'" + host + "' cannot be sent as Host: " + notAHost.getMessage(), notAHost);
        }
    }

    private static OriginResponse read(ClassicHttpResponse answer) throws IOException {
        Map<String, List<String>> headers = new LinkedHashMap<>();
        for (Header header : answer.getHeaders()) {
            String value = header.getValue() == null ? "" : header.getValue();
            headers.computeIfAbsent(header.getName(), name -> new ArrayList<>()).add(value);
        }
        byte[] body = answer.getEntity() == null ? new byte[0] : EntityUtils.toByteArray(answer.getEntity());
        return new OriginResponse(answer.getCode(), HeaderFields.of(headers), body);
    }

    private synchronized CloseableHttpClient client() {
        CloseableHttpClient made = client;
        if (made == null) {
            made = HttpClients.custom()
                    .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                            .setMaxConnTotal(256)
                            .setMaxConnPerRoute(256)
                            .setDefaultConnectionConfig(ConnectionConfig.custom()
                                    .setConnectTimeout(CONNECT)
                                    .setSocketTimeout(ANSWER)
                                    .build())
                            .build())
                    .setDefaultRequestConfig(
                            RequestConfig.custom().setResponseTimeout(ANSWER).build())
                    .disableRedirectHandling()
                    .disableAutomaticRetries()
                    .disableContentCompression()
                    .disableCookieManagement()
                    .disableAuthCaching()
                    .disableDefaultUserAgent()
                    .build();
            client = made;
        }
        return made;
    }

    synchronized void close() {
        if (client != null) {
            client.close(CloseMode.GRACEFUL);
            client = null;
        }
    }
}
