package dev.anyedge.tck;

import java.util.List;

/** The calls that arrive at a simulated provider. */
public interface Calls {

    /**
     * The calls since they were last cleared.
     *
     * @return in the order of their arrival, each for example {@code GET /sites/7}
     */
    List<String> all();

    /**
     * Those of them that change something, fetching of tokens left out.
     *
     * @return in the order of their arrival
     */
    List<String> writes();

    /** Forgets the calls so far. */
    void clear();

    /**
     * Lets calls fail from now on.
     *
     * @param first the first call that fails, counted from 1 at this moment, reads and repetitions included
     * @param count how many fail in a row; {@link Integer#MAX_VALUE}: all that follow
     * @param trouble how
     */
    void fail(int first, int count, Trouble trouble);

    /** From now on everything works. */
    void heal();
}
