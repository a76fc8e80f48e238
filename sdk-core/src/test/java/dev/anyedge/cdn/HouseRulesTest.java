package dev.anyedge.cdn;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.properties.HasName;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The arrows between the packages point one way, and what lies inside stays inside. */
class HouseRulesTest {
    private static final String ROOT = "dev.anyedge.cdn";
    private static final JavaClasses CORE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(ROOT);

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
                .check(CORE);
    }

    @Test
    void whatUsersWorkWithDoesNotKnowTheEngineOrTheWire() {
        noClasses()
                .that()
                .resideInAPackage(ROOT)
                .should()
                .dependOnClassesThat(resideInAnyPackage(ROOT + ".engine", ROOT + ".http"))
                .check(CORE);
    }

    @Test
    void nothingOfJacksonIsInAPublicSignature() {
        noMethods()
                .that()
                .arePublic()
                .and()
                .areDeclaredInClassesThat()
                .resideOutsideOfPackage(ROOT + ".internal..")
                .and()
                .areDeclaredInClassesThat()
                .arePublic()
                .should(mentionJackson())
                .check(CORE);
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
                .check(CORE);
    }

    @Test
    void everyExceptionOfOursIsACdnException() {
        classes()
                .that()
                .areAssignableTo(Throwable.class)
                .and()
                .arePublic()
                .and()
                .resideOutsideOfPackage(ROOT + ".internal..")
                .should()
                .beAssignableTo(dev.anyedge.cdn.error.CdnException.class)
                .check(CORE);
    }

    @Test
    void nothingPrintsOrEndsTheProcess() {
        noClasses()
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .orShould()
                .callMethod(System.class, "exit", int.class)
                .check(CORE);
    }

    private static ArchCondition<JavaMethod> mentionJackson() {
        return new ArchCondition<>("mention Jackson") {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                boolean mentions = Stream.concat(
                                Stream.of(method.getRawReturnType()), method.getRawParameterTypes().stream())
                        .map(HasName::getName)
                        .anyMatch(name -> name.startsWith("com.fasterxml."));
                events.add(new SimpleConditionEvent(method, mentions, method.getFullName()));
            }
        };
    }
}
