package dev.anyedge.fujitsu.rules;

import dev.anyedge.cdn.internal.value.ValueStyle;
import dev.anyedge.cdn.model.JsonValue;
import dev.anyedge.cdn.secret.SecretSource;
import dev.anyedge.cdn.token.EdgeAuthSigner;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.immutables.value.Value;

/**
 * What a rule does to the requests that it matches. Of several matching rules the last wins, for each behaviour name by
 * itself (Fujitsu reference §3.2, §3.4). Immutable, thread-safe.
 *
 * <pre>{@code
 * RuleBehavior.caching(CachingType.FIXED, Duration.ofDays(1));
 * RuleBehavior.origin("www.example.net", NameSource.ORIGIN);
 * RuleBehavior.ipWhitelist("203.0.113.0/24", "198.51.100.7");
 * }</pre>
 */
public sealed interface RuleBehavior {

    // ---- building ----

    /**
     * Where content comes from, keyed by the origin's own name.
     *
     * @param originDomain host name or IPv4 address, without scheme, port and path
     * @param hostHeader which {@code Host} the origin is asked with; {@code FIXED} needs a value: see {@link Origin}
     * @return the behaviour
     * @throws dev.anyedge.cdn.error.ValidationException with everything that is wrong
     */
    static Origin origin(String originDomain, NameSource hostHeader) {
        return new Origin("-", originDomain, hostHeader, Optional.empty(), NameSource.ORIGIN, Optional.empty());
    }

    /**
     * How long the edge keeps an answer.
     *
     * @param type one that takes a time
     * @param time how long, or the default where the origin says nothing
     * @return the behaviour
     * @throws dev.anyedge.cdn.error.ValidationException when the type takes no time, or the time is no whole seconds
     */
    static Caching caching(CachingType type, Duration time) {
        return new Caching(type, Optional.of(TimeToLive.of(time)));
    }

    /**
     * Nothing is stored, and what was stored is not used.
     *
     * @return {@code caching} {@code no-store}
     */
    static Caching noStore() {
        return new Caching(CachingType.NO_STORE, Optional.empty());
    }

    /**
     * The cache is not looked at and left as it is.
     *
     * @return {@code caching} {@code bypass-cache}
     */
    static Caching bypassCache() {
        return new Caching(CachingType.BYPASS_CACHE, Optional.empty());
    }

    /**
     * Only these addresses are served.
     *
     * @param ranges IPv4 addresses or CIDR blocks
     * @return the behaviour
     * @throws dev.anyedge.cdn.error.ValidationException when one is malformed, or there is none
     */
    static IpList ipWhitelist(String... ranges) {
        return new IpList(ListType.WHITELIST, List.of(ranges));
    }

    /**
     * These addresses are refused.
     *
     * @param ranges IPv4 addresses or CIDR blocks
     * @return the behaviour
     * @throws dev.anyedge.cdn.error.ValidationException when one is malformed, or there is none
     */
    static IpList ipBlacklist(String... ranges) {
        return new IpList(ListType.BLACKLIST, List.of(ranges));
    }

    /**
     * Only these places are served.
     *
     * @param level what the codes are
     * @param codes upper case
     * @return the behaviour
     * @throws dev.anyedge.cdn.error.ValidationException when one is malformed, or there is none
     */
    static GeoList geoWhitelist(GeoLevel level, String... codes) {
        return new GeoList(ListType.WHITELIST, level, List.of(codes));
    }

    /**
     * These places are refused.
     *
     * @param level what the codes are
     * @param codes upper case
     * @return the behaviour
     * @throws dev.anyedge.cdn.error.ValidationException when one is malformed, or there is none
     */
    static GeoList geoBlacklist(GeoLevel level, String... codes) {
        return new GeoList(ListType.BLACKLIST, level, List.of(codes));
    }

    /**
     * Only these referers are served.
     *
     * @param patterns over the whole value, scheme included; {@code *} is any run
     * @return the behaviour
     * @throws dev.anyedge.cdn.error.ValidationException when one is malformed, or there is none
     */
    static RefererList refererWhitelist(String... patterns) {
        return new RefererList(ListType.WHITELIST, List.of(patterns));
    }

