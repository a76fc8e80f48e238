package dev.anyedge.fujitsu.rules;

import dev.anyedge.cdn.model.JsonValue;
import dev.anyedge.cdn.model.SecretRef;
import dev.anyedge.cdn.secret.SecretSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * The rules of a service: the body of its create and edit calls (Fujitsu reference §3.1). The last matching rule wins, for
 * each behaviour name by itself, so general rules stand before special ones. Immutable, thread-safe.
 *
 * <pre>{@code
 * RulesDocument.of(
 *         Rule.when().then(RuleBehavior.origin("jp.fujitsu.com", NameSource.ORIGIN),
 *                 RuleBehavior.caching(CachingType.FIXED, Duration.ofDays(1))));
 * }</pre>
 */
public final class RulesDocument {
    private final List<Rule> rules;
    private final Map<String, JsonValue> extra;

    private RulesDocument(List<Rule> rules, Map<String, JsonValue> extra) {
        this.rules = rules;
        this.extra = extra;
    }

    /**
     * A document.
     *
     * @param rules general before special, at least one
     * @return the document
     * @throws dev.anyedge.cdn.error.ValidationException when there is none
     */
    public static RulesDocument of(Rule... rules) {
        return of(List.of(rules));
    }

    /**
     * A document.
     *
     * @param rules general before special, at least one
     * @return the document
     * @throws dev.anyedge.cdn.error.ValidationException when there is none
     */
    public static RulesDocument of(List<Rule> rules) {
        Problems problems = new Problems();
        if (rules.isEmpty()) {
            problems.missing("/rules", "the rule", "at least one");
        }
        problems.throwIfAny("rules document");
        return new RulesDocument(List.copyOf(rules), Map.of());
    }

