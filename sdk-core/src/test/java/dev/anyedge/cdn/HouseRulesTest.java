package dev.anyedge.cdn;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The arrows between the packages point one way, and what lies inside stays inside. */
class HouseRulesTest extends HouseRules {
    private static final String ROOT = "dev.anyedge.cdn";

    HouseRulesTest() {
        super(ROOT);
    }

    @ParameterizedTest(name = "{0} may use only {1}")
    @CsvSource({
        "error, ''",
        "model, error",
        "evaluation, error model",
        "translation, error model",
        "comparison, error model evaluation",
        "migration, error model evaluation translation comparison",
        "diagram, model",
        "http, error",
        "engine, error model evaluation translation http"
    })
    void aPackageUsesOnlyWhatTheDesignAllows(String own, String others) {
        String[] allowed = Stream.concat(
                        Stream.of(own), Stream.of(others.split(" ")).filter(p -> !p.isEmpty()))
                .map(name -> ROOT + "." + name)
                .toArray(String[]::new);

        DescribedPredicate<JavaClass> forbidden = resideInAPackage(ROOT + "..")
                .and(DescribedPredicate.not(resideInAnyPackage(allowed)))
                .and(DescribedPredicate.not(resideInAPackage(ROOT + ".internal..")))
                // the engine is what stands behind the package that users work with
                .and(DescribedPredicate.not(
                        own.equals("engine") ? resideInAPackage(ROOT) : DescribedPredicate.alwaysFalse()));

        noClasses()
                .that()
                .resideInAPackage(ROOT + "." + own)
                .should()
                .dependOnClassesThat(forbidden)
                .check(module());
    }

    @Test
    void whatUsersWorkWithDoesNotKnowTheEngineOrTheWire() {
        noClasses()
                .that()
                .resideInAPackage(ROOT)
                .should()
                .dependOnClassesThat(resideInAnyPackage(ROOT + ".engine", ROOT + ".http"))
                .check(module());
    }

    @Test
    void onlyTheInsideReadsAndWritesJson() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        ROOT + ".model",
                        ROOT + ".evaluation",
                        ROOT + ".translation",
                        ROOT + ".comparison",
                        ROOT + ".migration",
                        ROOT,
                        ROOT + ".error")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.fasterxml..")
                .check(module());
    }
}