    /**
     * These referers are refused.
     *
     * @param patterns over the whole value, scheme included; {@code *} is any run
     * @return the behaviour
     * @throws dev.anyedge.cdn.error.ValidationException when one is malformed, or there is none
     */
    static RefererList refererBlacklist(String... patterns) {
        return new RefererList(ListType.BLACKLIST, List.of(patterns));
    }

    /**
     * A token is asked for.
     *
     * @return a builder
     */
    static TokenAuth.Builder tokenAuth() {
        return new TokenAuth.Builder();
    }

    /**
     * Reads one behaviour, as {@link RulesDocument#fromJson} does.
     *
     * @param json one behaviour
     * @return the behaviour
     * @throws dev.anyedge.cdn.error.ValidationException with every violation and its JSON pointer; keys are not shown
     */
    static RuleBehavior fromJson(String json) {
        return RulesReader.readBehavior(json);
    }

    /**
     * The behaviour's JSON form, with references or {@code redacted:…} in place of keys.
     *
     * @return compact JSON that {@link #fromJson} reads back
     */
    default String toJson() {
        return RulesWriter.printed(this);
    }

    // ---- words ----

    /** Where a host name comes from: the {@code Host} for the origin, or the host part of the cache key. */
    enum NameSource {
        /** The delivery name that the viewer used. */
        DIGITAL_PROPERTY("digital_property"),
        /** The origin's own name. */
        ORIGIN("origin"),
        /** A fixed one. */
        FIXED("fixed");

        private final String text;

        NameSource(String text) {
            this.text = text;
        }

        /**
         * The word on the wire.
         *
         * @return lower case
         */
        public String text() {
            return text;
        }
    }

    /** How an answer is cached. */
    enum CachingType {
        /** Not at all; what is there is not used. */
        NO_STORE("no-store", false),
        /** Not at all; what is there stays. */
        BYPASS_CACHE("bypass-cache", false),
        /** For a fixed time, whatever the origin says. */
        FIXED("fixed", true),
        /** As {@code Cache-Control} or {@code Expires} say, with a default time. */
        HONOR("honor", true),
        /** As {@code Cache-Control} says, with a default time. */
        HONOR_CC("honor-cc", true),
        /** As {@code Expires} says, with a default time. */
        HONOR_EXPIRES("honor-expires", true);

        private final String text;
        private final boolean timed;

        CachingType(String text, boolean timed) {
            this.text = text;
            this.timed = timed;
        }

        /**
         * The word on the wire.
         *
         * @return lower case with hyphens
         */
        public String text() {
            return text;
        }

        /**
         * Whether a time belongs to it.
         *
         * @return false for {@code no-store} and {@code bypass-cache}
         */
        public boolean timed() {
            return timed;
        }
    }

    /** Which query arguments are part of the cache key. */
    enum ArgumentsType {
        /** All. */
        INCLUDE_ALL("include-all", false),
        /** Only the listed ones. */
        INCLUDE("include", true),
        /** None. */
        IGNORE_ALL("ignore-all", false),
        /** All but the listed ones. */
        IGNORE("ignore", true);

        private final String text;
        private final boolean listed;

        ArgumentsType(String text, boolean listed) {
            this.text = text;
            this.listed = listed;
        }

        /**
         * The word on the wire.
         *
         * @return lower case with hyphens
         */
        public String text() {
            return text;
        }

        /**
         * Whether names belong to it.
         *
         * @return false for the two that end in {@code -all}
         */
        public boolean listed() {
            return listed;
        }
    }

    /** How the instant of a refresh is written. */
    enum RefreshType {
        /** Seconds since 1970. */
        EPOCH("epoch"),
        /** {@code YYYY-MM-DDThh:mm:ssZ}; the documentation spells this type in two ways, so better not written. */
        DATE_TIME("date-time"),
        /** The other spelling of {@link #DATE_TIME}. */
        DATETIME("datetime"),
        /** {@code YYYY-MM-DD}, midnight GMT. */
        DATE("date"),
        /** {@code now}: as soon as the rules are live, and again with each later change. */
        NATURAL("natural");

