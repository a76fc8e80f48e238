package dev.anyedge.benchmarks;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;

/** The bare program: list ten pipelines with {@code java.net.http} and Jackson's data binding, and nothing else. */
final class BareList {
    private final HttpClient http = HttpClient.newHttpClient();
    private final ObjectMapper mapper = new ObjectMapper();
    private final URI uri;

    BareList(String port) {
        uri = URI.create("http://127.0.0.1:" + port
                + "/edge-services/v1beta1/pipelines?order_by=created_at_asc&page=1&page_size=100");
    }

    /** What it reads of a pipeline: as much as the SDK does. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Pipeline(
            String id,
            String name,
            String description,
            String status,
            List<Object> errors,
            @JsonProperty("project_id") String projectId,
            @JsonProperty("organization_id") String organizationId,
            @JsonProperty("created_at") String createdAt,
            @JsonProperty("updated_at") String updatedAt,
            @JsonProperty("vpc_endpoint_ids") List<String> vpcEndpointIds) {}

    /** A page of them. */
    record Page(
            List<Pipeline> pipelines,
            @JsonProperty("total_count") long totalCount) {}

    List<Pipeline> list() throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(uri)
                .header("X-Auth-Token", "11111111-1111-1111-1111-111111111111")
                .GET()
                .build();
        HttpResponse<byte[]> response = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
        if (response.statusCode() != 200) {
            throw new IOException("status " + response.statusCode());
        }
        return mapper.readValue(response.body(), Page.class).pipelines();
    }

    /** In a fresh JVM: one call; prints how many came. */
    public static void main(String[] args) throws IOException, InterruptedException {
        System.out.println(new BareList(args[0]).list().size());
        System.out.flush();
        Runtime.getRuntime().halt(0);
    }
}