    /** A document as it was read: possibly without rules, and with members that nobody knows. */
    static RulesDocument read(List<Rule> rules, Map<String, JsonValue> extra) {
        return new RulesDocument(
                List.copyOf(rules),
                extra.isEmpty() ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(extra)));
    }

    /**
     * These rules with further members beside them.
     *
     * @param members member name to value; {@code rules} is none of them
     * @return a new document
     * @throws dev.anyedge.cdn.error.ValidationException when one is called {@code rules}
     */
    public RulesDocument withExtra(Map<String, JsonValue> members) {
        Problems problems = new Problems();
        if (members.containsKey("rules")) {
            problems.bad("/rules", "the member", "rules", "any other name");
        }
        problems.throwIfAny("rules document");
        return read(rules, members);
    }

    /**
     * The document without the behaviours of a name, and without rules that had no other: for example without the {@code
     * content-refresh} that a purge left behind.
     *
     * @param behavior the name
     * @return this document when there is none
     */
    public RulesDocument without(String behavior) {
        if (rules.stream().noneMatch(rule -> rule.behavior(behavior).isPresent())) {
            return this;
        }
        return read(
                rules.stream()
                        .map(rule -> Rule.read(
                                rule.matches(),
                                rule.behaviors().stream()
                                        .filter(b -> !b.name().equals(behavior))
                                        .toList(),
                                rule.extra()))
                        .filter(rule -> !rule.behaviors().isEmpty())
                        .toList(),
                extra);
    }

    /**
     * The same rules for another delivery name, which stands in every origin.
     *
     * @param name the delivery name, or {@code -} for one that is still to be granted
     * @return the document
     * @throws dev.anyedge.cdn.error.ValidationException when it is none
     */
    public RulesDocument withDigitalProperty(String name) {
        return mapped(behavior -> behavior instanceof RuleBehavior.Origin origin
                        && !origin.digitalProperty().equals(name)
                ? origin.withDigitalProperty(name)
                : behavior);
    }

    /**
     * The same rules with other token keys.
     *
     * @param change what stands in place of each key, for example the key that a reference leads to
     * @return the document
     */
    public RulesDocument withKeys(UnaryOperator<TokenKey> change) {
        return keys().isEmpty()
                ? this
                : mapped(behavior -> behavior instanceof RuleBehavior.TokenAuth auth
                        ? RuleBehavior.tokenAuth()
                                .from(auth)
                                .key(change.apply(auth.key()))
                                .transitionKey(auth.transitionKey().map(change))
                                .build()
                        : behavior);
    }

    /**
     * The keys of all token rules.
     *
     * @return in the order of the document, without repetition
     */
    public List<TokenKey> keys() {
        Set<TokenKey> keys = new LinkedHashSet<>();
        for (Rule rule : rules) {
            for (RuleBehavior behavior : rule.behaviors()) {
                RuleBehavior known = behavior instanceof RuleBehavior.Extended extended ? extended.known() : behavior;
                if (known instanceof RuleBehavior.TokenAuth auth) {
                    keys.add(auth.key());
                    auth.transitionKey().ifPresent(keys::add);
                }
            }
        }
        return List.copyOf(keys);
    }

    private RulesDocument mapped(UnaryOperator<RuleBehavior> change) {
        List<Rule> all = new ArrayList<>(rules.size());
        boolean same = true;
        for (Rule rule : rules) {
            List<RuleBehavior> behaviors = new ArrayList<>(rule.behaviors().size());
            boolean sameRule = true;
            for (RuleBehavior behavior : rule.behaviors()) {
                RuleBehavior changed = behavior instanceof RuleBehavior.Extended extended
                        ? new RuleBehavior.Extended(
                                change.apply(extended.known()), extended.members(), extended.params())
                        : change.apply(behavior);
                sameRule &= changed.equals(behavior);
                behaviors.add(changed);
            }
            same &= sameRule;
            all.add(sameRule ? rule : Rule.read(rule.matches(), behaviors, rule.extra()));
        }
        return same ? this : read(all, extra);
    }

    /**
     * Reads a document. What the reference describes must be as it says; what it does not describe is kept as it is:
     * behaviours and matches of other names, and other members.
     *
     * @param json {@code {"rules": […]}}, as the service returns it or as {@link #toJson} wrote it
     * @return the document
     * @throws dev.anyedge.cdn.error.ValidationException with every violation and its JSON pointer; keys are not shown
     */
    public static RulesDocument fromJson(String json) {
        return RulesReader.read(json);
    }

    /**
     * The rules.
     *
     * @return in order; only a document that was read can have none
     */
    public List<Rule> rules() {
        return rules;
    }

    /**
     * Members of the document that the reference does not describe, as they were read.
     *
     * @return member name to value
     */
    public Map<String, JsonValue> extra() {
        return extra;
    }

    /**
     * The document for people, with references or {@code redacted:…} in place of keys.
     *
     * @return indented JSON that {@link #fromJson} reads back
     */
    public String toJson() {
        return new RulesWriter(true, key -> key.reference().text()).write(this);
    }

    /**
     * The document for the service, keys included: it must not be logged.
     *
     * @param secrets where references to keys lead
     * @return compact JSON
     * @throws dev.anyedge.cdn.secret.SecretUnavailableException when a key cannot be had
     * @throws dev.anyedge.cdn.error.ValidationException when there is no rule, which must not be sent
     */
    public String toWireJson(SecretSource secrets) {
        Problems problems = new Problems();
        if (rules.isEmpty()) {
            problems.missing("/rules", "the rule", "at least one");
        }
        problems.throwIfAny("rules document");
        Map<SecretRef, String> known = new LinkedHashMap<>();
        return new RulesWriter(
                        false,
                        key -> key.isLiteral()
                                ? key.resolve(secrets)
                                : known.computeIfAbsent(key.reference(), reference -> key.resolve(secrets)))
                .write(this);
    }

    /**
     * Whether another document can only differ in what the service itself changes or does not look at: the delivery name
     * in origins, the spelling of times, the order of matches, behaviours and tokens (Fujitsu reference §10).
     *
     * @param other a document
     * @return true when the two mean the same for sure; false says nothing
     */
    public boolean sameAs(RulesDocument other) {
        return equals(other) || Canonical.of(this).equals(Canonical.of(other));
    }

    /**
     * The document as one line, with references or {@code redacted:…} in place of keys.
     *
     * @return compact JSON that {@link #fromJson} reads back
     */
    public String toCompactJson() {
        return new RulesWriter(false, key -> key.reference().text()).write(this);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RulesDocument that && rules.equals(that.rules) && extra.equals(that.extra);
    }

    @Override
    public int hashCode() {
        return rules.hashCode();
    }

    @Override
    public String toString() {
        return toJson();
    }
}