        private final String text;

        RefreshType(String text) {
            this.text = text;
        }

        /**
         * The word on the wire.
         *
         * @return lower case
         */
        public String text() {
            return text;
        }
    }

    /** Who is served: whoever is on the list, or whoever is not. */
    enum ListType {
        /** Everybody else is refused. */
        WHITELIST,
        /** Everybody else is served. */
        BLACKLIST
    }

    /** What the codes of a place are. */
    enum GeoLevel {
        /** Two letters. */
        CONTINENT("continent"),
        /** ISO 3166-1 alpha-2. */
        COUNTRY("country"),
        /** {@code CC:RR}. */
        REGION("region");

        private final String text;

        GeoLevel(String text) {
            this.text = text;
        }

        /**
         * The word on the wire.
         *
         * @return lower case
         */
        public String text() {
            return text;
        }
    }

    /** How the path sent to the origin differs. */
    enum PathChange {
        /** The first occurrence of a directory part is taken out. */
        REMOVE("remove"),
        /** The whole directory part is replaced. */
        REPLACE_ALL("replace-all"),
        /** The first occurrence of a directory part is replaced. */
        REPLACE("replace");

        private final String text;

        PathChange(String text) {
            this.text = text;
        }

        /**
         * The word on the wire.
         *
         * @return lower case with hyphens
         */
        public String text() {
            return text;
        }
    }

    /** The hash function of a token's HMAC. */
    enum HmacAlgorithm {
        /** HMAC-SHA-256; recommended. */
        SHA256,
        /** HMAC-SHA-1. */
        SHA1,
        /** HMAC-MD5. */
        MD5
    }

    // ---- what every behaviour has ----

    /**
     * The behaviour's name.
     *
     * @return the word on the wire, for example {@code ip-whitelist}
     */
    String name();

    /**
     * Handles each variant; {@link Extended} as the behaviour that it extends.
     *
     * @param visitor what to do with each
     * @param <R> the result
     * @return what the visitor returns
     */
    <R> R accept(Visitor<R> visitor);

    /**
     * Handles each variant of {@link RuleBehavior}.
     *
     * @param <R> the result
     */
    interface Visitor<R> {
        /**
         * Where content comes from.
         *
         * @param behavior the behaviour
         * @return the result
         */
        R origin(Origin behavior);

        /**
         * How long an answer is kept.
         *
         * @param behavior the behaviour
         * @return the result
         */
        R caching(Caching behavior);

        /**
         * Which query arguments count.
         *
         * @param behavior the behaviour
         * @return the result
         */
        R queryArguments(QueryArguments behavior);

        /**
         * From when on copies are asked about.
         *
         * @param behavior the behaviour
         * @return the result
         */
        R contentRefresh(ContentRefresh behavior);

        /**
         * Which addresses are served.
         *
         * @param behavior the behaviour
         * @return the result
         */
        R ipList(IpList behavior);

        /**
         * Which places are served.
         *
         * @param behavior the behaviour
         * @return the result
         */
        R geoList(GeoList behavior);

        /**
         * Which referers are served.
         *
         * @param behavior the behaviour
         * @return the result
         */
        R refererList(RefererList behavior);

        /**
         * How the path sent to the origin differs.
         *
         * @param behavior the behaviour
         * @return the result
         */
        R outgoingPath(OutgoingPath behavior);

        /**
         * Which token a request must carry.
         *
         * @param behavior the behaviour
         * @return the result
         */
        R tokenAuth(TokenAuth behavior);

        /**
         * Something that is passed through.
         *
         * @param behavior the behaviour
         * @return the result
         */
        R opaque(Opaque behavior);
    }

    // ---- variants ----

