package dev.anyedge.lumen;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import dev.anyedge.cdn.ProviderHouseRules;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** The arrows between the packages point one way, and what users see of this module is ours. */
class HouseRulesTest extends ProviderHouseRules {
    private static final String ROOT = "dev.anyedge.lumen";

    HouseRulesTest() {
        super(ROOT);
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
                .check(module());
    }

    @Test
    void onlyOneClassKnowsWhereServiceImagesAre() {
        // the paths are inferred: the truth, once known, goes into one place
        assertThat(module().stream()
                        .filter(type -> type.getSource().isPresent() && holds(type, "/serviceImages"))
                        .map(JavaClass::getSimpleName))
                .containsExactly("ImageRoutes");
    }

    private static boolean holds(JavaClass type, String text) {
        try (InputStream in = type.getSource().orElseThrow().getUri().toURL().openStream()) {
            return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1).contains(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
