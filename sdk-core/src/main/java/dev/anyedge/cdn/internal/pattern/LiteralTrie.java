package dev.anyedge.cdn.internal.pattern;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Literal texts with numbers: finds all that stand at a place of a text in one walk over it. Filled once by one thread,
 * then only read.
 */
public final class LiteralTrie {

    /** Takes the numbers of a literal that was found. */
    @FunctionalInterface
    public interface Found {
        /**
         * A literal was found.
         *
         * @param numbers its numbers, ascending; not to be changed
         */
        void found(int[] numbers);
    }

    private final boolean backwards;
    private final Node root = new Node("");
    private boolean empty = true;

    /**
     * An empty trie.
     *
     * @param backwards whether literals and texts are read from their ends
     */
    public LiteralTrie(boolean backwards) {
        this.backwards = backwards;
    }

    /** A literal's end or a fork, with what leads to it. */
    private static final class Node {
        String label;
        char[] firsts = new char[0];
        Node[] children = new Node[0];
        int[] numbers = new int[0];

        Node(String label) {
            this.label = label;
        }

        @Nullable
        Node child(char c) {
            if (firsts.length == 1) {
                return firsts[0] == c ? children[0] : null;
            }
            int index = Arrays.binarySearch(firsts, c);
            return index < 0 ? null : children[index];
        }

        void add(Node child) {
            int index = -Arrays.binarySearch(firsts, child.label.charAt(0)) - 1;
            firsts = Arrays.copyOf(firsts, firsts.length + 1);
            children = Arrays.copyOf(children, children.length + 1);
            System.arraycopy(firsts, index, firsts, index + 1, firsts.length - index - 1);
            System.arraycopy(children, index, children, index + 1, children.length - index - 1);
            firsts[index] = child.label.charAt(0);
            children[index] = child;
        }

        /** Puts a fork into the way to this node. */
        void split(int at) {
            Node rest = new Node(label.substring(at));
            rest.firsts = firsts;
            rest.children = children;
            rest.numbers = numbers;
            label = label.substring(0, at);
            firsts = new char[0];
            children = new Node[0];
            numbers = new int[0];
            add(rest);
        }
    }

    /**
     * Adds a literal.
     *
     * @param literal the text
     * @param number its number, not less than any before
     */
    public void add(String literal, int number) {
        empty = false;
        String text = backwards ? new StringBuilder(literal).reverse().toString() : literal;
        Node node = root;
        int i = 0;
        while (i < text.length()) {
            Node child = node.child(text.charAt(i));
            if (child == null) {
                child = new Node(text.substring(i));
                node.add(child);
            }
            int common = 0;
            int most = Math.min(child.label.length(), text.length() - i);
            while (common < most && child.label.charAt(common) == text.charAt(i + common)) {
                common++;
            }
            if (common < child.label.length()) {
                child.split(common);
            }
            i += common;
            node = child;
        }
        int count = node.numbers.length;
        if (count == 0 || node.numbers[count - 1] != number) {
            node.numbers = Arrays.copyOf(node.numbers, count + 1);
            node.numbers[count] = number;
        }
    }

    /**
     * Whether there is no literal.
     *
     * @return true when nothing can be found
     */
    public boolean isEmpty() {
        return empty;
    }

    /**
     * Finds the literals that a text begins with; a backwards trie, that it ends with.
     *
     * @param text the text
     * @param found takes what is found
     */
    public void find(String text, Found found) {
        findAt(text, 0, found);
    }

    /**
     * Finds the literals that stand anywhere in a text.
     *
     * @param text the text
     * @param found takes what is found, possibly repeatedly
     */
    public void findAnywhere(String text, Found found) {
        for (int i = 0; i < text.length(); i++) {
            findAt(text, i, found);
        }
    }

    private void findAt(String text, int from, Found found) {
        Node node = root;
        int length = text.length();
        int i = from;
        while (true) {
            if (node.numbers.length > 0) {
                found.found(node.numbers);
            }
            if (i == length) {
                return;
            }
            Node child = node.child(charAt(text, i));
            if (child == null) {
                return;
            }
            String label = child.label;
            if (label.length() > length - i) {
                return;
            }
            for (int j = 1; j < label.length(); j++) {
                if (label.charAt(j) != charAt(text, i + j)) {
                    return;
                }
            }
            i += label.length();
            node = child;
        }
    }

    private char charAt(String text, int i) {
        return text.charAt(backwards ? text.length() - 1 - i : i);
    }
}