    /**
     * Where content comes from (Fujitsu reference §3.4.1). The origin is spoken to in the service's protocol, on its
     * default port.
     *
     * @param digitalProperty the delivery name, or {@code -}, for which the service puts it in
     * @param originDomain host name or IPv4 address, without scheme, port and path; not the delivery name
     * @param hostHeaderType which {@code Host} the origin is asked with
     * @param hostHeaderValue exactly for {@code FIXED}: a host, optionally with a port
     * @param cacheKeyType which host is part of the cache key
     * @param cacheKeyValue exactly for {@code FIXED}: a host, optionally with a port
     */
    record Origin(
            String digitalProperty,
            String originDomain,
            NameSource hostHeaderType,
            Optional<String> hostHeaderValue,
            NameSource cacheKeyType,
            Optional<String> cacheKeyValue)
            implements RuleBehavior {
        /** The behaviour's name. */
        public static final String NAME = "origin";

        /**
         * Checks what it is given.
         *
         * @param digitalProperty the delivery name, or {@code -}
         * @param originDomain host name or IPv4 address
         * @param hostHeaderType which {@code Host} the origin is asked with
         * @param hostHeaderValue exactly for {@code FIXED}
         * @param cacheKeyType which host is part of the cache key
         * @param cacheKeyValue exactly for {@code FIXED}
         * @throws dev.anyedge.cdn.error.ValidationException with everything that is wrong
         */
        public Origin {
            Problems problems = new Problems();
            if (!digitalProperty.equals("-") && !Grammar.isHostname(digitalProperty)) {
                problems.bad(
                        "/params/digitalProperty",
                        "the digital property",
                        digitalProperty,
                        "- or the delivery name, a host name of at least two labels");
            }
            if (!Grammar.isHost(originDomain)) {
                problems.bad("/params/originDomain", "the origin domain", originDomain, Grammar.HOST);
            }
            fixed(problems, "hostHeader", hostHeaderType, hostHeaderValue);
            fixed(problems, "cacheKey", cacheKeyType, cacheKeyValue);
            problems.throwIfAny("behaviour " + NAME);
        }

        private static void fixed(Problems problems, String what, NameSource type, Optional<String> value) {
            String pointer = "/params/" + what + "Value";
            if (type != NameSource.FIXED) {
                value.ifPresent(text -> problems.bad(pointer, "the value", text, "- unless the type is fixed"));
            } else if (value.isEmpty()) {
                problems.missing(pointer, "the fixed value", Grammar.HEADER);
            } else if (!Grammar.isHeader(value.get())) {
                problems.bad(pointer, "the fixed value", value.get(), Grammar.HEADER);
            }
        }

        /**
         * The same with another {@code Host}.
         *
         * @param value a host, optionally with a port
         * @return a new behaviour
         * @throws dev.anyedge.cdn.error.ValidationException when it is none
         */
        public Origin withFixedHostHeader(String value) {
            return new Origin(
                    digitalProperty, originDomain, NameSource.FIXED, Optional.of(value), cacheKeyType, cacheKeyValue);
        }

        /**
         * The same with another host in the cache key.
         *
         * @param type which host
         * @param value exactly for {@code FIXED}
         * @return a new behaviour
         * @throws dev.anyedge.cdn.error.ValidationException when the value does not go with the type
         */
        public Origin withCacheKey(NameSource type, Optional<String> value) {
            return new Origin(digitalProperty, originDomain, hostHeaderType, hostHeaderValue, type, value);
        }

        /**
         * The same for another delivery name.
         *
         * @param name the delivery name, or {@code -}
         * @return a new behaviour
         * @throws dev.anyedge.cdn.error.ValidationException when it is none
         */
        public Origin withDigitalProperty(String name) {
            return new Origin(name, originDomain, hostHeaderType, hostHeaderValue, cacheKeyType, cacheKeyValue);
        }

        @Override
        public String name() {
            return NAME;
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.origin(this);
        }
    }

    /**
     * How long the edge keeps an answer (Fujitsu reference §3.4.2).
     *
     * @param type how
     * @param time exactly for the types that take one
     */
    record Caching(CachingType type, Optional<TimeToLive> time) implements RuleBehavior {
        /** The behaviour's name. */
        public static final String NAME = "caching";

