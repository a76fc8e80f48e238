package dev.anyedge.scaleway;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import dev.anyedge.cdn.ProviderHouseRules;
import org.junit.jupiter.api.Test;

/** The arrows between the packages point one way, and what users see of this module is ours. */
class HouseRulesTest extends ProviderHouseRules {
    HouseRulesTest() {
        super("dev.anyedge.scaleway");
    }

    @Test
    void onlyTheFileReaderKnowsTheYamlParser() {
        noClasses()
                .that(DescribedPredicate.describe("are not the file reader", type -> !type.getName()
                        .startsWith("dev.anyedge.scaleway.internal.profile.ConfigFile")))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.snakeyaml..")
                .check(module());
    }
}
