package dev.anyedge.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectNestedClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectNestedMethod;

import dev.anyedge.cdn.model.Distribution;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/** The contract suite fails for a provider that does one thing wrong, and says so in the topic where it belongs. */
class SuiteFindsMutantsTest {

    static Stream<Arguments> mutants() {
        return Stream.of(
                Arguments.of(Mutants.LosesARule.class, List.of("Creating", "Changing", "Declarations")),
                Arguments.of(Mutants.WidensAccess.class, List.of("Changing", "Declarations")),
                Arguments.of(Mutants.DeclaresTooMuch.class, List.of("Changing", "Declarations")),
                Arguments.of(Mutants.MakesADuplicate.class, List.of("Resuming")),
                Arguments.of(Mutants.BreaksBeforeItMakes.class, List.of("Changing", "Resuming")),
                Arguments.of(Mutants.DoesNotLook.class, List.of("Safety", "Changing", "Reading")),
                Arguments.of(Mutants.LeaksASecret.class, List.of("Secrets")),
                Arguments.of(Mutants.LogsASecret.class, List.of("Secrets")),
                Arguments.of(Mutants.ForgetsPurges.class, List.of("Purging")),
                Arguments.of(Mutants.DeletesTooMuch.class, List.of("Deleting")),
                Arguments.of(Mutants.HidesADeployment.class, List.of("Creating")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("mutants")
    void theSuiteFindsIt(Class<?> mutant, List<String> topics) {
        for (String topic : topics) {
            TestExecutionSummary summary = run(mutant, topic);
            assertThat(summary.getTestsFoundCount()).as(topic).isPositive();
            assertThat(summary.getTotalFailureCount())
                    .as("%s must fail for %s", topic, mutant.getSimpleName())
                    .isPositive();
        }
    }

    static Stream<Arguments> mutantsOfOneTest() {
        return Stream.of(
                Arguments.of(Mutants.KeepsTheOldName.class, "Changing", "anotherNameIsTheSameDeployment"),
                Arguments.of(
                        Mutants.LosesADescription.class,
                        "Declarations",
                        "whateverIsChangedShowsInTheDocumentOrAFindingSaysThatItDoesNot"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("mutantsOfOneTest")
    void oneTestFindsIt(Class<?> mutant, String topic, String method) {
        assertThat(run(mutant, topic, method).getFailures()).hasSize(1);
        assertThat(run(MemoryProviderContractTest.class, topic, method).getTestsSucceededCount())
                .isEqualTo(1);
    }

    @Test
    void aReaderThatLeavesSomethingOutIsFoundByTheDocuments() {
        TestExecutionSummary summary = run(selectMethod(
                Mutants.ReadsNoReferers.class, "whatIsReadFromAnyDocumentMeansTheSameAndSoDoesWhatIsWrittenFromIt"));

        assertThat(summary.getFailures()).hasSize(1);
        assertThat(summary.getFailures().get(0).getException()).hasMessageContaining("refused");
    }

    /** The control: the way in which mutants are run does not fail by itself. */
    @ParameterizedTest
    @MethodSource("topics")
    void theSuitePassesForTheProviderThatIsRight(String topic) {
        TestExecutionSummary summary = run(MemoryProviderContractTest.class, topic);
        StringWriter failures = new StringWriter();
        summary.printFailuresTo(new PrintWriter(failures));
        assertThat(summary.getTestsSucceededCount()).isPositive();
        assertThat(summary.getTotalFailureCount()).as(failures.toString()).isZero();
    }

    static Stream<String> topics() {
        return Stream.of("Creating", "Safety", "Purging");
    }

    /** What a process does for itself at its end helps only where it ends by itself. */
    @Test
    void onlyAProcessThatIsKilledShowsWhatNobodyCouldCleanUp() {
        TestExecutionSummary ended = run(
                Mutants.LocksWhileItWorks.class,
                "Resuming",
                "aProcessThatIsGoneBetweenTwoChangesLeavesNothingThatTheNextOneCannotFinish");
        TestExecutionSummary killed = run(
                Mutants.LocksWhileItWorks.class,
                "Resuming",
                "aProcessThatIsKilledAtAWriteLeavesNothingThatTheNextOneCannotFinish");

        assertThat(ended.getTestsSucceededCount()).isPositive();
        assertThat(ended.getTotalFailureCount()).isZero();
        assertThat(killed.getFailures()).hasSize(1);
        assertThat(killed.getFailures().get(0).getException()).hasMessageContaining("Somebody else is at work");
    }

    @Test
    void aLawThatIsBrokenIsShownByTheSmallestDistributionThatBreaksIt() {
        TestExecutionSummary summary = run(selectMethod(
                Mutants.IgnoresReferersOfRules.class, "whatIsTakenIsDecidedAtTheEdgeAsItIsMeantAndReadBackAsTheSame"));

        assertThat(summary.getFailures()).hasSize(1);
        String message = summary.getFailures().get(0).getException().getMessage();
        String json = message.substring(message.indexOf('{'), message.indexOf("\n}\n") + 2);
        Distribution smallest = Distribution.fromJson(json);
        assertThat(smallest.rules()).as(message).hasSize(1);
        assertThat(smallest.rules().get(0).when()).hasSize(1);
        assertThat(smallest.rules().get(0).then().refererAccess()).isPresent();
        assertThat(smallest.origins()).hasSize(1);
        assertThat(message).contains("seed ", "meant ", "seen ");
    }

    private static TestExecutionSummary run(Class<?> suite, String topic) {
        return run(selectNestedClass(List.of(suite), nested(topic)));
    }

    private static TestExecutionSummary run(Class<?> suite, String topic, String method) {
        return run(selectNestedMethod(List.of(suite), nested(topic), method));
    }

    private static Class<?> nested(String topic) {
        return Stream.of(dev.anyedge.tck.ProviderContract.class.getDeclaredClasses())
                .filter(one -> one.getSimpleName().equals(topic))
                .findFirst()
                .orElseThrow();
    }

    private static TestExecutionSummary run(DiscoverySelector selector) {
        LauncherDiscoveryRequest request =
                LauncherDiscoveryRequestBuilder.request().selectors(selector).build();
        Launcher launcher = LauncherFactory.create();
        SummaryGeneratingListener summary = new SummaryGeneratingListener();
        launcher.execute(request, summary);
        return summary.getSummary();
    }
}
