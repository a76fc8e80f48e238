package dev.anyedge.benchmarks;

import dev.anyedge.scaleway.ScalewayCredentials;
import dev.anyedge.scaleway.api.Pipeline;
import dev.anyedge.scaleway.api.PipelineFilter;
import dev.anyedge.scaleway.api.ScalewayEdgeApi;
import java.net.URI;
import java.util.List;

/** The same job with the SDK. */
final class SdkList implements AutoCloseable {
    private final ScalewayEdgeApi api;

    SdkList(String port) {
        api = ScalewayEdgeApi.builder()
                .credentials(ScalewayCredentials.of("11111111-1111-1111-1111-111111111111"))
                .projectId("22222222-2222-2222-2222-222222222222")
                .baseUri(URI.create("http://127.0.0.1:" + port))
                .build();
    }

    List<Pipeline> list() {
        return api.listPipelines(PipelineFilter.none()).all();
    }

    @Override
    public void close() {
        api.close();
    }

    /** In a fresh JVM: one call; prints how many came. */
    public static void main(String[] args) {
        System.out.println(new SdkList(args[0]).list().size());
        System.out.flush();
        Runtime.getRuntime().halt(0);
    }
}
