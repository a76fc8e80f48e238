package dev.anyedge.fujitsu;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import dev.anyedge.cdn.ProviderHouseRules;
import org.junit.jupiter.api.Test;

/** The arrows between the packages point one way, and what users see of this module is ours. */
class HouseRulesTest extends ProviderHouseRules {
    private static final String ROOT = "dev.anyedge.fujitsu";

    HouseRulesTest() {
        super(ROOT);
    }

    @Test
    void theRulesDialectKnowsNeitherTheTranslationNorTheWire() {
        noClasses()
                .that()
                .resideInAPackage(ROOT + ".rules")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        ROOT,
                        ROOT + ".api",
                        ROOT + ".translate",
                        ROOT + ".internal.wire",
                        "dev.anyedge.cdn",
                        "dev.anyedge.cdn.translation",
                        "dev.anyedge.cdn.http",
                        "java.net.http")
                .check(module());
    }
}
