package dev.anyedge.simulator.edge;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/**
 * The header fields of a message: names without regard to case, several values per name, in the order they came.
 * Immutable, because one answer in the cache is read by many requests at once.
 */
public final class HeaderFields {

    private static final HeaderFields NONE = new HeaderFields(new TreeMap<>(String.CASE_INSENSITIVE_ORDER));

    /** Never changed once it is here; the lists are immutable. */
    private final TreeMap<String, List<String>> fields;

    private HeaderFields(TreeMap<String, List<String>> fields) {
        this.fields = fields;
    }

    /**
     * No fields at all.
     *
     * @return empty header fields
     */
    public static HeaderFields none() {
        return NONE;
    }

    /**
     * Takes over the fields of a map, such as those of the JDK's server and client.
     *
     * @param fields values by name; names that differ only in case are joined
     * @return the fields
     */
    public static HeaderFields of(Map<String, ? extends List<String>> fields) {
        TreeMap<String, List<String>> all = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        fields.forEach((name, values) -> {
            List<String> joined = new ArrayList<>(all.getOrDefault(name, List.of()));
            joined.addAll(values);
            all.put(name, List.copyOf(joined));
        });
        return new HeaderFields(all);
    }

    /**
     * Fields from names and values in turn.
     *
     * @param namesAndValues name, value, name, value, …
     * @return the fields
     * @throws IllegalArgumentException when a value is missing
     */
    public static HeaderFields of(String... namesAndValues) {
        if (namesAndValues.length % 2 != 0) {
            throw new IllegalArgumentException("a name without a value: header fields are given as name, value, …");
        }
        HeaderFields all = NONE;
        for (int i = 0; i < namesAndValues.length; i += 2) {
            all = all.plus(namesAndValues[i], namesAndValues[i + 1]);
        }
        return all;
    }

    /**
     * The first value of a field.
     *
     * @param name the name, in any case
     * @return the value, or empty when the field is absent
     */
    public Optional<String> first(String name) {
        return values(name).stream().findFirst();
    }

    /**
     * All values of a field, one per line of the message.
     *
     * @param name the name, in any case
     * @return the values; empty when the field is absent
     */
    public List<String> values(String name) {
        return Objects.requireNonNullElse(fields.get(name), List.of());
    }

    /**
     * The members of a field that is a comma-separated list, trimmed, without empty ones, from all its lines.
     *
     * @param name the name, in any case
     * @return the members; empty when the field is absent
     */
    public List<String> members(String name) {
        List<String> members = new ArrayList<>();
        for (String line : values(name)) {
            for (String member : line.split(",")) {
                if (!member.isBlank()) {
                    members.add(member.trim());
                }
            }
        }
        return members;
    }

    /**
     * Whether a field is there.
     *
     * @param name the name, in any case
     * @return true when it has a value
     */
    public boolean contains(String name) {
        return fields.containsKey(name);
    }

    /**
     * These fields with one replaced.
     *
     * @param name the name
     * @param value its only value
     * @return new fields
     */
    public HeaderFields with(String name, String value) {
        TreeMap<String, List<String>> copy = new TreeMap<>(fields);
        copy.put(name, List.of(value));
        return new HeaderFields(copy);
    }

    /**
     * These fields and one more line.
     *
     * @param name the name
     * @param value the value that joins those already there
     * @return new fields
     */
    public HeaderFields plus(String name, String value) {
        TreeMap<String, List<String>> copy = new TreeMap<>(fields);
        List<String> joined = new ArrayList<>(values(name));
        joined.add(value);
        copy.put(name, List.copyOf(joined));
        return new HeaderFields(copy);
    }

    /**
     * These fields, replaced where the other ones have the same name.
     *
     * @param other the fields that win
     * @return new fields
     */
    public HeaderFields overwrittenBy(HeaderFields other) {
        TreeMap<String, List<String>> copy = new TreeMap<>(fields);
        copy.putAll(other.fields);
        return new HeaderFields(copy);
    }

    /**
     * These fields without some.
     *
     * @param names the names that go, in any case
     * @return new fields
     */
    public HeaderFields without(String... names) {
        TreeMap<String, List<String>> copy = new TreeMap<>(fields);
        for (String name : names) {
            copy.remove(name);
        }
        return new HeaderFields(copy);
    }

    /**
     * These fields without those whose names begin alike.
     *
     * @param prefix how the names begin that go, in any case
     * @return new fields
     */
    public HeaderFields withoutPrefix(String prefix) {
        TreeMap<String, List<String>> copy = new TreeMap<>(fields);
        String begin = prefix.toLowerCase(Locale.ROOT);
        copy.keySet().removeIf(name -> name.toLowerCase(Locale.ROOT).startsWith(begin));
        return new HeaderFields(copy);
    }

    /**
     * These fields without what concerns one connection only: those that RFC 9110 §7.6.1 lists, and those that the
     * {@code Connection} field names.
     *
     * @return new fields, fit to be passed on
     */
    public HeaderFields endToEnd() {
        HeaderFields kept = without(members("Connection").toArray(new String[0]));
        return kept.without(
                "Connection",
                "Keep-Alive",
                "Proxy-Authenticate",
                "Proxy-Authorization",
                "Proxy-Connection",
                "TE",
                "Trailer",
                "Transfer-Encoding",
                "Upgrade");
    }

    /**
     * The names that occur.
     *
     * @return the names, sorted without regard to case
     */
    public Set<String> names() {
        return java.util.Collections.unmodifiableSet(fields.keySet());
    }

    /**
     * Visits every line.
     *
     * @param visitor takes name and value
     */
    public void forEach(BiConsumer<String, String> visitor) {
        fields.forEach((name, values) -> values.forEach(value -> visitor.accept(name, value)));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof HeaderFields that && fields.equals(that.fields);
    }

    @Override
    public int hashCode() {
        int hash = 0;
        for (Map.Entry<String, List<String>> field : fields.entrySet()) {
            hash += field.getKey().toLowerCase(Locale.ROOT).hashCode()
                    ^ field.getValue().hashCode();
        }
        return hash;
    }

    @Override
    public String toString() {
        return fields.toString();
    }
}
