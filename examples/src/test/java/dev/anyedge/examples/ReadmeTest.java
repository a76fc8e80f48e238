package dev.anyedge.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anyedge.examples.command.CdnCommand;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What README.md shows as code is compiled and run; what it shows as output is what a run prints. */
class ReadmeTest {
    private static final Path README = Path.of("..", "README.md");

    @Test
    void theConsoleOutputIsWhatTheQuickstartPrints() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        int status = CdnCommand.run(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                "quickstart");

        String printed = steady(out.toString(StandardCharsets.UTF_8));
        assertThat(status).as(printed).isZero();
        assertThat(steady(block("<!-- quickstart output -->", "text"))).isEqualToIgnoringNewLines(printed);
    }

    @Test
    void theSnippetIsTheProgramThatAnotherTestRuns() throws IOException {
        String program = Files.readString(Path.of("src/test/java/dev/anyedge/examples/ReadmeProgram.java"));
        Matcher region = Pattern.compile("// begin: README\\n(.*?) *// end: README", Pattern.DOTALL)
                .matcher(program);
        assertThat(region.find()).isTrue();

        assertThat(block("<!-- snippet -->", "java").strip())
                .isEqualTo(region.group(1).stripTrailing().stripIndent().strip());
    }

    @Test
    void theDependencyIsTheModuleOfThisBuild() throws IOException {
        String dependency = block("<!-- dependency -->", "xml");
        String parent = Files.readString(Path.of("..", "pom.xml"));
        String module = element("artifactId", dependency);

        assertThat(dependency).contains("<groupId>" + element("groupId", parent) + "</groupId>");
        assertThat(dependency).contains("<version>" + element("version", parent) + "</version>");
        assertThat(element("module", parent.substring(parent.indexOf("<module>" + module))))
                .isEqualTo(module);
        assertThat(Files.readString(Path.of("..", module, "pom.xml")))
                .contains("<artifactId>" + module + "</artifactId>");
    }

    @Test
    void theCommandsOfTheReadmeAreThoseThatCiAndTheBuildKnow() throws IOException {
        String readme = Files.readString(README);

        assertThat(readme).contains("mvn -B -ntp verify", "mvn -B -ntp -q -DskipTests -Pquickstart package");
        assertThat(Files.readString(Path.of("..", ".ci", "run"))).contains("mvn -B -ntp verify");
        assertThat(Files.readString(Path.of("pom.xml"))).contains("<id>quickstart</id>");
    }

    @Test
    void everyLinkOfTheReadmeAndTheDocumentsLeadsSomewhere() throws IOException {
        Pattern link = Pattern.compile("\\]\\(([^)#:]+)(?:#[^)]*)?\\)");
        for (Path page : pages()) {
            Matcher links = link.matcher(Files.readString(page));
            while (links.find()) {
                assertThat(page.resolveSibling(links.group(1)))
                        .as("%s links to %s", page, links.group(1))
                        .exists();
            }
        }
    }

    private static Iterable<Path> pages() throws IOException {
        try (var files = Files.walk(Path.of("..", "docs"))) {
            return java.util.stream.Stream.concat(
                            java.util.stream.Stream.of(README, Path.of("..", "CONTRIBUTING.md")),
                            files.filter(file -> file.toString().endsWith(".md")))
                    .toList();
        }
    }

    /** Ids, ports, folders and how often a wait looked differ from run to run. */
    private static String steady(String text) {
        return text.replaceAll("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", "ID")
                .replaceAll("127\\.0\\.0\\.1:\\d+", "127.0.0.1:PORT")
                .replaceAll("serving \\S+", "serving DIR")
                .replaceAll("(  … IN_PROGRESS\\R)+", "")
                .strip();
    }

    /** What the first element of this name holds. */
    private static String element(String name, String xml) {
        Matcher element =
                Pattern.compile("<" + name + ">([^<]*)</" + name + ">").matcher(xml);
        assertThat(element.find()).as("<%s>", name).isTrue();
        return element.group(1);
    }

    private static String block(String marker, String language) throws IOException {
        Matcher block = Pattern.compile(Pattern.quote(marker) + "\\n```" + language + "\\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(README));
        assertThat(block.find()).as("a %s block after %s", language, marker).isTrue();
        return block.group(1);
    }
}
