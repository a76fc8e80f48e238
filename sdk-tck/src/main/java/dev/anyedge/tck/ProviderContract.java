package dev.anyedge.tck;

import org.junit.jupiter.api.Nested;

/**
 * The whole contract suite. A provider's test subclasses it and says which fixture to use:
 *
 * <pre>{@code
 * class MyProviderContractTest extends ProviderContract {
 *     @Override
 *     protected ProviderFixture<?> fixture() {
 *         return new MyProviderFixture();
 *     }
 * }
 * }</pre>
 *
 * <p>Each topic is a class of its own, too, for a provider that is only half done.
 */
public abstract class ProviderContract {

    /** For subclasses. */
    protected ProviderContract() {}

    /**
     * The provider under test.
     *
     * @return its fixture
     */
    protected abstract ProviderFixture<?> fixture();

    @Nested
    class Creating extends CreateContract {
        @Override
        protected ProviderFixture<?> fixture() {
            return ProviderContract.this.fixture();
        }
    }

    @Nested
    class Changing extends ChangeContract {
        @Override
        protected ProviderFixture<?> fixture() {
            return ProviderContract.this.fixture();
        }
    }

    @Nested
    class Safety extends SafetyContract {
        @Override
        protected ProviderFixture<?> fixture() {
            return ProviderContract.this.fixture();
        }
    }

    @Nested
    class Resuming extends ResumeContract {
        @Override
        protected ProviderFixture<?> fixture() {
            return ProviderContract.this.fixture();
        }
    }

    @Nested
    class Concurrency extends ConcurrencyContract {
        @Override
        protected ProviderFixture<?> fixture() {
            return ProviderContract.this.fixture();
        }
    }

    @Nested
    class Purging extends PurgeContract {
        @Override
        protected ProviderFixture<?> fixture() {
            return ProviderContract.this.fixture();
        }
    }

    @Nested
    class Reading extends ReadContract {
        @Override
        protected ProviderFixture<?> fixture() {
            return ProviderContract.this.fixture();
        }
    }

    @Nested
    class Deleting extends DeleteContract {
        @Override
        protected ProviderFixture<?> fixture() {
            return ProviderContract.this.fixture();
        }
    }

    @Nested
    class Waiting extends WaitContract {
        @Override
        protected ProviderFixture<?> fixture() {
            return ProviderContract.this.fixture();
        }
    }

    @Nested
    class Futures extends AsyncContract {
        @Override
        protected ProviderFixture<?> fixture() {
            return ProviderContract.this.fixture();
        }
    }

    @Nested
    class Secrets extends SecretsContract {
        @Override
        protected ProviderFixture<?> fixture() {
            return ProviderContract.this.fixture();
        }
    }

    @Nested
    class Closing extends CloseContract {
        @Override
        protected ProviderFixture<?> fixture() {
            return ProviderContract.this.fixture();
        }
    }

    @Nested
    class Declarations extends CapabilityContract {
        @Override
        protected ProviderFixture<?> fixture() {
            return ProviderContract.this.fixture();
        }
    }
}