        /**
         * Checks what it is given.
         *
         * @param type how
         * @param time exactly for the types that take one
         * @throws dev.anyedge.cdn.error.ValidationException when the time does not go with the type
         */
        public Caching {
            Problems problems = new Problems();
            if (type.timed() && time.isEmpty()) {
                problems.missing("/value", "the time of caching " + type.text(), TimeToLive.ALLOWED);
            } else if (!type.timed() && time.isPresent()) {
                problems.bad(
                        "/value",
                        "the time of caching " + type.text(),
                        time.get().text(),
                        "none");
            }
            problems.throwIfAny("behaviour " + NAME);
        }

        @Override
        public String name() {
            return NAME;
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.caching(this);
        }
    }

    /**
     * Which query arguments are part of the cache key; without it, all (Fujitsu reference §3.4.3).
     *
     * @param type how
     * @param arguments names, or {@code name=value&}; at least one exactly for the types that list
     */
    record QueryArguments(ArgumentsType type, List<String> arguments) implements RuleBehavior {
        /** The behaviour's name. */
        public static final String NAME = "cachekey-query-args";

        /**
         * Checks what it is given.
         *
         * @param type how
         * @param arguments names, or {@code name=value&}
         * @throws dev.anyedge.cdn.error.ValidationException with everything that is wrong
         */
        public QueryArguments {
            arguments = List.copyOf(arguments);
            Problems problems = new Problems();
            if (type.listed()) {
                Grammar.list(problems, "/value", "the argument", arguments, Grammar::isArgument, Grammar.ARGUMENT);
                if (arguments.equals(List.of("-"))) {
                    problems.bad("/value", "the argument", "-", "another list than the one argument -");
                }
            } else if (!arguments.isEmpty()) {
                problems.bad("/value", "the value of " + type.text(), String.join(" ", arguments), "none");
            }
            problems.throwIfAny("behaviour " + NAME);
        }

        @Override
        public String name() {
            return NAME;
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.queryArguments(this);
        }
    }

    /**
     * Copies from before an instant are asked about before they are used (Fujitsu reference §3.4.4).
     *
     * @param type how the instant is written
     * @param value the instant
     * @param mustRevalidate whether a copy is never used unasked; the service's own default when absent
     */
    record ContentRefresh(RefreshType type, String value, Optional<Boolean> mustRevalidate) implements RuleBehavior {
        /** The behaviour's name. */
        public static final String NAME = "content-refresh";

        /**
         * Checks what it is given.
         *
         * @param type how the instant is written
         * @param value the instant
         * @param mustRevalidate whether a copy is never used unasked
         * @throws dev.anyedge.cdn.error.ValidationException when the value does not go with the type
         */
        public ContentRefresh {
            Problems problems = new Problems();
            if (type == RefreshType.NATURAL
                    ? !value.equals("now")
                    : instant(type, value).isEmpty()) {
                problems.bad("/value", "the instant", value, allowed(type));
            }
            problems.throwIfAny("behaviour " + NAME);
        }

        /**
         * A refresh of everything that was cached before an instant.
         *
         * @param instant when, in the future
         * @param mustRevalidate whether a copy is never used unasked
         * @return the behaviour, in the one spelling that the documentation is sure of
         */
        public static ContentRefresh at(Instant instant, boolean mustRevalidate) {
            return new ContentRefresh(
                    RefreshType.EPOCH, Long.toString(instant.getEpochSecond()), Optional.of(mustRevalidate));
        }

        /**
         * The instant.
         *
         * @return empty for {@code natural}
         */
        public Optional<Instant> instant() {
            return instant(type, value);
        }

