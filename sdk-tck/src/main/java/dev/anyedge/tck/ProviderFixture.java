package dev.anyedge.tck;

import dev.anyedge.cdn.Cdn;
import dev.anyedge.cdn.Purge;
import dev.anyedge.cdn.model.Behavior;
import dev.anyedge.cdn.model.Distribution;
import dev.anyedge.cdn.model.Endpoint;
import dev.anyedge.cdn.model.Origin;
import dev.anyedge.cdn.translation.Feature;
import dev.anyedge.cdn.translation.Translator;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the contract suite needs to know of a provider: how to open an account at its simulator, which parts its
 * distributions may be made of, and how its edge decides. Implemented once for each provider, without state of its own.
 *
 * @param <D> the provider's document
 */
public interface ProviderFixture<D> {

    /**
     * The provider's translator.
     *
     * @return a translator
     */
    Translator<D> translator();

    /**
     * A new account, with nothing in it, at a simulator of its own.
     *
     * @param work how long the provider's asynchronous work takes on the given time; zero: it is over at the next call
     * @param time the time that the simulator lives in
     * @return the account; closed by the suite
     */
    Account open(Duration work, TestTime time);

    /**
     * An edge that has a document deployed, decided without any call.
     *
     * @param document what the edge decides by
     * @return the edge
     */
    Edge edge(D document);

    /**
     * Endpoints that a distribution may have, one at a time.
     *
     * @return at least two with different host names of the user's own; the first is used unless the host name matters
     */
    List<Endpoint> endpoints();

    /**
     * An origin that the provider can reach.
     *
     * @param id its id
     * @param number 0 to 5: a different number is a different resource
     * @return the origin
     */
    Origin origin(String id, int number);

    /**
     * What the defaults may say, the origin left out.
     *
     * @return at least two that differ in what viewers get; with a caching each
     */
    List<Behavior> defaults();

    /**
     * What a rule may do under any of the {@link #defaults()}.
     *
     * @return at least two that differ in what viewers get; they may name the origins {@code web} and {@code second}
     */
    List<Behavior> ruleBehaviors();

    /**
     * How this provider's edge names an origin, in the words of {@link Viewed#origin()}.
     *
     * @param origin an origin of a distribution that the provider takes
     * @return the words
     */
    String words(Origin origin);

    /**
     * A client in another process than the simulator. A fixture that has one can be made without arguments.
     *
     * @param connection what {@link Account#connection} says
     * @param time where the client's pauses and times come from
     * @return the client
     */
    default Cdn connect(List<String> connection, TestTime time) {
        throw new UnsupportedOperationException("no other process can reach this provider");
    }

    /**
     * Whether a logger belongs to the simulator, which may write what it was told: no secret is looked for there.
     *
     * @param logger the logger's name
     * @return true for those of WireMock, Jetty and the JDK's HTTP server by default
     */
    default boolean logsOfSimulator(String logger) {
        return Stream.of(
                        "WireMock",
                        "wiremock.",
                        "com.github.tomakehurst.",
                        "org.eclipse.jetty.",
                        "com.sun.net.httpserver")
                .anyMatch(logger::startsWith);
    }

    /**
     * Documents as somebody could have written them by hand or with another tool: in any order, with leftovers, with what
     * the model has no word for. The suite edits translated documents besides.
     *
     * @param seed the same seed makes the same documents
     * @return as many as anybody wants; none by default
     */
    default Stream<D> documents(long seed) {
        return Stream.empty();
    }

    /**
     * Whether a deployment is found by its host name, because the provider keeps no name, so that another host name is
     * another deployment.
     *
     * @return false by default
     */
    default boolean foundByHostname() {
        return false;
    }

    /**
     * How a purge is asked for that is possible only in a certain way.
     *
     * @param feature the form of purge
     * @param usual the usual way
     * @return the purge to try
     */
    default Purge purge(Feature feature, Purge usual) {
        return usual;
    }

    /**
     * Distributions that ask for a feature. The suite has usual ones; a provider adds to them what its limits are about,
     * so that a feature declared {@code PARTIAL} has one that is taken and one that is refused.
     *
     * @param feature what they ask for
     * @param usual the suite's own
     * @return those to check
     */
    default List<Distribution> probes(Feature feature, List<Distribution> usual) {
        return usual;
    }

    /**
     * Under which feature a translation reports the refusal of another one.
     *
     * @param feature what is asked for
     * @return the feature itself by default
     */
    default Feature reportedAs(Feature feature) {
        return feature;
    }
}
