package dev.anyedge.cdn;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import org.junit.jupiter.api.Test;

/** The inner shape that all provider modules share: a wire client, a pure translation, and the two put together. */
public abstract class ProviderHouseRules extends HouseRules {
    private static final String CORE = "dev.anyedge.cdn";
    private final String root;

    /**
     * The rules for one provider's module.
     *
     * @param root the package that all of the module's packages are in
     */
    protected ProviderHouseRules(String root) {
        super(root);
        this.root = root;
    }

    @Test
    void providersDoNotSeeEachOther() {
        noClasses()
                .should()
                .dependOnClassesThat(resideInAPackage("dev.anyedge..")
                        .and(DescribedPredicate.not(resideInAnyPackage(root + "..", CORE + ".."))))
                .check(module());
    }

    @Test
    void theWireClientDoesNotKnowTheTranslation() {
        noClasses()
                .that()
                .resideInAnyPackage(root + ".api", root + ".internal.wire")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(root + ".translate", CORE, CORE + ".translation", CORE + ".engine")
                .check(module());
    }

    @Test
    void theTranslationDoesNotKnowTheNetwork() {
        noClasses()
                .that()
                .resideInAnyPackage(root + ".translate", root + ".internal.matching")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(root, CORE, CORE + ".http", CORE + ".engine", "java.net.http")
                .check(module());
    }
}
