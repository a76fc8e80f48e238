package dev.anyedge.scaleway.api;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
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

/** What users see of this module is ours: the JSON library, the YAML parser and our own insides can be replaced. */
class ApiSurfaceTest {
    private static final JavaClasses MODULE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.anyedge.scaleway");

    @Test
    void nothingInsideOrForeignStandsInAPublicSignature() {
        classes()
                .that()
                .resideInAnyPackage("dev.anyedge.scaleway", "dev.anyedge.scaleway.api")
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
                .filter(type -> {
                    String name = type.getBaseComponentType().getName();
                    return name.contains(".internal.")
                            || !(name.startsWith("java.")
                                    || name.startsWith("dev.anyedge.")
                                    || type.getBaseComponentType().isPrimitive());
                });
    }

    @Test
    void onlyTheFileReaderKnowsTheYamlParser() {
        noClasses()
                .that(DescribedPredicate.describe("are not the file reader", type -> !type.getName()
                        .startsWith("dev.anyedge.scaleway.internal.profile.ConfigFile")))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.snakeyaml..")
                .check(MODULE);
    }

    @Test
    void theWireClientDoesNotKnowTheTranslation() {
        noClasses()
                .that()
                .resideInAnyPackage("dev.anyedge.scaleway.api", "dev.anyedge.scaleway.internal.wire")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.anyedge.scaleway.translate", "dev.anyedge.cdn.translation", "dev.anyedge.cdn")
                .check(MODULE);
    }
}