        private static Optional<Instant> instant(RefreshType type, String value) {
            try {
                return switch (type) {
                    case EPOCH ->
                        value.matches("[1-9][0-9]{0,10}")
                                ? Optional.of(Instant.ofEpochSecond(Long.parseLong(value)))
                                : Optional.empty();
                    case DATE ->
                        Optional.of(LocalDate.parse(value).atStartOfDay().toInstant(ZoneOffset.UTC));
                    case DATE_TIME, DATETIME ->
                        value.length() == "2031-01-01T00:00:00Z".length() && value.endsWith("Z")
                                ? Optional.of(Instant.parse(value))
                                : Optional.empty();
                    case NATURAL -> Optional.empty();
                };
            } catch (DateTimeParseException e) {
                return Optional.empty();
            }
        }

        private static String allowed(RefreshType type) {
            return switch (type) {
                case EPOCH -> "seconds since 1970, 1–11 digits";
                case DATE -> "YYYY-MM-DD";
                case DATE_TIME, DATETIME -> "YYYY-MM-DDThh:mm:ssZ";
                case NATURAL -> "now";
            };
        }

        @Override
        public String name() {
            return NAME;
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.contentRefresh(this);
        }
    }

    /**
     * Which addresses are served (Fujitsu reference §3.4.5).
     *
     * @param type whether the list is served or refused
     * @param ranges IPv4 addresses or CIDR blocks, at least one
     */
    record IpList(ListType type, List<String> ranges) implements RuleBehavior {
        /** The name of a list that is served. */
        public static final String WHITELIST = "ip-whitelist";
        /** The name of a list that is refused. */
        public static final String BLACKLIST = "ip-blacklist";

        /**
         * Checks what it is given.
         *
         * @param type whether the list is served or refused
         * @param ranges IPv4 addresses or CIDR blocks, at least one
         * @throws dev.anyedge.cdn.error.ValidationException with everything that is wrong
         */
        public IpList {
            ranges = List.copyOf(ranges);
            Problems problems = new Problems();
            Grammar.list(problems, "/value", "the address", ranges, Grammar::isRange, Grammar.RANGE);
            problems.throwIfAny("behaviour " + (type == ListType.WHITELIST ? WHITELIST : BLACKLIST));
        }

        @Override
        public String name() {
            return type == ListType.WHITELIST ? WHITELIST : BLACKLIST;
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.ipList(this);
        }
    }

    /**
     * Which places are served (Fujitsu reference §3.4.6).
     *
     * @param type whether the list is served or refused
     * @param level what the codes are
     * @param codes upper case, at least one
     */
    record GeoList(ListType type, GeoLevel level, List<String> codes) implements RuleBehavior {
        /** The name of a list that is served. */
        public static final String WHITELIST = "geo-whitelist";
        /** The name of a list that is refused. */
        public static final String BLACKLIST = "geo-blacklist";

        /**
         * Checks what it is given.
         *
         * @param type whether the list is served or refused
         * @param level what the codes are
         * @param codes upper case, at least one
         * @throws dev.anyedge.cdn.error.ValidationException with everything that is wrong
         */
        public GeoList {
            codes = List.copyOf(codes);
            Problems problems = new Problems();
            switch (level) {
                case CONTINENT ->
                    Grammar.list(problems, "/value", "the continent", codes, Grammar::isTwoCapitals, Grammar.CONTINENT);
                case COUNTRY ->
                    Grammar.list(problems, "/value", "the country", codes, Grammar::isTwoCapitals, Grammar.COUNTRY);
                case REGION -> Grammar.list(problems, "/value", "the region", codes, Grammar::isRegion, Grammar.REGION);
            }
            problems.throwIfAny("behaviour " + (type == ListType.WHITELIST ? WHITELIST : BLACKLIST));
        }

        @Override
        public String name() {
            return type == ListType.WHITELIST ? WHITELIST : BLACKLIST;
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.geoList(this);
        }
    }

    /**
     * Which referers are served (Fujitsu reference §3.4.7).
     *
     * @param type whether the list is served or refused
     * @param patterns over the whole value, scheme included, at least one; {@code *} is any run
     */
    record RefererList(ListType type, List<String> patterns) implements RuleBehavior {
        /** The name of a list that is served. */
        public static final String WHITELIST = "referer-whitelist";
        /** The name of a list that is refused. */
        public static final String BLACKLIST = "referer-blacklist";

