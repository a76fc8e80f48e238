package dev.anyedge.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The page that shows how a provider is written shows this one, as it is compiled and tested here. */
class WritingAProviderPageTest {
    private static final Path PAGE = Path.of("..", "docs", "writing-a-provider.md");
    private static final Path SOURCES = Path.of("src", "test", "java", "dev", "anyedge", "memory");
    private static final Pattern BLOCK =
            Pattern.compile("<!-- (\\w+)(?:: (\\w+))? -->\\n```java\\n(.*?)```", Pattern.DOTALL);

    @Test
    void theCodeOnThePageIsTheCodeThatTheSuitePasses() throws IOException {
        Matcher blocks = BLOCK.matcher(Files.readString(PAGE));
        int count = 0;
        while (blocks.find()) {
            String source = Files.readString(SOURCES.resolve(blocks.group(1) + ".java"));
            String shown =
                    blocks.group(2) == null ? source.substring(source.indexOf("/**")) : region(source, blocks.group(2));
            assertThat(blocks.group(3).strip())
                    .as("%s %s", blocks.group(1), blocks.group(2))
                    .isEqualTo(shown.strip());
            count++;
        }
        assertThat(count).isEqualTo(13);
    }

    @Test
    void everyTopicOfTheSuiteIsOnThePage() throws IOException {
        String page = Files.readString(PAGE);
        for (Class<?> topic : dev.anyedge.tck.ProviderContract.class.getDeclaredClasses()) {
            assertThat(page).contains("`" + topic.getSuperclass().getSimpleName() + "`");
        }
    }

    private static String region(String source, String name) {
        Matcher region = Pattern.compile("// begin: " + name + "\\n(.*?) *// end: " + name, Pattern.DOTALL)
                .matcher(source);
        assertThat(region.find()).as(name).isTrue();
        return region.group(1).stripTrailing().stripIndent();
    }
}
