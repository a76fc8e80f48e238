package dev.anyedge.tck;

import java.time.Duration;

/** One topic of the contract suite. Each test opens an account of its own. */
public abstract class ContractTopic {

    /** For subclasses. */
    protected ContractTopic() {}

    /**
     * The provider under test.
     *
     * @return its fixture
     */
    protected abstract ProviderFixture<?> fixture();

    final Shop shop() {
        return new Shop(fixture());
    }

    final Session open() {
        return new Session(fixture());
    }

    final Session open(Duration work) {
        return new Session(fixture(), work);
    }
}