        /**
         * Checks what it is given.
         *
         * @param type whether the list is served or refused
         * @param patterns over the whole value, at least one
         * @throws dev.anyedge.cdn.error.ValidationException with everything that is wrong
         */
        public RefererList {
            patterns = List.copyOf(patterns);
            Problems problems = new Problems();
            Grammar.list(problems, "/value", "the pattern", patterns, Grammar::isReferer, Grammar.REFERER);
            problems.throwIfAny("behaviour " + (type == ListType.WHITELIST ? WHITELIST : BLACKLIST));
        }

        @Override
        public String name() {
            return type == ListType.WHITELIST ? WHITELIST : BLACKLIST;
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.refererList(this);
        }
    }

    /**
     * How the path sent to the origin differs from the viewer's (Fujitsu reference §3.4.8).
     *
     * @param change how
     * @param path what is taken out or replaced, or for {@code REPLACE_ALL} what is put in; begins and ends with
     *     {@code /}
     * @param replacement exactly for {@code REPLACE}: what is put in; begins and ends with {@code /}
     */
    record OutgoingPath(PathChange change, String path, Optional<String> replacement) implements RuleBehavior {
        /** The behaviour's name. */
        public static final String NAME = "modify-outgoing-request-path";

        static final String DELIMITER = "###";

        /**
         * Checks what it is given.
         *
         * @param change how
         * @param path what is taken out, replaced or put in
         * @param replacement exactly for {@code REPLACE}
         * @throws dev.anyedge.cdn.error.ValidationException with everything that is wrong
         */
        public OutgoingPath {
            Problems problems = new Problems();
            if (!Grammar.isDirectory(path)) {
                problems.bad("/value", "the path", path, Grammar.DIRECTORY);
            }
            if (change != PathChange.REPLACE) {
                replacement.ifPresent(text -> problems.bad("/value", "the replacement", text, "none"));
            } else if (replacement.isEmpty()) {
                problems.missing("/value", "the replacement", "/from/###/to/, both as " + Grammar.DIRECTORY);
            } else if (!Grammar.isDirectory(replacement.get())) {
                problems.bad("/value", "the replacement", replacement.get(), Grammar.DIRECTORY);
            }
            problems.throwIfAny("behaviour " + NAME);
        }

        @Override
        public String name() {
            return NAME;
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.outgoingPath(this);
        }
    }

