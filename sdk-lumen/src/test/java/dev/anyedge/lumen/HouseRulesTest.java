package dev.anyedge.lumen;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The arrows between the packages point one way, and what users see of this module is ours. */
class HouseRulesTest {
    private static final String ROOT = "dev.anyedge.lumen";
    private static final JavaClasses MODULE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(ROOT);

    @Test
    void nothingInsideOrForeignStandsInAPublicSignature() {
        classes()
                .that()
                .resideOutsideOfPackage(ROOT + ".internal..")
                .and()
                .arePublic()
                .should(new ArchCondition<>("have only our own public types and the JDK's in signatures") {
                    @Override
                    public void check(JavaClass type, ConditionEvents events) {
                        type.getCodeUnits().stream()
                                .filter(unit -> unit.getModifiers().contains(JavaModifier.PUBLIC)
                                        || unit.getModifiers().contains(JavaModifier.PROTECTED))
                                .forEach(unit -> foreign(unit)
                                        .forEach(found -> events.add(SimpleConditionEvent.violated(
                                                type, unit.getFullName() + " shows " + found.getName()))));
                    }
                })
                .check(MODULE);
    }

    private static Stream<JavaClass> foreign(JavaCodeUnit unit) {
        return Stream.concat(Stream.of(unit.getRawReturnType()), unit.getRawParameterTypes().stream())
                .map(JavaClass::getBaseComponentType)
                .filter(type -> type.getName().contains(".internal.")
                        || !(type.getName().startsWith("java.")
                                || type.getName().startsWith("dev.anyedge.")
                                || type.isPrimitive()));
    }

    @Test
    void valuesDoNotKnowTheWire() {
        noClasses()
                .that()
                .resideInAnyPackage(ROOT + ".image", ROOT + ".v1")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(ROOT + ".api", ROOT + ".translate", "dev.anyedge.cdn.http", "java.net.http")
                .allowEmptyShould(true)
                .check(MODULE);
    }

    @Test
    void theWireClientDoesNotKnowTheTranslation() {
        noClasses()
                .that()
                .resideInAnyPackage(ROOT + ".api", ROOT + ".internal.wire")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(ROOT + ".translate", "dev.anyedge.cdn.translation", "dev.anyedge.cdn")
                .check(MODULE);
    }

    @Test
    void onlyOneClassKnowsWhereServiceImagesAre() {
        // the paths are inferred: the truth, once known, goes into one place
        assertThatNoOtherClassHolds("serviceImages");
    }

    private static void assertThatNoOtherClassHolds(String text) {
        org.assertj.core.api.Assertions.assertThat(MODULE.stream()
                        .filter(type -> type.getSource().isPresent() && holds(type, "/" + text))
                        .map(JavaClass::getSimpleName))
                .containsExactly("ImageRoutes");
    }

    private static boolean holds(JavaClass type, String text) {
        try (java.io.InputStream in =
                type.getSource().orElseThrow().getUri().toURL().openStream()) {
            return new String(in.readAllBytes(), java.nio.charset.StandardCharsets.ISO_8859_1).contains(text);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
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
                .check(MODULE);
    }
}
