package dev.anyedge.simulator.fujitsu;

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
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Fujitsu's CDN on this machine: global user management, the eight calls, and an {@linkplain #edgeUri() edge} that
 * serves viewers by the stored rules. Written from the provider's documentation alone, so that any client of that API
 * works against it unchanged.
 *
 * <pre>{@code
 * try (FujitsuSimulator simulator = FujitsuSimulator.start()) {
 *     URI endpoint = simulator.baseUri();       // instead of https://cdn.gls.cloud.global.fujitsu.com
 *     URI identity = simulator.identityUri();   // the same, unless it has a port of its own
 *     simulator.disruptions().failChange(1, "Internal Server Error (117)");
 *     …
 * }
 * }</pre>
 *
 * <p>What is accepted is done after one {@linkplain Builder#tick tick}; unless told otherwise it is over at the next
 * call, with a manual clock at the next advance. Where an answer rests on something the provider does not document it
 * carries the header {@code x-sim-evidence: inferred}. Thread-safe.
 */
public final class FujitsuSimulator implements AutoCloseable {

    /** The contract's domain, by name. */
    public static final String DEFAULT_DOMAIN = "demo";

    /** The contract's domain, by id. */
    public static final String DEFAULT_DOMAIN_ID = "55555555555555555555555555555555";

    /** The user, by name. */
    public static final String DEFAULT_USER = "demo";

    /** The user, by id. */
    public static final String DEFAULT_USER_ID = "66666666666666666666666666666666";

    /** The user's password. */
    public static final String DEFAULT_PASSWORD = "demo";

    /** The contract's default project. */
    public static final String DEFAULT_PROJECT_ID = "33333333333333333333333333333333";

    private final FujitsuControlPlane plane;
    private final SimulatorServer server;
    private final Builder options;
    private @Nullable SimulatorServer identity;

    /** Started by the first who needs it: most tests look at the control plane only. */
    private @Nullable EdgeServer edge;

    private FujitsuSimulator(Builder options) {
        this.options = options;
        this.plane = new FujitsuControlPlane(options);
        this.server = SimulatorServer.start(
                plane, options.common().clock(), options.common().port());
        try {
            if (options.identityPort.isPresent()) {
                identity = SimulatorServer.start(
                        new IdentityPlane(plane), options.common().clock(), options.identityPort.getAsInt());
            }
            if (options.common().edgePort().isPresent()) {
                edge();
            }
        } catch (RuntimeException taken) {
            close();
            throw taken;
        }
    }

    /**
     * Starts a simulator with the default credentials on a free port; what is accepted is done at the next call.
     *
     * @return the running simulator
     */
    public static FujitsuSimulator start() {
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
     * What stands for {@code https://cdn.gls.cloud.global.fujitsu.com}.
     *
     * @return {@code http://127.0.0.1:PORT}, without a trailing slash
     */
    public URI baseUri() {
        return server.baseUri();
    }

    /**
     * What stands for {@code https://identity.gls.cloud.global.fujitsu.com}.
     *
     * @return {@code http://127.0.0.1:PORT}, without a trailing slash; the same as {@link #baseUri()} unless it has a
     *     {@linkplain Builder#identityPort port of its own}
     */
    public URI identityUri() {
        SimulatorServer own = identity;
        return own == null ? server.baseUri() : own.baseUri();
    }

    /**
     * Where viewers are served: a server that decides by the stored rules, caches, and takes the delivery name from
     * {@code Host} or {@code x-sim-host}. {@link EdgeServer} says which header fields play the viewer. Started by the
     * first call, unless {@link Builder#edgePort} has it started at once.
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
            running = EdgeServer.builder(plane)
                    .clock(options.common().clock())
                    .origins(options.origins)
                    .observer(plane.traffic())
                    .port(options.common().edgePort().orElse(0))
                    .start();
            plane.tell(running);
            edge = running;
        }
        return running;
    }

    /**
     * What stands for origin hosts; may be extended at any time.
     *
     * @return the origins, to add to
     */
    public Origins origins() {
        return options.origins;
    }

    /**
     * The customer's object storage.
     *
     * @return the store, to look at and to add to
     */
    public ObjectStore objectStore() {
        return options.objects;
    }

    /**
     * What may go wrong at the provider.
     *
     * @return the disruptions, to set
     */
    public Disruptions disruptions() {
        return plane.disruptions();
    }

    /**
     * The contract's domain.
     *
     * @return its name
     */
    public String domain() {
        return options.domain;
    }

    /**
     * The user that is accepted.
     *
     * @return his name
     */
    public String user() {
        return options.user;
    }

    /**
     * The password that is accepted.
     *
     * @return the password
     */
    public String password() {
        return options.password;
    }

    /**
     * The contract's default project.
     *
     * @return the project's id
     */
    public String projectId() {
        return options.projectIds.iterator().next();
    }

    /** Makes all tokens worthless that were given out so far, as an incident at the provider would. */
    public void revokeTokens() {
        plane.revokeTokens();
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
     * What shall go wrong with calls. Calls to user management are among them, unless that has a port of its own.
     *
     * @return the faults, to add to
     */
    public Faults faults() {
        return server.faults();
    }

    /**
     * The calls so far, those to user management included unless that has a port of its own.
     *
     * @return the journal
     */
    public Journal journal() {
        return server.journal();
    }

    /**
     * What shall go wrong with calls to user management.
     *
     * @return the faults, to add to
     */
    public Faults identityFaults() {
        SimulatorServer own = identity;
        return own == null ? server.faults() : own.faults();
    }

    /**
     * The calls to user management, and when it has no port of its own all others.
     *
     * @return the journal
     */
    public Journal identityJournal() {
        SimulatorServer own = identity;
        return own == null ? server.journal() : own.journal();
    }

    /**
     * Everything that is stored: {@code services} with their documents, {@code purges} on their way, the number of
     * {@code reports}.
     *
     * @return a JSON object, a copy
     */
    public JsonNode state() {
        return plane.state();
    }

    /**
     * The document that decides the requests to a host, as {@link
     * dev.anyedge.simulator.fujitsu.edge.RulesDecider#decide(JsonNode, dev.anyedge.simulator.edge.EdgeRequest)} takes it.
     *
     * @param host the delivery name, in any case
     * @return {@code {"parameters": {…}, "rules": […]}}, a copy, or empty when nothing is deployed for this host
     */
    public Optional<JsonNode> deployedDocument(String host) {
        return plane.deployedDocument(host);
    }

    /** Stops listening. What was stored is gone. */
    @Override
    public synchronized void close() {
        if (edge != null) {
            edge.close();
        }
        if (identity != null) {
            identity.close();
        }
        options.origins.close();
        server.close();
    }

    /** How a simulator shall differ from the default one. */
    public static final class Builder extends SimulatorBuilder<Builder> {

        /** So many calls in so much time. */
        record Rate(int calls, Duration window) {}

        String domain = DEFAULT_DOMAIN;
        String user = DEFAULT_USER;
        String password = DEFAULT_PASSWORD;
        Set<String> projectIds = new LinkedHashSet<>(Set.of(DEFAULT_PROJECT_ID));
        boolean withoutRole;
        Duration tokenLifetime = Duration.ofHours(2);
        OptionalInt identityPort = OptionalInt.empty();
        OptionalInt serviceQuota = OptionalInt.empty();
        Optional<Rate> rateLimit = Optional.empty();
        long purgeSeconds = 420;
        final Origins origins = new Origins();
        final ObjectStore objects = new ObjectStore();
        final Habits habits = new Habits();

        private Builder() {}

        Account account() {
            return new Account(
                    DEFAULT_DOMAIN_ID,
                    domain,
                    DEFAULT_USER_ID,
                    user,
                    password,
                    projectIds.iterator().next(),
                    Set.copyOf(projectIds));
        }

        /**
         * Gives user management a port of its own; {@link FujitsuSimulator#baseUri()} does not know it then.
         *
         * @param number the port, 0 for any free one
         * @return this
         */
        public Builder identityPort(int number) {
            identityPort = OptionalInt.of(number);
            return this;
        }

        /**
         * A server that stands for an origin host.
         *
         * @param host {@code originDomain}, as the rules have it
         * @param server an {@code http} or {@code https} address, perhaps with a path that goes before every path
         * @return this
         * @throws IllegalArgumentException when the address is not an absolute {@code http} or {@code https} one
         */
        public Builder origin(String host, URI server) {
            origins.server(host, server);
            return this;
        }

        /**
         * An origin of the caller's own that stands for an origin host.
         *
         * @param host {@code originDomain}, as the rules have it
         * @param origin what answers
         * @return this
         */
        public Builder origin(String host, Origin origin) {
            origins.origin(host, origin);
            return this;
        }

        /**
         * A folder that stands for a web server, or for a bucket and a container of the object storage: it answers for
         * the origin host of that name, for those that begin with it and a dot, and it takes the objects that are stored
         * in the container of that name.
         *
         * @param name a host name, or the name of a bucket or container
         * @param folder the folder
         * @return this
         * @throws IllegalArgumentException when there is no such folder
         */
        public Builder bucket(String name, Path folder) {
            origins.website(name, folder);
            objects.folder(name, folder);
            return this;
        }

        /**
         * The containers that exist, all others do not; without this any container exists that is named.
         *
         * @param names the containers
         * @return this
         */
        public Builder containers(String... names) {
            for (String name : names) {
                objects.container(name);
            }
            objects.close();
            return this;
        }

        /**
         * What {@code X-Estimated-Seconds} says of purges, and how long they take.
         *
         * @param seconds whole seconds on the simulator's clock; 420 by default
         * @return this
         */
        public Builder purgeSeconds(long seconds) {
            if (seconds < 0) {
                throw new IllegalArgumentException("a purge cannot take " + seconds + " seconds");
            }
            purgeSeconds = seconds;
            return this;
        }

        /**
         * The user to accept.
         *
         * @param domainName the contract's domain
         * @param name the user's name
         * @param secret the password
         * @return this
         */
        public Builder credentials(String domainName, String name, String secret) {
            domain = Objects.requireNonNull(domainName, "domainName");
            user = Objects.requireNonNull(name, "name");
            password = Objects.requireNonNull(secret, "secret");
            return this;
        }

        /**
         * The projects that exist, instead of the default one. Each has services of its own.
         *
         * @param standard the contract's default project
         * @param regional further ones, whose tokens look accepted and see other services
         * @return this
         */
        public Builder projects(String standard, String... regional) {
            projectIds = new LinkedHashSet<>();
            projectIds.add(standard);
            projectIds.addAll(Set.of(regional));
            return this;
        }

        /**
         * The user has no role that lets him use the CDN: every call is answered 403.
         *
         * @return this
         */
        public Builder withoutRole() {
            withoutRole = true;
            return this;
        }

        /**
         * How long a token lives. The provider's own time is not known.
         *
         * @param duration how long; two hours by default
         * @return this
         */
        public Builder tokenLifetime(Duration duration) {
            tokenLifetime = Objects.requireNonNull(duration, "duration");
            return this;
        }

        /**
         * How many services a project can have before creating one more is answered 507. The provider's own number is
         * not known; without this there is none.
         *
         * @param quota the number
         * @return this
         */
        public Builder serviceQuota(int quota) {
            serviceQuota = OptionalInt.of(quota);
            return this;
        }

        /**
         * How many purges, and how many reports, may be asked for in a time before one more is answered 429. The
         * provider's own numbers are not known; without this there are none.
         *
         * @param calls how many of each kind
         * @param window in which time
         * @return this
         */
        public Builder rateLimit(int calls, Duration window) {
            rateLimit = Optional.of(new Rate(calls, window));
            return this;
        }

        /**
         * How a list names the state of access logs: {@code access_log_status} unless told otherwise.
         *
         * @param name {@code access_log_status} or {@code access-log-status}; empty to leave it out, as in 2016
         * @return this
         */
        public Builder logStatusMember(String name) {
            habits.logStatusMember = Optional.of(name).filter(text -> !text.isEmpty());
            return this;
        }

        /**
         * The delivery name travels in {@code X-Access-URL}, as it is documented, and not in {@code X-Access-Url}.
         *
         * @return this
         */
        public Builder documentedHeaderNames() {
            habits.accessUrlHeader = "X-Access-URL";
            return this;
        }

        /**
         * Header fields about access logs are left out when they are empty.
         *
         * @return this
         */
        public Builder withoutEmptyLogHeaders() {
            habits.emptyLogHeadersLeftOut = true;
            return this;
        }

        /**
         * Addresses in {@code Location} and {@code links} begin with {@code https:}, as newer samples have it; they
         * cannot be called then.
         *
         * @return this
         */
        public Builder secureLinks() {
            habits.secureLinks = true;
            return this;
        }

        /**
         * Purges are answered without {@code X-Estimated-Seconds}, as in 2016.
         *
         * @return this
         */
        public Builder withoutEstimates() {
            habits.estimatesLeftOut = true;
            return this;
        }

        /**
         * A service whose creation failed answers 404, instead of 204 with its error.
         *
         * @return this
         */
        public Builder failedCreationsVanish() {
            habits.failedCreationsVanish = true;
            return this;
        }

        /**
         * Starts the simulator.
         *
         * @return the running simulator
         */
        public FujitsuSimulator start() {
            return new FujitsuSimulator(this);
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
