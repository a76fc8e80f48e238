package dev.anyedge.cdn.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class LiteralTableTest {

    private static LiteralTable table(String... literals) {
        LiteralTable.Builder builder = new LiteralTable.Builder();
        for (int i = 0; i < literals.length; i++) {
            builder.add(literals[i], i);
        }
        return builder.build();
    }

    /** What a look-up finds. */
    private static final class Collected implements LiteralTable.Found {
        private final Set<Integer> numbers = new TreeSet<>();

        @Override
        public void found(int number) {
            numbers.add(number);
        }

        @Override
        public void found(int[] found) {
            Arrays.stream(found).forEach(numbers::add);
        }
    }

    @Test
    void literalsAreFoundAtTheStartAtTheEndAndAnywhere() {
        LiteralTable table = table("/a", "/a/b", "b/c", "c", "/", "/a/b/c/d");
        Collected start = new Collected();
        Collected end = new Collected();
        Collected anywhere = new Collected();
        Collected rest = new Collected();

        table.findPrefixes("/a/b/c", start);
        table.findSuffixes("/a/b/c", end);
        table.findAnywhere("/a/b/c", anywhere);
        table.findRest("/a/b/c", 3, rest);

        assertThat(start.numbers).containsExactly(0, 1, 4);
        assertThat(end.numbers).containsExactly(2, 3);
        assertThat(anywhere.numbers).containsExactly(0, 1, 2, 3, 4);
        assertThat(rest.numbers).containsExactly(2);
    }

    @Test
    void literalsOfTheSameHashShareTheirNumbers() {
        // "Aa" and "BB" have the same hash: who asks for one tests the other as well.
        LiteralTable table = table("/Aa", "/BB", "/Aa");
        Collected found = new Collected();

        table.findPrefixes("/BB/x", found);

        assertThat(found.numbers).containsExactly(0, 1, 2);
    }

    @Test
    void aTableWithoutLiteralsFindsNothing() {
        LiteralTable table = table();
        Collected found = new Collected();

        table.findPrefixes("/a", found);
        table.findSuffixes("/a", found);
        table.findAnywhere("/a", found);
        table.findRest("/a", 0, found);

        assertThat(table.isEmpty()).isTrue();
        assertThat(found.numbers).isEmpty();
    }

    @Test
    void everyOneOfManyLiteralsIsFound() {
        String[] literals = new String[20_000];
        for (int i = 0; i < literals.length; i++) {
            literals[i] = "/site/" + i * 7919 % 100_003 + "/";
        }
        LiteralTable table = table(literals);
        for (int i = 0; i < literals.length; i++) {
            Collected found = new Collected();
            table.findPrefixes(literals[i] + "index.html", found);
            assertThat(found.numbers).contains(i).hasSizeLessThan(5);
        }
    }
}
