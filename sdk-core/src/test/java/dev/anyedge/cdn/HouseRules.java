package dev.anyedge.cdn;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import dev.anyedge.cdn.error.CdnException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What holds in each module that a user puts on a class path; a module's own test adds its arrows. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS) // reading all classes takes longer than looking at them
public abstract class HouseRules {
    private final String root;
    private final JavaClasses module;

    /**
     * The rules for one module.
     *
     * @param root the package that all of the module's packages are in
     */
    protected HouseRules(String root) {
        this.root = root;
        this.module = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages(root);
    }

    /**
     * The module's classes, without its tests.
     *
     * @return all of them
     */
    protected final JavaClasses module() {
        return module;
    }

    @Test
    void nothingInsideOrForeignStandsInAPublicSignature() {
        classes()
                .that()
                .resideOutsideOfPackage(root + ".internal..")
                .and()
                .arePublic()
                .should(new ArchCondition<>("have only our own public types and the JDK's in signatures") {
                    @Override
                    public void check(JavaClass type, ConditionEvents events) {
                        type.getCodeUnits().stream().filter(HouseRules::isShown).forEach(unit -> foreign(unit)
                                .forEach(found -> events.add(SimpleConditionEvent.violated(
                                        type, unit.getFullName() + " shows " + found.getName()))));
                    }
                })
                .check(module);
    }

    private static boolean isShown(JavaCodeUnit unit) {
        return unit.getModifiers().contains(JavaModifier.PUBLIC)
                || unit.getModifiers().contains(JavaModifier.PROTECTED);
    }

    private static Stream<JavaClass> foreign(JavaCodeUnit unit) {
        Stream<JavaType> shown = Stream.of(
                        Stream.of(unit.getReturnType()),
                        unit.getParameterTypes().stream(),
                        unit.getExceptionTypes().stream().map(JavaType.class::cast))
                .flatMap(types -> types);
        return shown.flatMap(type -> type.getAllInvolvedRawTypes().stream())
                .map(JavaClass::getBaseComponentType)
                .filter(type -> type.getName().contains(".internal.")
                        || !(type.getName().startsWith("java.")
                                || type.getName().startsWith("javax.net.")
                                || type.getName().startsWith("dev.anyedge.")
                                || type.isPrimitive()));
    }

    @Test
    void everyExceptionThatUsersCatchIsACdnException() {
        classes()
                .that()
                .areAssignableTo(Throwable.class)
                .and()
                .arePublic()
                .and()
                .resideOutsideOfPackage(root + ".internal..")
                .should()
                .beAssignableTo(CdnException.class)
                .allowEmptyShould(true)
                .check(module);
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
                .check(module);
    }

    @Test
    void nothingStaticHoldsState() {
        fields().that().areStatic().should().beFinal().check(module);
    }

    @Test
    void namesComeFromTheField() {
        noClasses()
                .should()
                .haveNameMatching(".*[a-z](Manager|Helper|Util|Utils|Impl|Base)")
                .check(module);
    }

    @Test
    void everyPackageSaysWhatLivesThereAndWhatMayBeNull() {
        assertThat(module.stream()
                        .map(JavaClass::getPackage)
                        .distinct()
                        .filter(type -> !type.isAnnotatedWith("org.jspecify.annotations.NullMarked"))
                        .map(type -> type.getName()))
                .isEmpty();
    }
}
