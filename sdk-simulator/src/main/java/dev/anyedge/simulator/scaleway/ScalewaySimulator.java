package dev.anyedge.simulator.scaleway;

import com.fasterxml.jackson.databind.JsonNode;
import dev.anyedge.simulator.Faults;
import dev.anyedge.simulator.Journal;
import dev.anyedge.simulator.SimulatorBuilder;
import dev.anyedge.simulator.SimulatorClock;
import dev.anyedge.simulator.SimulatorServer;
import dev.anyedge.simulator.SimulatorSettings;
import dev.anyedge.simulator.edge.EdgeServer;
import dev.anyedge.simulator.edge.Origin;
import dev.anyedge.simulator.edge.Origins;
import dev.anyedge.simulator.scaleway.edge.StageGraphDirectory;
import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Scaleway Edge Services on this machine. The control plane keeps state, checks what it is told, and answers in the
 * provider's own shapes, so that any client of that API works against it unchanged. The {@linkplain #edgeUri() edge}
 * serves viewers what the stored stage graphs decide.
 *
 * <pre>{@code
 * try (ScalewaySimulator simulator = ScalewaySimulator.start()) {
 *     URI endpoint = simulator.baseUri();   // instead of https://api.scaleway.com
 *     simulator.faults().add("POST:*}{@code /set-head-stage:1:drop-after");
 *     …
 *     assertThat(simulator.journal().writes()).hasSize(9);
 * }
 * }</pre>
 *
 * <p>Asynchronous steps — a deployment, a purge — take one {@linkplain Builder#tick tick}; unless told otherwise they are
 * over at the next call, with a manual clock at the next advance. Where an answer rests on deduction rather than on
 * recorded traffic it carries the header {@code x-sim-evidence: inferred}. Thread-safe.
 */
public final class ScalewaySimulator implements AutoCloseable, PipelineDocuments {

    /** The secret key that is accepted unless another one is chosen. */
    public static final String DEFAULT_SECRET_KEY = "11111111-1111-1111-1111-111111111111";

    /** The project that exists unless another one is chosen. */
    public static final String DEFAULT_PROJECT_ID = "22222222-2222-2222-2222-222222222222";

    /** The organization of the projects unless another one is chosen. */
    public static final String DEFAULT_ORGANIZATION_ID = "44444444-4444-4444-4444-444444444444";

    private final ScalewayControlPlane plane;
    private final SimulatorServer server;
    private final Builder options;

    /** Started by the first who needs it: most tests look at the control plane only. */
    private @Nullable EdgeServer edge;

    private ScalewaySimulator(Builder options) {
        this.options = options;
        this.plane = new ScalewayControlPlane(options);
        this.server = SimulatorServer.start(
                plane, options.common().clock(), options.common().port());
        if (options.common().edgePort().isPresent()) {
            try {
                edge();
            } catch (RuntimeException taken) {
                server.close();
                throw taken;
            }
        }
    }

    /**
     * Starts a simulator with the default credentials on a free port; asynchronous steps are over at the next call.
     *
     * @return the running simulator
     */
    public static ScalewaySimulator start() {
        return builder().start();
    }

    /**
     * For a simulator that differs from the default one.
     *
     * @return a new builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * What stands for {@code https://api.scaleway.com}.
     *
     * @return {@code http://127.0.0.1:PORT}, without a trailing slash
     */
    public URI baseUri() {
        return server.baseUri();
    }

    /**
     * Where viewers are served: a server that decides by the stored stage graphs, caches, and takes the site's host name
     * from {@code Host} or {@code x-sim-host}. {@link EdgeServer} says which header fields play the viewer. Started by
     * the first call, unless {@link Builder#edgePort} has it started at once.
     *
     * @return {@code http://127.0.0.1:PORT}, without a trailing slash
     * @throws java.io.UncheckedIOException when the edge cannot listen
     */
    public URI edgeUri() {
        return edge().uri();
    }

    /**
     * The edge itself, for tests that purge or invalidate by hand.
     *
     * @return the running edge
     */
    public synchronized EdgeServer edge() {
        EdgeServer running = edge;
        if (running == null) {
            EdgeServer started = EdgeServer.builder(new StageGraphDirectory(this::deployedDocument))
                    .clock(options.common().clock())
                    .origins(options.origins)
                    .port(options.common().edgePort().orElse(0))
                    .start();
            plane.onPurge((pipeline, all, assets) -> {
                if (all) {
                    started.purgeAll(pipeline);
                } else {
                    started.purge(pipeline, assets);
                }
            });
            edge = started;
            running = started;
        }
        return running;
    }

    /**
     * What stands for buckets, load balancers and serverless resources; may be extended at any time.
     *
     * @return the origins, to add to
     */
    public Origins origins() {
        return options.origins;
    }

    /**
     * The secret key that is accepted.
     *
     * @return the key
     */
    public String secretKey() {
        return options.secretKey;
    }

    /**
     * The first of the projects that exist.
     *
     * @return the project's id
     */
    public String projectId() {
        return options.projectIds.iterator().next();
    }

    /**
     * The time the simulator lives in.
     *
     * @return the clock
     */
    public SimulatorClock clock() {
        return server.clock();
    }

    /**
     * What shall go wrong.
     *
     * @return the faults, to add to
     */
    public Faults faults() {
        return server.faults();
    }

    /**
     * The calls so far.
     *
     * @return the journal
     */
    public Journal journal() {
        return server.journal();
    }

    /**
     * What the provider finds out about DNS, certificates and load balancers.
     *
     * @return the outcomes, to change
     */
    public ValidationOutcomes outcomes() {
        return plane.outcomes();
    }

    /**
     * Everything that is stored: the documents of all {@code pipelines}, {@code purge_requests}, {@code vpc_endpoints}
     * and {@code plans}.
     *
     * @return a JSON object, a copy
     */
    public JsonNode state() {
        return plane.state();
    }

    /**
     * Locks a pipeline as the vendor does with what it distrusts: its status becomes {@code locked}, and writes to it
     * are answered 423.
     *
     * @param pipelineId the pipeline
     * @throws IllegalArgumentException when there is no such pipeline
     */
    public void lockPipeline(String pipelineId) {
        plane.lock(pipelineId);
    }

    /**
     * Registers who is to be told of purges.
     *
     * @param listener who is told
     */
    public void onPurge(PurgeListener listener) {
        plane.onPurge(Objects.requireNonNull(listener, "listener"));
    }

    @Override
    public Optional<JsonNode> deployedDocument(String host) {
        return plane.deployedDocument(host);
    }

    @Override
    public List<JsonNode> documents() {
        return plane.documents();
    }

    /** Stops listening. What was stored is gone. */
    @Override
    public synchronized void close() {
        if (edge != null) {
            edge.close();
        }
        options.origins.close();
        server.close();
    }

    /** How a simulator shall differ from the default one. */
    public static final class Builder extends SimulatorBuilder<Builder> {
        private static final Pattern ZONE = Pattern.compile(
                "(?i)(?=.{1,253}$)[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)+");

        String secretKey = DEFAULT_SECRET_KEY;
        String organizationId = DEFAULT_ORGANIZATION_ID;
        Set<String> projectIds = new LinkedHashSet<>(Set.of(DEFAULT_PROJECT_ID));
        boolean readOnlyKey;
        Optional<String> plan = Optional.of("starter");
        boolean planEnforced;
        Set<String> managedZones = new LinkedHashSet<>();
        boolean goneStagesAreForbidden;
        boolean headlessPipelinesPend;
        OptionalInt pipelineQuota = OptionalInt.empty();
        final Origins origins = new Origins();

        private Builder() {}

        /**
         * A folder that stands for a bucket.
         *
         * @param name the bucket's name
         * @param folder the folder with its objects
         * @return this
         * @throws IllegalArgumentException when there is no such folder
         */
        public Builder bucket(String name, Path folder) {
            origins.bucket(name, folder);
            return this;
        }

        /**
         * A server that stands for a load balancer, a container or a function.
         *
         * @param name the id of the load balancer, its frontend, the container or the function; or the host name that a
         *     load balancer gets: its {@code domain_name}, without one the viewer's host
         * @param server an {@code http} or {@code https} address, perhaps with a path that goes before every path
         * @return this
         * @throws IllegalArgumentException when the address is not an absolute {@code http} or {@code https} one
         */
        public Builder origin(String name, URI server) {
            origins.server(name, server);
            return this;
        }

        /**
         * An origin of the caller's own that stands for a bucket, a load balancer, a container or a function.
         *
         * @param name as for {@link #origin(String, URI)}, or the bucket's name
         * @param origin what answers
         * @return this
         */
        public Builder origin(String name, Origin origin) {
            origins.origin(name, origin);
            return this;
        }

        /**
         * The secret key to accept.
         *
         * @param key the key
         * @return this
         */
        public Builder secretKey(String key) {
            secretKey = Objects.requireNonNull(key, "key");
            return this;
        }

        /**
         * The projects that exist, instead of the default one.
         *
         * @param first the project that {@link ScalewaySimulator#projectId()} returns
         * @param more further ones
         * @return this
         */
        public Builder projects(String first, String... more) {
            projectIds = new LinkedHashSet<>();
            projectIds.add(first.toLowerCase(Locale.ROOT));
            for (String other : more) {
                projectIds.add(other.toLowerCase(Locale.ROOT));
            }
            return this;
        }

        /**
         * The organization of the projects.
         *
         * @param id the organization's id
         * @return this
         */
        public Builder organization(String id) {
            organizationId = Objects.requireNonNull(id, "id");
            return this;
        }

        /**
         * The key may read only: writes are answered 403.
         *
         * @return this
         */
        public Builder readOnlyKey() {
            readOnlyKey = true;
            return this;
        }

        /**
         * The projects have not subscribed to a plan; by default they have subscribed to {@code starter}.
         *
         * @return this
         */
        public Builder withoutPlan() {
            plan = Optional.empty();
            return this;
        }

        /**
         * The plan the projects have subscribed to.
         *
         * @param name {@code starter}, {@code professional} or {@code advanced}
         * @return this
         */
        public Builder plan(String name) {
            plan = Optional.of(name);
            return this;
        }

        /**
         * Pipelines cannot be created in a project without a plan. How the provider refuses this is not known.
         *
         * @return this
         */
        public Builder enforcePlan() {
            planEnforced = true;
            return this;
        }

        /**
         * A zone that is hosted at the provider: names in it are {@code managed}.
         *
         * @param zone the zone, for example {@code shop.example}
         * @return this
         * @throws IllegalArgumentException when it is no name of a zone
         */
        public Builder managedZone(String zone) {
            if (!ZONE.matcher(zone).matches()) {
                throw new IllegalArgumentException("'" + zone + "' is no zone; one is shop.example, for example");
            }
            managedZones.add(zone.toLowerCase(Locale.ROOT));
            return this;
        }

        /**
         * How many pipelines a project can have before creating one more is answered 403 {@code quotas_exceeded}.
         *
         * @param quota the number
         * @return this
         */
        public Builder pipelineQuota(int quota) {
            pipelineQuota = OptionalInt.of(quota);
            return this;
        }

        /**
         * Deleting a stage that is gone is answered 403, as it was until August 2025.
         *
         * @return this
         */
        public Builder goneStagesAreForbidden() {
            goneStagesAreForbidden = true;
            return this;
        }

        /**
         * A pipeline without a head stays {@code pending} without errors, as it did until August 2025.
         *
         * @return this
         */
        public Builder headlessPipelinesPend() {
            headlessPipelinesPend = true;
            return this;
        }

        /**
         * Starts the simulator.
         *
         * @return the running simulator
         */
        public ScalewaySimulator start() {
            return new ScalewaySimulator(this);
        }

        SimulatorSettings common() {
            return settings();
        }

        @Override
        protected Builder self() {
            return this;
        }
    }
}
