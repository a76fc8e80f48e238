package dev.anyedge.tck;

import dev.anyedge.cdn.Cdn;
import java.util.List;

/** An account at a simulated provider. */
public interface Account extends AutoCloseable {

    /**
     * A new client of the account, as another process would have one.
     *
     * @param time where the client's pauses and times come from
     * @return the client; closed by the suite
     */
    Cdn client(TestTime time);

    /**
     * What viewers meet now.
     *
     * @return the edge, with everything that is deployed at this moment
     */
    Edge edge();

    /**
     * The calls that arrive at the provider.
     *
     * @return the calls, and what shall go wrong with them
     */
    Calls calls();

    /**
     * Everything that is stored at the provider, without ids and times, so that two accounts with the same content are
     * equal: what an apply forgot to remove, or made twice, shows here.
     *
     * @return in a steady order; empty when nothing is stored but {@link #residents}
     */
    List<String> inventory();

    /**
     * The one deployment of somebody else that is there from the start, where the provider cannot have an account without
     * any: the last one can never be deleted. No test of the suite changes it, and {@link #inventory} tells only of it when
     * it is not as it was.
     *
     * @return its id, as {@link Cdn#list} has it; nothing where an account can be empty
     */
    default List<String> residents() {
        return List.of();
    }

    /**
     * What the provider was told to remove from the caches of a deployment.
     *
     * @param deploymentId the deployment
     * @return the paths and patterns so far, {@code *} for everything; a leading {@code ~} where it only marks as stale
     */
    List<String> purged(String deploymentId);

    /**
     * The secrets that the clients know.
     *
     * @return values that nobody may ever see
     */
    List<String> secrets();

    /**
     * Where another process finds this account, for {@link ProviderFixture#connect}.
     *
     * @return addresses and credentials as texts; empty where no other process can reach it
     */
    default List<String> connection() {
        return List.of();
    }

    @Override
    void close();
}
