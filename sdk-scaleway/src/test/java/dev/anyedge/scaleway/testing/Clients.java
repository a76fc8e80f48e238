package dev.anyedge.scaleway.testing;

import dev.anyedge.scaleway.ScalewayCredentials;
import dev.anyedge.scaleway.api.ScalewayEdgeApi;
import dev.anyedge.simulator.scaleway.ScalewaySimulator;
import java.net.URI;

/** Clients for tests: they never wait, and their jitter always takes the longest pause. */
public final class Clients {
    public static final String SECRET_KEY = "11111111-1111-1111-1111-111111111111";
    public static final String PROJECT = "22222222-2222-2222-2222-222222222222";

    private Clients() {}

    public static ScalewayEdgeApi of(ScalewaySimulator provider, NoWaiting time) {
        return ScalewayEdgeApi.builder()
                .baseUri(provider.baseUri())
                .credentials(ScalewayCredentials.of(provider.secretKey()))
                .projectId(provider.projectId())
                .http(http -> http.timekeeper(time).jitter(() -> 1))
                .build();
    }

    public static ScalewayEdgeApi of(ScalewaySimulator provider) {
        return of(provider, new NoWaiting());
    }

    public static ScalewayEdgeApi of(ScriptedProvider provider, NoWaiting time) {
        return ScalewayEdgeApi.builder()
                .baseUri(URI.create("https://api.scaleway.com"))
                .credentials(ScalewayCredentials.of("SCWAAAAAAAAAAAAAAAAA", SECRET_KEY))
                .projectId(PROJECT)
                .http(http -> http.transport(provider).timekeeper(time).jitter(() -> 1))
                .build();
    }

    public static ScalewayEdgeApi of(ScriptedProvider provider) {
        return of(provider, new NoWaiting());
    }
}
