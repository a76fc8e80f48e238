package dev.anyedge.cdn.translation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * For authors of translators: the one place through which everything passes that does not carry over. It knows what may
 * be dropped, and whether anything has been refused. Used for one translation, by one thread.
 *
 * <pre>{@code
 * Findings findings = new Findings(context.strictness());
 * if (findings.unsupported(feature, "/defaults/cookies", "…", "Cookies do not matter.", "Use no-store.")) {
 *     // dropped, as it was asked for: write the document without it
 * }
 * return findings.refused()
 *         ? Translation.refused("provider", findings.inOrder())
 *         : Translation.passed("provider", document, findings.inOrder());
 * }</pre>
 */
public final class Findings {
    private static final List<String> SECTIONS =
            List.of("name", "description", "enabled", "endpoints", "origins", "defaults", "rules", "options");

    private final Strictness strictness;
    private final List<Finding> list = new ArrayList<>();
    private boolean refused;

    /**
     * Nothing found yet.
     *
     * @param strictness what may be dropped
     */
    public Findings(Strictness strictness) {
        this.strictness = strictness;
    }

    /**
     * Whether something was found that may not be dropped: then there is no document.
     *
     * @return false as long as there is a document
     */
    public boolean refused() {
        return refused;
    }

    /**
     * For information: {@link Severity#NOTE}.
     *
     * @param feature what it is about
     * @param pointer where in the distribution, a JSON pointer
     * @param message a sentence
     */
    public void note(Feature feature, String pointer, String message) {
        list.add(Finding.of(Severity.NOTE, feature, pointer, message).build());
    }

    /**
     * For information about some requests.
     *
     * @param feature what it is about
     * @param pointer where in the distribution, a JSON pointer
     * @param message a sentence
     * @param requests which requests
     */
    public void note(Feature feature, String pointer, String message, RequestClass requests) {
        list.add(Finding.of(Severity.NOTE, feature, pointer, message)
                .requests(requests)
                .build());
    }

    /**
     * Done in another way, with the same content and access equal or narrower: {@link Severity#ADJUSTED}.
     *
     * @param feature what it is about
     * @param pointer where in the distribution, a JSON pointer
     * @param message why, a sentence
     * @param instead what happens instead, a sentence
     * @param hint what its author can do about it, a sentence
     */
    public void adjusted(Feature feature, String pointer, String message, String instead, String hint) {
        list.add(Finding.of(Severity.ADJUSTED, feature, pointer, message)
                .instead(instead)
                .hint(hint)
                .build());
    }

    /**
     * Done in another way for some requests.
     *
     * @param feature what it is about
     * @param pointer where in the distribution, a JSON pointer
     * @param message why, a sentence
     * @param instead what happens instead, a sentence
     * @param hint what its author can do about it, a sentence
     * @param requests which requests
     */
    public void adjusted(
            Feature feature, String pointer, String message, String instead, String hint, RequestClass requests) {
        list.add(Finding.of(Severity.ADJUSTED, feature, pointer, message)
                .instead(instead)
                .hint(hint)
                .requests(requests)
                .build());
    }

    /**
     * Something that the provider cannot do: {@link Severity#UNSUPPORTED}.
     *
     * @param feature what it is about
     * @param pointer where in the distribution, a JSON pointer
     * @param message why, a sentence
     * @param instead what happens when it is dropped, a sentence; said only then
     * @param hint what its author can do about it, a sentence; may be empty
     * @return true when it may be dropped
     */
    public boolean unsupported(Feature feature, String pointer, String message, String instead, String hint) {
        return drop(Severity.UNSUPPORTED, feature, pointer, message, instead, hint);
    }

    /**
     * Something that the provider would do with a loss: {@link Severity#LOSSY}.
     *
     * @param feature what it is about
     * @param pointer where in the distribution, a JSON pointer
     * @param message why, a sentence
     * @param instead what happens when the loss is accepted, a sentence; said only then
     * @param hint what its author can do about it, a sentence; may be empty
     * @return true when the loss may be accepted
     */
    public boolean lossy(Feature feature, String pointer, String message, String instead, String hint) {
        return drop(Severity.LOSSY, feature, pointer, message, instead, hint);
    }

    private boolean drop(
            Severity severity, Feature feature, String pointer, String message, String instead, String hint) {
        Finding.Builder finding = Finding.of(severity, feature, pointer, message);
        boolean may = strictness.mayDrop(feature);
        if (may) {
            finding.instead(instead);
        } else {
            refused = true;
        }
        if (!hint.isEmpty()) {
            finding.hint(hint);
        }
        list.add(finding.build());
        return may;
    }

    /**
     * Something without which there is nothing to deploy; no strictness helps.
     *
     * @param feature what it is about
     * @param pointer where in the distribution, a JSON pointer
     * @param message why, a sentence
     * @param hint what its author can do about it, a sentence
     */
    public void impossible(Feature feature, String pointer, String message, String hint) {
        refused = true;
        list.add(Finding.of(Severity.UNSUPPORTED, feature, pointer, message)
                .hint(hint)
                .build());
    }

    /**
     * All findings.
     *
     * @return in the order of the distribution's members, and of endpoints, origins and rules in their lists
     */
    public List<Finding> inOrder() {
        List<Finding> sorted = new ArrayList<>(list);
        sorted.sort(Comparator.comparingInt((Finding finding) -> section(finding.pointer()))
                .thenComparingInt(finding -> index(finding.pointer())));
        return sorted;
    }

    private static int section(String pointer) {
        int end = pointer.indexOf('/', 1);
        return pointer.isEmpty() ? -1 : SECTIONS.indexOf(pointer.substring(1, end < 0 ? pointer.length() : end));
    }

    private static int index(String pointer) {
        int start = pointer.indexOf('/', 1) + 1;
        int index = 0;
        for (int i = start; start > 0 && i < pointer.length() && Character.isDigit(pointer.charAt(i)); i++) {
            index = index * 10 + (pointer.charAt(i) - '0');
        }
        return index;
    }
}
