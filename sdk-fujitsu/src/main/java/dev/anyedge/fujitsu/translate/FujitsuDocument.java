package dev.anyedge.fujitsu.translate;

import dev.anyedge.fujitsu.rules.RulesDocument;
import java.util.Optional;

/**
 * A whole service as one document: its parameters and its rules. Immutable, thread-safe.
 *
 * <p>What the service returns and what a translation makes are the same kind of value. Keys of token rules are references
 * in what a translation makes; they are read when the rules are written for the service ({@link
 * RulesDocument#toWireJson}).
 *
 * @param parameters what the service is created with; empty for bare rules, of which nobody knows the host name
 * @param rules the cascade of rules
 */
public record FujitsuDocument(Optional<ServiceParameters> parameters, RulesDocument rules) {

    /**
     * A document.
     *
     * @param parameters what the service is created with
     * @param rules the cascade of rules
     * @return the document
     */
    public static FujitsuDocument of(ServiceParameters parameters, RulesDocument rules) {
        return new FujitsuDocument(Optional.of(parameters), rules);
    }

    /**
     * Reads the document's JSON form. What the reference describes must be as it says; everything else is kept.
     *
     * @param json {@code {"parameters": {"pre_fqdn": …, "protocol": …, "status": …, "container": …}, "rules": […]}}, or
     *     the rules alone
     * @return the document
     * @throws dev.anyedge.cdn.error.ValidationException with every violation and its JSON pointer; keys are not shown
     */
    public static FujitsuDocument fromJson(String json) {
        return FujitsuDocumentJson.read(json);
    }

    /**
     * The document's JSON form, with references or {@code redacted:…} in place of keys.
     *
     * @return indented JSON that {@link #fromJson} reads back
     */
    public String toJson() {
        return FujitsuDocumentJson.write(this);
    }

    /**
     * Whether another document can only differ in what the service itself changes or does not look at.
     *
     * @param other a document
     * @return true when the two mean the same for sure; false says nothing
     */
    public boolean sameAs(FujitsuDocument other) {
        return parameters.equals(other.parameters) && rules.sameAs(other.rules);
    }

    @Override
    public String toString() {
        return toJson();
    }
}
