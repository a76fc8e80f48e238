package dev.anyedge.examples;

import dev.anyedge.cdn.error.CdnException;
import dev.anyedge.scaleway.ScalewayCredentials;
import dev.anyedge.scaleway.ScalewayDialect;
import dev.anyedge.scaleway.api.BackendStage;
import dev.anyedge.scaleway.api.BackendStageRequest;
import dev.anyedge.scaleway.api.BucketBackend;
import dev.anyedge.scaleway.api.CacheStage;
import dev.anyedge.scaleway.api.CacheStageRequest;
import dev.anyedge.scaleway.api.DnsStage;
import dev.anyedge.scaleway.api.DnsStageRequest;
import dev.anyedge.scaleway.api.HeadStageChange;
import dev.anyedge.scaleway.api.Pipeline;
import dev.anyedge.scaleway.api.PipelineRequest;
import dev.anyedge.scaleway.api.PipelineStatus;
import dev.anyedge.scaleway.api.PurgeRequest;
import dev.anyedge.scaleway.api.PurgeStatus;
import dev.anyedge.scaleway.api.PurgeTarget;
import dev.anyedge.scaleway.api.ScalewayEdgeApi;
import dev.anyedge.scaleway.api.ScalewayEdgeApiV1Alpha1;
import dev.anyedge.scaleway.api.Stage;
import dev.anyedge.scaleway.api.StageLink;
import dev.anyedge.scaleway.api.TlsStage;
import dev.anyedge.scaleway.api.TlsStageRequest;
import dev.anyedge.simulator.scaleway.ScalewaySimulator;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * The vendor's quickstart, call by call through the wire clients, in either version of the API: backend, cache, TLS, DNS,
 * pipeline, a look at the endpoint, a purge, and the deletion of everything. Each request is printed as it is sent.
 *
 * <p>Without an endpoint it plays against an embedded simulator. With one, such as {@code https://api.scaleway.com}, it
 * works for real in the project of the vendor's environment variables or profile file, and needs {@code --bucket}.
 */
@Command(
        name = "EightSteps",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "The eight steps from a bucket to a served page and back, each request printed as it is sent.")
public final class EightSteps implements Callable<Integer> {
    private static final Duration PAUSE = Duration.ofSeconds(3);
    private static final int LOOKS = 100;

    private final PrintStream out;
    private final List<String> made = new ArrayList<>();
    private int step;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--dialect", paramLabel = "V", description = "v1beta1, the default, or v1alpha1")
    private ScalewayDialect dialect = ScalewayDialect.V1BETA1;

    @Option(names = "--assigned", description = "without a domain of your own: DNS and TLS stages stay empty")
    private boolean assigned;

    @Option(names = "--host", paramLabel = "NAME", description = "a name of your own; its CNAME is yours to make")
    private String host = "myendpoint.example.com";

    @Option(
            names = "--bucket",
            paramLabel = "NAME",
            description = "the bucket; my-scw-bucket in the simulator, where a folder plays it")
    @Nullable
    private String bucket;

    @Option(names = "--region", paramLabel = "R", description = "the bucket's region; fr-par by default")
    private String region = "fr-par";

    @Option(names = "--page", paramLabel = "PATH", description = "an object of the bucket; /index.html by default")
    private String page = "/index.html";

    @Parameters(arity = "0..1", paramLabel = "ENDPOINT", description = "do it for real at this API")
    @Nullable
    private URI endpoint;

    private EightSteps(PrintStream out) {
        this.out = out;
    }

    /**
     * Does the steps.
     *
     * @param arguments {@code --help} lists them
     */
    public static void main(String... arguments) {
        System.exit(run(System.out, arguments));
    }

    static int run(PrintStream out, String... arguments) {
        return new CommandLine(new EightSteps(out))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setErr(new PrintWriter(out, true, StandardCharsets.UTF_8))
                .execute(arguments);
    }

    @Override
    public Integer call() throws Exception {
        if (endpoint != null) {
            if (bucket == null) {
                throw new CommandLine.ParameterException(
                        spec.commandLine(), "At a real endpoint, name a bucket of the project: --bucket NAME");
            }
            try (Viewer viewer = Viewer.ofTheInternet()) {
                return steps(endpoint, viewer, api -> {}, api -> {}) ? 0 : 1;
            }
        }
        try (SiteFolder folder = SiteFolder.shipped();
                ScalewaySimulator simulator = ScalewaySimulator.builder()
                        .bucket(bucketName(), folder.path())
                        .start();
                Viewer viewer = Viewer.of(simulator.edgeUri())) {
            ScalewayCredentials credentials = ScalewayCredentials.of(simulator.secretKey());
            return steps(
                            simulator.baseUri(),
                            viewer,
                            api -> api.credentials(credentials).projectId(simulator.projectId()),
                            api -> api.credentials(credentials).projectId(simulator.projectId()))
                    ? 0
                    : 1;
        }
    }

    /** Whether all went well. */
    private boolean steps(
            URI base,
            Viewer viewer,
            Consumer<ScalewayEdgeApi.Builder> today,
            Consumer<ScalewayEdgeApiV1Alpha1.Builder> first)
            throws InterruptedException {
        try (PrintedRequests printed = new PrintedRequests(out)) {
            if (dialect == ScalewayDialect.V1BETA1) {
                ScalewayEdgeApi.Builder builder =
                        ScalewayEdgeApi.builder().baseUri(base).http(http -> http.transport(printed));
                today.accept(builder);
                try (ScalewayEdgeApi api = builder.build()) {
                    v1beta1(api, viewer);
                }
            } else {
                ScalewayEdgeApiV1Alpha1.Builder builder =
                        ScalewayEdgeApiV1Alpha1.builder().baseUri(base).http(http -> http.transport(printed));
                first.accept(builder);
                try (ScalewayEdgeApiV1Alpha1 api = builder.build()) {
                    v1alpha1(api, viewer);
                }
            }
        } catch (CdnException e) {
            out.println();
            out.println(e.getMessage());
            made.forEach(left -> out.println("  left behind, to be deleted by hand: " + left));
            return false;
        }
        return true;
    }

    /** Stages first, from the backend upwards; the pipeline is built upon them and serves at once. */
    private void v1alpha1(ScalewayEdgeApiV1Alpha1 api, Viewer viewer) throws InterruptedException {
        step("Backend stage: where the content is.");
        BackendStage backend = made(api.createBackendStage(BackendStageRequest.of(bucket())));

        step("Cache stage: half an hour, where the origin does not say.");
        CacheStage cache = made(api.createCacheStage(cache(StageLink.to(backend))));

        step("TLS stage: " + (assigned ? "empty." : "a certificate that the provider issues."));
        TlsStage tls = made(api.createTlsStage(tls(StageLink.to(cache))));

        step("DNS stage: " + (assigned ? "empty." : host + "."));
        DnsStage dns = made(api.createDnsStage(dns(StageLink.to(tls))));

        step("Pipeline: built upon the DNS stage.");
        Pipeline pipeline = made(api.createPipeline(PipelineRequest.builder()
                .name("mypipeline")
                .description("my-pipeline")
                .dnsStageId(dns.id())
                .build()));

        lookPurgeDelete(
                pipeline, viewer, api::getPipeline, api::createPurgeRequest, api::getPurgeRequest, api::deletePipeline);
    }

    /** The pipeline first, its stages inside it; it serves once its head is set. */
    private void v1beta1(ScalewayEdgeApi api, Viewer viewer) throws InterruptedException {
        step("Pipeline: empty.");
        Pipeline pipeline = made(api.createPipeline(PipelineRequest.builder()
                .name("mypipeline")
                .description("my-pipeline")
                .build()));
        String id = pipeline.id();

        step("Backend stage: where the content is.");
        BackendStage backend = made(api.createBackendStage(id, BackendStageRequest.of(bucket())));

        step("Cache stage: half an hour, where the origin does not say.");
        CacheStage cache = made(api.createCacheStage(id, cache(StageLink.to(backend))));

        step("TLS stage: " + (assigned ? "empty." : "a certificate that the provider issues."));
        TlsStage tls = made(api.createTlsStage(id, tls(StageLink.to(cache))));

        step("DNS stage: " + (assigned ? "empty" : host) + ", and the head of the pipeline.");
        DnsStage dns = made(api.createDnsStage(id, dns(StageLink.to(tls))));
        api.setHeadStage(id, HeadStageChange.add(dns.id()));

        lookPurgeDelete(
                pipeline, viewer, api::getPipeline, api::createPurgeRequest, api::getPurgeRequest, api::deletePipeline);
    }

    private String bucketName() {
        return bucket == null ? "my-scw-bucket" : bucket;
    }

    private BucketBackend bucket() {
        return BucketBackend.builder()
                .bucketName(bucketName())
                .bucketRegion(region)
                .website(true)
                .build();
    }

    private static CacheStageRequest cache(StageLink next) {
        return CacheStageRequest.builder()
                .fallbackTtl(Duration.ofMinutes(30))
                .next(next)
                .build();
    }

    private TlsStageRequest tls(StageLink next) {
        TlsStageRequest.Builder request = TlsStageRequest.builder().next(next);
        return (assigned ? request : request.managedCertificate(true)).build();
    }

    private DnsStageRequest dns(StageLink next) {
        DnsStageRequest.Builder request = DnsStageRequest.builder().next(next);
        return (assigned ? request : request.fqdns(List.of(host))).build();
    }

    private void lookPurgeDelete(
            Pipeline pipeline,
            Viewer viewer,
            Function<String, Pipeline> look,
            BiFunction<String, PurgeTarget, PurgeRequest> purge,
            Function<String, PurgeRequest> lookAtPurge,
            Consumer<String> delete)
            throws InterruptedException {
        String id = pipeline.id();
        String edge = id + ".svc.edge.scw.cloud";
        String name = assigned ? edge : host;

        step("Look at the endpoint: the first request goes to the origin, the second does not.");
        if (!assigned && endpoint != null) {
            out.println("  for you to do: CNAME " + host + " → " + edge);
        }
        Pipeline seen = look.apply(id);
        for (int i = 1; i < LOOKS && seen.status().equals(PipelineStatus.PENDING); i++) {
            Thread.sleep(PAUSE.toMillis());
            seen = look.apply(id);
        }
        out.println("  " + seen.name() + " is " + seen.status().text());
        seen.errors().forEach(error -> out.println("  " + error.code().text() + ": " + error.message()));
        get(viewer, name);
        get(viewer, name);

        step("Purge: the next request goes to the origin again.");
        PurgeRequest purged = purge.apply(id, PurgeTarget.assets(List.of(page)));
        for (int i = 0; i < LOOKS && purged.status().equals(PurgeStatus.PENDING); i++) {
            if (i > 0) {
                Thread.sleep(PAUSE.toMillis());
            }
            purged = lookAtPurge.apply(purged.id());
        }
        out.println("  purge of " + page + " is " + purged.status().text());
        get(viewer, name);

        step("Delete the pipeline, and its stages with it.");
        delete.accept(id);
        made.clear();
    }

    private void get(Viewer viewer, String name) throws InterruptedException {
        try {
            out.println("  GET https://" + name + page + "  →  " + viewer.get(name, page));
        } catch (UncheckedIOException e) {
            // at a real endpoint a record or a certificate may be missing yet: the deletion is still to come
            out.println("  GET https://" + name + page + "  →  " + e.getMessage());
        }
    }

    private <S extends Stage> S made(S stage) {
        made(stage.kind().text() + " stage " + stage.id());
        return stage;
    }

    private Pipeline made(Pipeline pipeline) {
        made("pipeline " + pipeline.id());
        return pipeline;
    }

    private void made(String what) {
        made.add(what);
        out.println("  → " + what);
    }

    private void step(String text) {
        step++;
        out.println();
        out.println(step + ". " + text);
    }
}
