package dev.anyedge.cdn;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whoever follows a link in the documentation arrives: at a file that is there, and at a heading that it has. */
class DocumentationLinksTest {
    private static final Path ROOT = Path.of("").toAbsolutePath().getParent();
    private static final Pattern LINK = Pattern.compile("\\[[^\\]]*\\]\\(([^)\\s]+)\\)");
    private static final Pattern CODE = Pattern.compile("(?ms)^```.*?^```|`[^`\\n]+`(?!\\]\\()");
    private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.*)$");

    @Test
    void everyLinkOfTheDocumentationLeadsSomewhere() throws IOException {
        Map<Path, Set<String>> headings = new HashMap<>();
        for (Path page : pages()) {
            headings.put(page, headings(page));
        }
        List<String> dead = new ArrayList<>();
        int links = 0;
        for (Path page : pages()) {
            Matcher link = LINK.matcher(CODE.matcher(Files.readString(page)).replaceAll(""));
            while (link.find()) {
                String target = link.group(1);
                if (!target.matches("[a-z]+:.*")) {
                    links++;
                    if (!leadsSomewhere(page, target, headings)) {
                        dead.add(ROOT.relativize(page) + ": " + target);
                    }
                }
            }
        }

        assertThat(dead).isEmpty();
        assertThat(links).isGreaterThan(50);
    }

    private static boolean leadsSomewhere(Path page, String target, Map<Path, Set<String>> headings) {
        int hash = target.indexOf('#');
        String file = hash < 0 ? target : target.substring(0, hash);
        Path to = file.isEmpty() ? page : page.resolveSibling(file).normalize();
        return Files.exists(to)
                && (hash < 0 || headings.getOrDefault(to, Set.of()).contains(target.substring(hash + 1)));
    }

    private static List<Path> pages() throws IOException {
        try (Stream<Path> top = Files.list(ROOT);
                Stream<Path> docs = Files.walk(ROOT.resolve("docs"))) {
            return Stream.concat(top, docs)
                    .filter(file -> file.toString().endsWith(".md"))
                    .sorted()
                    .toList();
        }
    }

    /** The headings as links name them: lower case, hyphens for spaces, other punctuation left out. */
    private static Set<String> headings(Path page) throws IOException {
        String text = Pattern.compile("(?ms)^```.*?^```")
                .matcher(Files.readString(page))
                .replaceAll("");
        Set<String> headings = new TreeSet<>();
        Matcher heading = HEADING.matcher(text);
        while (heading.find()) {
            headings.add(heading.group(1)
                    .strip()
                    .replaceAll("\\[([^\\]]*)\\]\\([^)]*\\)", "$1")
                    .toLowerCase(Locale.ROOT)
                    .replaceAll("[^\\p{L}\\p{N}_\\- ]", "")
                    .replace(' ', '-'));
        }
        return headings;
    }
}