    /** Which token a request must carry (Fujitsu reference §3.4.9). */
    @Value.Immutable
    @ValueStyle
    abstract non-sealed class TokenAuth implements RuleBehavior {
        /** The behaviour's name. */
        public static final String NAME = "token-auth";

        TokenAuth() {}

        /**
         * The name of the query argument, cookie or header.
         *
         * @return letters, digits, {@code -} and {@code _}, the first a letter
         */
        public abstract String tokenName();

        /**
         * What separates the fields of the token.
         *
         * @return one character; {@code ~} when absent
         */
        public abstract Optional<String> tokenDelimiter();

        /**
         * What separates the entries of the access list.
         *
         * @return one character; {@code !} when absent
         */
        public abstract Optional<String> aclDelimiter();

        /**
         * The hash function of the HMAC.
         *
         * @return the algorithm
         */
        public abstract HmacAlgorithm hmacAlgorithm();

        /**
         * Whether the path is URL-encoded before the HMAC is computed.
         *
         * @return true or false
         */
        public abstract boolean escapeTokenInputs();

        /**
         * Whether the query string is left out of the HMAC.
         *
         * @return true or false
         */
        public abstract boolean ignoreQueryString();

        /**
         * The key.
         *
         * @return never shown
         */
        public abstract TokenKey key();

        /**
         * A second key that is accepted while keys are changed.
         *
         * @return never shown
         */
        public abstract Optional<TokenKey> transitionKey();

        @Override
        public final String name() {
            return NAME;
        }

        /**
         * What makes and checks the tokens that this asks for.
         *
         * @param secrets where references to keys lead
         * @return the signer; no key is read yet
         */
        public final EdgeAuthSigner signer(SecretSource secrets) {
            dev.anyedge.cdn.model.TokenAuth.EdgeAuth.Builder settings = dev.anyedge.cdn.model.TokenAuth.edgeAuth()
                    .name(tokenName())
                    .algorithm(dev.anyedge.cdn.model.TokenAuth.EdgeAuth.Algorithm.valueOf(
                            hmacAlgorithm().name()))
                    .escapeInputs(escapeTokenInputs())
                    .ignoreQueryString(ignoreQueryString())
                    .key(key().reference())
                    .transitionKey(transitionKey().map(TokenKey::reference));
            tokenDelimiter().ifPresent(settings::delimiter);
            aclDelimiter().ifPresent(settings::aclDelimiter);
            return EdgeAuthSigner.of(
                    settings.build(), reference -> Stream.concat(Stream.of(key()), transitionKey().stream())
                            .filter(key -> key.reference().equals(reference))
                            .findFirst()
                            .map(key -> key.resolve(secrets))
                            .orElseGet(() -> secrets.read(reference)));
        }

        @Override
        public final <R> R accept(Visitor<R> visitor) {
            return visitor.tokenAuth(this);
        }

        @Value.Check
        void check() {
            Problems problems = new Problems();
            if (!Grammar.isTokenName(tokenName())) {
                problems.bad("/params/tokenName", "the token's name", tokenName(), Grammar.TOKEN_NAME);
            }
            delimiter(problems, "tokenDelimiter", tokenDelimiter());
            delimiter(problems, "aclDelimiter", aclDelimiter());
            problems.throwIfAny("behaviour " + NAME);
        }

        private static void delimiter(Problems problems, String param, Optional<String> delimiter) {
            delimiter
                    .filter(text -> !Grammar.isDelimiter(text))
                    .ifPresent(text -> problems.bad("/params/" + param, "the delimiter", text, Grammar.DELIMITER));
        }

        /** Builds a {@link TokenAuth}. Not thread-safe. */
        public static final class Builder extends ImmutableTokenAuth.Builder {
            Builder() {}
        }
    }

    /**
     * A behaviour that is passed through unchanged: {@code site-failover} and {@code downstream-caching}, whose types and
     * parameters are not public (Fujitsu reference §3.4.10), and any name that the reference does not have.
     *
     * @param name its name
     * @param json the whole behaviour
     */
    record Opaque(String name, JsonValue json) implements RuleBehavior {
        /** A behaviour of which the reference has little more than the name. */
        public static final String SITE_FAILOVER = "site-failover";
        /** A behaviour of which the reference has little more than the name. */
        public static final String DOWNSTREAM_CACHING = "downstream-caching";

        /**
         * Whether the reference has at least the name.
         *
         * @return false for names that it does not have
         */
        public boolean documented() {
            return name.equals(SITE_FAILOVER) || name.equals(DOWNSTREAM_CACHING);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.opaque(this);
        }

        @Override
        public String toString() {
            // The name only: nobody knows which of its members is a secret.
            return "Opaque[name=" + name + "]";
        }
    }

    /**
     * A behaviour with members or parameters that the reference does not describe, which are kept. Only a reader makes
     * one.
     *
     * @param known the behaviour without them
     * @param members unknown members of the behaviour
     * @param params unknown parameters
     */
    record Extended(RuleBehavior known, Map<String, JsonValue> members, Map<String, JsonValue> params)
            implements RuleBehavior {
        /**
         * Copies the maps.
         *
         * @param known the behaviour without them
         * @param members unknown members of the behaviour
         * @param params unknown parameters
         */
        public Extended {
            members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
            params = Collections.unmodifiableMap(new LinkedHashMap<>(params));
        }

        @Override
        public String name() {
            return known.name();
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return known.accept(visitor);
        }

        @Override
        public String toString() {
            return "Extended[known=" + known + ", members=" + members.keySet() + ", params=" + params.keySet() + "]";
        }
    }
}
