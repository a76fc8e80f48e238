package dev.anyedge.cdn;

/**
 * Something that only the user can do. Immutable, thread-safe.
 *
 * @param kind what sort of thing
 * @param text what to do, as a line for people
 * @param subject what it is done to, for example the DNS name
 * @param target what it is set to, for example the name that a CNAME points to; {@code ""} where there is none
 */
public record RequiredAction(Kind kind, String text, String subject, String target) {

    /** What sort of thing is to be done. */
    public enum Kind {
        /** A CNAME record from {@code subject} to {@code target}. */
        CNAME,
        /** A certificate to be arranged for {@code subject}. */
        CERTIFICATE,
        /** A subscription of the provider, which costs money. */
        SUBSCRIPTION,
        /** Anything else; the text says it. */
        OTHER
    }

    /**
     * A CNAME record to make.
     *
     * @param name the DNS name
     * @param target the name that it points to
     * @return the action
     */
    public static RequiredAction cname(String name, String target) {
        return new RequiredAction(Kind.CNAME, "CNAME " + name + " → " + target, name, target);
    }

    @Override
    public String toString() {
        return text;
    }
}
