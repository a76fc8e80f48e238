package dev.anyedge.simulator.lumen;

import com.fasterxml.jackson.databind.JsonNode;
import dev.anyedge.simulator.CompactJson;
import dev.anyedge.simulator.Faults;
import dev.anyedge.simulator.Journal;
import dev.anyedge.simulator.SimulatorBuilder;
import dev.anyedge.simulator.SimulatorClock;
import dev.anyedge.simulator.SimulatorServer;
import dev.anyedge.simulator.SimulatorSettings;
import dev.anyedge.simulator.edge.EdgeServer;
import dev.anyedge.simulator.edge.Origin;
import dev.anyedge.simulator.edge.Origins;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Lumen's CDN on this machine; the real one closed in January 2024. The control plane checks signatures, keeps state and
 * answers in the provider's own shapes, so that any client of that API works against it unchanged. The {@linkplain
 * #edgeUri() edge} serves viewers what the image promoted to production decides, the {@linkplain #stagingEdgeUri() staging
 * edge} what staging has.
 *
 * <pre>{@code
 * try (LumenSimulator simulator = LumenSimulator.start()) {
 *     URI endpoint = simulator.baseUri();   // instead of https://ws.lumen.com
 *     …
 *     assertThat(simulator.journal().writes()).hasSize(3);
 * }
 * }</pre>
 *
 * <p>Asynchronous steps — an activation, an invalidation — take one {@linkplain Builder#tick tick}; unless told otherwise
 * they are over at the next call, with a manual clock at the next advance. Version 1.0 takes its {@linkplain Builder#hold
 * quarter of an hour} on the clock. Routes and forms that were never public carry the
 * header {@code x-sim-evidence: inferred}; among them is nearly all of version 2.0. Thread-safe.
 */
public final class LumenSimulator implements AutoCloseable {

    /** The key id that is accepted unless another one is chosen. */
    public static final String DEFAULT_KEY_ID = "700100200";

    /** The key's secret unless another one is chosen. */
    public static final String DEFAULT_SECRET = "Ex4mpleOnlySecret000";

    /** The access group of the key unless another one is chosen. */
    public static final String DEFAULT_ACCESS_GROUP = "88001";

    /** The service component id of the first service unless another one is chosen. */
    public static final String DEFAULT_SCID = "BBXY00042";

    /** The subscriber of the first service unless another one is chosen. */
    public static final String DEFAULT_SUBSCRIBER = "5550123";

    private static final String PRODUCTION = "production";
    private static final String STAGING = "staging";

    private final LumenControlPlane plane;
    private final SimulatorServer server;
    private final Builder options;

    /** By environment; started by the first who needs one, because most tests look at the control plane only. */
    private final Map<String, EdgeServer> edges = new LinkedHashMap<>();

    private LumenSimulator(Builder options) {
        this.options = options;
        this.plane = new LumenControlPlane(options);
        this.server = SimulatorServer.start(
                plane, options.common().clock(), options.common().port());
        try {
            options.common().edgePort().ifPresent(port -> edge(PRODUCTION));
            options.stagingEdgePort.ifPresent(port -> edge(STAGING));
        } catch (RuntimeException taken) {
            close();
            throw taken;
        }
    }

    /**
     * Starts a simulator with the default credentials on a free port; asynchronous steps are over at the next call.
     *
     * @return the running simulator
     */
    public static LumenSimulator start() {
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
     * What stands for {@code https://ws.lumen.com}.
     *
     * @return {@code http://127.0.0.1:PORT}, without a trailing slash
     */
    public URI baseUri() {
        return server.baseUri();
    }

    /**
     * Where viewers of production are served: a server that decides by the image that is active in production, caches, and
     * takes the host name from {@code Host} or {@code x-sim-host}. {@link EdgeServer} says which header fields play the
     * viewer. Started by the first call, unless {@link Builder#edgePort} has it started at once.
     *
     * @return {@code http://127.0.0.1:PORT}, without a trailing slash
     * @throws java.io.UncheckedIOException when the edge cannot listen
     */
    public URI edgeUri() {
        return edge(PRODUCTION).uri();
    }

    /**
     * Where staging is served, as {@link #edgeUri()}; the real one is reached by the addresses of {@code
     * cdn-staging.footprint.net}. It has a cache of its own.
     *
     * @return {@code http://127.0.0.1:PORT}, without a trailing slash
     * @throws java.io.UncheckedIOException when the edge cannot listen
     */
    public URI stagingEdgeUri() {
        return edge(STAGING).uri();
    }

    private synchronized EdgeServer edge(String environment) {
        return edges.computeIfAbsent(environment, name -> {
            OptionalInt port = name.equals(STAGING)
                    ? options.stagingEdgePort
                    : options.common().edgePort();
            EdgeServer started = EdgeServer.builder(host -> plane.site(name, host))
                    .clock(options.common().clock())
                    .origins(options.origins)
                    .observer(plane.traffic())
                    .port(port.orElse(0))
                    .start();
            plane.onInvalidation(invalidation -> {
                for (String site : invalidation.sites) {
                    if (invalidation.force) {
                        started.purgeMatching(site, invalidation.pattern::matches);
                    } else {
                        started.invalidateMatching(site, invalidation.pattern::matches);
                    }
                }
            });
            return started;
        });
    }

    /**
     * What stands for the hosts of origin definitions; may be extended at any time.
     *
     * @return the origins, to add to
     */
    public Origins origins() {
        return options.origins;
    }

    /**
     * The key id that is accepted.
     *
     * @return the id
     */
    public String keyId() {
        return options.keyId;
    }

    /**
     * The secret that signatures are made with.
     *
     * @return the secret
     */
    public String secret() {
        return options.secret;
    }

    /**
     * The key's access group.
     *
     * @return the id
     */
    public String accessGroup() {
        return options.accessGroup;
    }

    /**
     * The first service.
     *
     * @return its service component id
     */
    public String scid() {
        return options.scid;
    }

    /**
     * The first service as version 2.0 calls it.
     *
     * @return the subscriber's id
     */
    public String subscriber() {
        return options.subscriber;
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
     * Everything that is stored.
     *
     * @return a JSON object, a copy
     */
    public JsonNode state() {
        return plane.state();
    }

    /**
     * Stores a version of the first service's image as the vendor's support does: it may contain what no customer can write,
     * signed alias definitions and Lua definitions, which must from then on be sent back as they are.
     *
     * @param name the image's name
     * @param image the image as JSON
     * @return the number of the new version
     * @throws IllegalArgumentException when the text is not JSON, or the image breaks a rule
     */
    public int supportStores(String name, String image) {
        JsonNode json =
                CompactJson.parse(image).orElseThrow(() -> new IllegalArgumentException("the image is not JSON"));
        return plane.supportStores(options.subscriber, name, json, "stored by support");
    }

    /**
     * The next promotions of this environment are accepted, and then do not reach the network: their status becomes {@code
     * failed}, and the edge goes on serving what it served.
     *
     * @param environment {@code staging} or {@code production}
     * @param count how many
     */
    public void failActivations(String environment, int count) {
        plane.failActivations(environment, count);
    }

    /** Stops listening. What was stored is gone. */
    @Override
    public synchronized void close() {
        edges.values().forEach(EdgeServer::close);
        options.origins.close();
        server.close();
    }

    /** How a simulator shall differ from the default one. */
    public static final class Builder extends SimulatorBuilder<Builder> {

        String keyId = DEFAULT_KEY_ID;
        String secret = DEFAULT_SECRET;
        String accessGroup = DEFAULT_ACCESS_GROUP;
        String scid = DEFAULT_SCID;
        String subscriber = DEFAULT_SUBSCRIBER;
        String role = "CDN Administrator";
        int credits = 10_000;
        boolean strictAccept;
        boolean strictLength;
        Duration hold = Duration.ofMinutes(15);
        OptionalInt stagingEdgePort = OptionalInt.empty();
        final Origins origins = new Origins();
        private final List<LumenAccount.Group> moreGroups = new ArrayList<>();
        private final List<LumenAccount.Service> moreServices = new ArrayList<>();

        private Builder() {}

        LumenAccount account() {
            LumenAccount account = new LumenAccount(keyId, role);
            account.groups.add(new LumenAccount.Group(accessGroup, "Example", Optional.empty()));
            account.groups.addAll(moreGroups);
            account.services.add(new LumenAccount.Service(accessGroup, scid, subscriber));
            account.services.addAll(moreServices);
            return account;
        }

        /**
         * The port for viewers of staging; that edge listens from the start.
         *
         * @param number the port, 0 for any free one
         * @return this
         */
        public Builder stagingEdgePort(int number) {
            stagingEdgePort = OptionalInt.of(number);
            return this;
        }

        /**
         * A server that stands for an origin.
         *
         * @param host the {@code host} of the origin definition, {@code host:port}, its {@code originDNS} or its id
         * @param server an {@code http} or {@code https} address, perhaps with a path that goes before every path
         * @return this
         * @throws IllegalArgumentException when the address is not an absolute {@code http} or {@code https} one
         */
        public Builder origin(String host, URI server) {
            origins.server(host, server);
            return this;
        }

        /**
         * An origin of the caller's own.
         *
         * @param host as for {@link #origin(String, URI)}
         * @param origin what answers
         * @return this
         */
        public Builder origin(String host, Origin origin) {
            origins.origin(host, origin);
            return this;
        }

        /**
         * A folder that stands for an origin, answering as a website.
         *
         * @param host as for {@link #origin(String, URI)}
         * @param folder the folder
         * @return this
         * @throws IllegalArgumentException when there is no such folder
         */
        public Builder folder(String host, Path folder) {
            origins.website(host, folder);
            return this;
        }

        /**
         * How long version 1.0 takes: a new property cannot be seen or configured, and a change does not reach the edge.
         *
         * @param duration how long on the simulator's clock; by default 15 minutes
         * @return this
         */
        public Builder hold(Duration duration) {
            if (duration.isNegative()) {
                throw new IllegalArgumentException("a hold cannot take " + duration);
            }
            hold = duration;
            return this;
        }

        /**
         * The key to accept.
         *
         * @param id decimal digits
         * @param newSecret what signatures are made with
         * @return this
         */
        public Builder key(String id, String newSecret) {
            keyId = Objects.requireNonNull(id, "id");
            secret = Objects.requireNonNull(newSecret, "newSecret");
            return this;
        }

        /**
         * The role of the key; {@code Reporting} may not write, every other one may.
         *
         * @param name the role
         * @return this
         */
        public Builder role(String name) {
            role = Objects.requireNonNull(name, "name");
            return this;
        }

        /**
         * The key's access group and its first service.
         *
         * @param group the access group's id, digits
         * @param newScid the service component id
         * @param newSubscriber the subscriber's id
         * @return this
         */
        public Builder scope(String group, String newScid, String newSubscriber) {
            accessGroup = Objects.requireNonNull(group, "group");
            scid = Objects.requireNonNull(newScid, "newScid");
            subscriber = Objects.requireNonNull(newSubscriber, "newSubscriber");
            return this;
        }

        /**
         * One more service of the key's access group.
         *
         * @param anotherScid the service component id
         * @param anotherSubscriber the subscriber's id
         * @return this
         */
        public Builder service(String anotherScid, String anotherSubscriber) {
            moreServices.add(new LumenAccount.Service(accessGroup, anotherScid, anotherSubscriber));
            return this;
        }

        /**
         * A child of the key's access group, with a service.
         *
         * @param group the child's id, digits
         * @param name the child's name
         * @param itsScid the service component id
         * @param itsSubscriber the subscriber's id
         * @return this
         */
        public Builder childGroup(String group, String name, String itsScid, String itsSubscriber) {
            moreGroups.add(new LumenAccount.Group(group, name, Optional.of(accessGroup)));
            moreServices.add(new LumenAccount.Service(group, itsScid, itsSubscriber));
            return this;
        }

        /**
         * How many paths may be invalidated in a month.
         *
         * @param number the credits; by default 10,000
         * @return this
         */
        public Builder credits(int number) {
            credits = number;
            return this;
        }

        /**
         * Answers 406 to every {@code Accept} but {@code text/xml}, as one page says the provider does; by default any is
         * accepted, as clients found it.
         *
         * @return this
         */
        public Builder strictAccept() {
            strictAccept = true;
            return this;
        }

        /**
         * Answers 411 to a write without {@code Content-Length}, which one family is known to need on a DELETE without a body.
         *
         * @return this
         */
        public Builder requireContentLength() {
            strictLength = true;
            return this;
        }

        /**
         * Starts the simulator.
         *
         * @return the running simulator
         */
        public LumenSimulator start() {
            return new LumenSimulator(this);
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
