package dev.anyedge.lumen.api;

import dev.anyedge.cdn.error.ValidationException;
import dev.anyedge.cdn.error.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a call is about: an access group, one of its service components, or one of that one's network identifiers, which
 * is the primary alias of a caching property. In paths they stand in this order, and none in the middle can be left out
 * (Lumen reference §1.3). Immutable, thread-safe.
 */
public final class Scope {
    private static final Pattern SCID = Pattern.compile("[A-Za-z0-9]+");

    private final long accessGroup;
    private final Optional<String> scid;
    private final Optional<String> property;

    private Scope(long accessGroup, Optional<String> scid, Optional<String> property) {
        List<Violation> wrong = new ArrayList<>();
        if (accessGroup < 0) {
            wrong.add(violation("/accessGroup", Long.toString(accessGroup), "a number of 0 or more"));
        }
        scid.filter(id -> !SCID.matcher(id).matches())
                .ifPresent(id -> wrong.add(violation("/scid", '"' + id + '"', "letters and digits")));
        property.filter(name -> name.isBlank() || name.indexOf('/') >= 0 || name.equals(".") || name.equals(".."))
                .ifPresent(
                        name -> wrong.add(violation("/property", '"' + name + '"', "the primary alias of a property")));
        if (!wrong.isEmpty()) {
            throw new ValidationException("scope", wrong);
        }
        this.accessGroup = accessGroup;
        this.scid = scid;
        this.property = property;
    }

    /**
     * An access group and all below it.
     *
     * @param accessGroup its id, 0 or more
     * @return the scope
     * @throws ValidationException when the id is negative
     */
    public static Scope accessGroup(long accessGroup) {
        return new Scope(accessGroup, Optional.empty(), Optional.empty());
    }

    /**
     * A service component and all below it.
     *
     * @param accessGroup the access group's id, 0 or more
     * @param scid the service component's id, letters and digits
     * @return the scope
     * @throws ValidationException when an id is malformed
     */
    public static Scope service(long accessGroup, String scid) {
        return new Scope(accessGroup, Optional.of(scid), Optional.empty());
    }

    /**
     * A property.
     *
     * @param accessGroup the access group's id, 0 or more
     * @param scid the service component's id, letters and digits
     * @param primaryAlias the property's primary alias, which is its network identifier
     * @return the scope
     * @throws ValidationException when an id is malformed
     */
    public static Scope property(long accessGroup, String scid, String primaryAlias) {
        return new Scope(accessGroup, Optional.of(scid), Optional.of(primaryAlias));
    }

    /**
     * A property of this service component.
     *
     * @param primaryAlias the property's primary alias
     * @return the scope
     * @throws ValidationException when this scope names no service component, or the alias is malformed
     */
    public Scope property(String primaryAlias) {
        return new Scope(accessGroup, Optional.of(requireScid()), Optional.of(primaryAlias));
    }

    /**
     * The access group.
     *
     * @return its id
     */
    public long accessGroup() {
        return accessGroup;
    }

    /**
     * The service component.
     *
     * @return its id, empty for a whole access group
     */
    public Optional<String> scid() {
        return scid;
    }

    /**
     * The property.
     *
     * @return its primary alias, empty for more than one property
     */
    public Optional<String> property() {
        return property;
    }

    private String requireScid() {
        return scid.orElseThrow(
                () -> new ValidationException("scope", List.of(violation("/scid", "nothing", "a service component"))));
    }

    private static Violation violation(String pointer, String found, String allowed) {
        return new Violation(pointer, found, allowed, "found " + found + ", allowed is " + allowed);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Scope that
                && accessGroup == that.accessGroup
                && scid.equals(that.scid)
                && property.equals(that.property);
    }

    @Override
    public int hashCode() {
        return Objects.hash(accessGroup, scid, property);
    }

    /** The scope as it stands in paths, {@code 88001/BBXY00042/shop.example.org}. */
    @Override
    public String toString() {
        return accessGroup
                + scid.map(id -> "/" + id).orElse("")
                + property.map(name -> "/" + name).orElse("");
    }
}
