package dev.anyedge.cdn.internal.model;

import com.fasterxml.jackson.databind.JsonNode;
import dev.anyedge.cdn.error.ValidationException;
import dev.anyedge.cdn.model.Behavior;
import dev.anyedge.cdn.model.Caching;
import dev.anyedge.cdn.model.Cookies;
import dev.anyedge.cdn.model.Firewall;
import dev.anyedge.cdn.model.GeoAccess;
import dev.anyedge.cdn.model.GeoArea;
import dev.anyedge.cdn.model.IpAccess;
import dev.anyedge.cdn.model.OriginPath;
import dev.anyedge.cdn.model.QueryKey;
import dev.anyedge.cdn.model.RefererAccess;
import dev.anyedge.cdn.model.SecretRef;
import dev.anyedge.cdn.model.TokenAuth;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Tree to behaviour, aspect by aspect. As in {@link DistributionReader}, what is not there or not good is null. */
final class BehaviorReader {
    private static final List<String> BEHAVIOR = List.of(
            "origin",
            "caching",
            "queryKey",
            "cookies",
            "firewall",
            "ipAccess",
            "geoAccess",
            "refererAccess",
            "tokenAuth",
            "originPath",
            "options");
    private static final List<String> CACHINGS =
            List.of("honor-origin", "override", "no-store", "bypass", "revalidate");
    private static final List<String> QUERY_KEYS = List.of("all", "none", "include", "exclude");
    private static final List<String> ACCESSES = List.of("allow", "deny", "unrestricted");
    private static final List<String> VALUES = List.of("type", "values");
    private static final List<String> PLACES = List.of("type", "countries", "continents", "regions");
    private static final List<String> TOKEN_AUTHS = List.of("edge-auth", "url-hash", "none");
    private static final List<String> EDGE_AUTH = List.of(
            "type",
            "name",
            "delimiter",
            "aclDelimiter",
            "algorithm",
            "escapeInputs",
            "ignoreQueryString",
            "key",
            "transitionKey");
    private static final List<String> URL_HASH =
            List.of("type", "secrets", "parameters", "dateFormat", "notAfterName", "notBeforeName", "hashName");
    private static final List<String> ORIGIN_PATHS = List.of("remove", "replace", "replace-all", "none");
    private static final List<String> FIREWALL = List.of("mode", "level");
    private static final Map<String, Cookies> COOKIES = Words.byWord(Cookies.values());
    private static final Map<String, Firewall.Mode> FIREWALLS = Words.byWord(Firewall.Mode.values());
    private static final Map<String, TokenAuth.EdgeAuth.Algorithm> ALGORITHMS =
            Words.byName(TokenAuth.EdgeAuth.Algorithm.values());
    private static final Map<String, TokenAuth.UrlHash.DateFormat> DATE_FORMATS =
            Words.byName(TokenAuth.UrlHash.DateFormat.values());
    private static final String SOME_DIRECTORY = "/missing/";
    private static final String DIRECTORY = "a path that begins and ends with '/'";

    private final Violations out;

    BehaviorReader(Violations out) {
        this.out = out;
    }

    @Nullable
    Behavior behavior(Members m, CrossReferences references) {
        m.only(BEHAVIOR);
        String origin = m.text("origin");
        if (origin != null) {
            references.reference(m.pointer("origin"), origin);
        }
        Behavior.Builder builder = Behavior.builder()
                .origin(Optional.ofNullable(origin))
                .caching(Optional.ofNullable(caching(m.variant("caching", CACHINGS))))
                .queryKey(Optional.ofNullable(queryKey(m.variant("queryKey", QUERY_KEYS))))
                .cookies(Optional.ofNullable(m.choice("cookies", COOKIES)))
                .firewall(Optional.ofNullable(firewall(m.object("firewall"))))
                .ipAccess(Optional.ofNullable(ipAccess(m.variant("ipAccess", ACCESSES))))
                .geoAccess(Optional.ofNullable(geoAccess(m.variant("geoAccess", ACCESSES))))
                .refererAccess(Optional.ofNullable(refererAccess(m.variant("refererAccess", ACCESSES))))
                .tokenAuth(Optional.ofNullable(tokenAuth(m.variant("tokenAuth", TOKEN_AUTHS))))
                .originPath(Optional.ofNullable(originPath(m.variant("originPath", ORIGIN_PATHS))))
                .options(m.options());
        try {
            return m.good(builder.build());
        } catch (ValidationException e) {
            return m.refused(e);
        }
    }

    private @Nullable Caching caching(@Nullable Members m) {
        if (m == null) {
            return null;
        }
        try {
            switch (m.type()) {
                case "honor-origin" -> {
                    m.only(List.of("type", "defaultTtl"));
                    return m.good(new Caching.HonorOrigin(Optional.ofNullable(m.seconds("defaultTtl"))));
                }
                case "override" -> {
                    m.only(List.of("type", "ttl"));
                    if (!m.has("ttl")) {
                        out.missing(m.pointer("ttl"), "the time", "a whole number of seconds");
                    }
                    Duration ttl = m.seconds("ttl");
                    return m.good(Caching.override(ttl == null ? Duration.ZERO : ttl));
                }
                default -> {
                    m.only(Members.TYPE_ALONE);
                    return m.good(
                            switch (m.type()) {
                                case "no-store" -> Caching.noStore();
                                case "bypass" -> Caching.bypass();
                                default -> Caching.revalidate();
                            });
                }
            }
        } catch (ValidationException e) {
            return m.refused(e);
        }
    }

    private static @Nullable QueryKey queryKey(@Nullable Members m) {
        if (m == null) {
            return null;
        }
        try {
            switch (m.type()) {
                case "include", "exclude" -> {
                    m.only(List.of("type", "names"));
                    List<String> names = m.texts("names");
                    return m.good(
                            m.type().equals("include") ? new QueryKey.Include(names) : new QueryKey.Exclude(names));
                }
                default -> {
                    m.only(Members.TYPE_ALONE);
                    return m.good(m.type().equals("all") ? QueryKey.all() : QueryKey.none());
                }
            }
        } catch (ValidationException e) {
            return m.refused(e);
        }
    }

    private static @Nullable IpAccess ipAccess(@Nullable Members m) {
        if (m == null) {
            return null;
        }
        boolean unrestricted = m.type().equals("unrestricted");
        m.only(unrestricted ? Members.TYPE_ALONE : VALUES);
        try {
            if (unrestricted) {
                return m.good(IpAccess.unrestricted());
            }
            String[] ranges = m.texts("values").toArray(new String[0]);
            return m.good(m.type().equals("allow") ? IpAccess.allow(ranges) : IpAccess.deny(ranges));
        } catch (ValidationException e) {
            return m.refused(e);
        }
    }

    private static @Nullable GeoAccess geoAccess(@Nullable Members m) {
        if (m == null) {
            return null;
        }
        boolean unrestricted = m.type().equals("unrestricted");
        m.only(unrestricted ? Members.TYPE_ALONE : PLACES);
        try {
            if (unrestricted) {
                return m.good(GeoAccess.unrestricted());
            }
            GeoArea area = GeoArea.builder()
                    .addAllCountries(m.texts("countries"))
                    .addAllContinents(m.texts("continents"))
                    .addAllRegions(m.texts("regions"))
                    .build();
            return m.good(m.type().equals("allow") ? GeoAccess.allow(area) : GeoAccess.deny(area));
        } catch (ValidationException e) {
            return m.refused(e);
        }
    }

    private static @Nullable RefererAccess refererAccess(@Nullable Members m) {
        if (m == null) {
            return null;
        }
        boolean unrestricted = m.type().equals("unrestricted");
        m.only(unrestricted ? Members.TYPE_ALONE : VALUES);
        try {
            if (unrestricted) {
                return m.good(RefererAccess.unrestricted());
            }
            List<String> patterns = m.texts("values");
            return m.good(
                    m.type().equals("allow") ? new RefererAccess.Allow(patterns) : new RefererAccess.Deny(patterns));
        } catch (ValidationException e) {
            return m.refused(e);
        }
    }

    private @Nullable TokenAuth tokenAuth(@Nullable Members m) {
        if (m == null) {
            return null;
        }
        try {
            switch (m.type()) {
                case "edge-auth" -> {
                    return m.good(edgeAuth(m));
                }
                case "url-hash" -> {
                    return m.good(urlHash(m));
                }
                default -> {
                    m.only(Members.TYPE_ALONE);
                    return m.good(TokenAuth.none());
                }
            }
        } catch (ValidationException e) {
            return m.refused(e);
        }
    }

    private TokenAuth edgeAuth(Members m) {
        m.only(EDGE_AUTH);
        TokenAuth.EdgeAuth.Builder builder = TokenAuth.edgeAuth()
                .name(m.text("name"))
                .algorithm(m.choice("algorithm", ALGORITHMS))
                .escapeInputs(m.flag("escapeInputs", false))
                .ignoreQueryString(m.flag("ignoreQueryString", false))
                .key(secret(m.text("key"), m.pointer("key")))
                .transitionKey(Optional.ofNullable(secret(m.text("transitionKey"), m.pointer("transitionKey"))));
        String delimiter = m.text("delimiter");
        if (delimiter != null) {
            builder.delimiter(delimiter);
        }
        String aclDelimiter = m.text("aclDelimiter");
        if (aclDelimiter != null) {
            builder.aclDelimiter(aclDelimiter);
        }
        return builder.build();
    }

    private TokenAuth urlHash(Members m) {
        m.only(URL_HASH);
        TokenAuth.UrlHash.Builder builder = TokenAuth.urlHash();
        List<JsonNode> secrets = m.elements("secrets", "an array of 1–10 references");
        for (int i = 0; i < secrets.size(); i++) {
            String pointer = m.pointer("secrets") + "/" + i;
            if (secrets.get(i).isTextual()) {
                SecretRef secret = secret(secrets.get(i).textValue(), pointer);
                if (secret != null) {
                    builder.addSecret(secret);
                }
            } else {
                Members.wrongType(out, pointer, secrets.get(i), "a string");
            }
        }
        if (secrets.size() > 10) {
            out.wrong(
                    m.pointer("secrets"),
                    "the list of secrets",
                    secrets.size() + " references",
                    "1–10 references",
                    null);
        }
        QueryKey parameters = queryKey(m.variant("parameters", QUERY_KEYS));
        if (parameters != null) {
            builder.parameters(parameters);
        }
        TokenAuth.UrlHash.DateFormat dateFormat = m.choice("dateFormat", DATE_FORMATS);
        if (dateFormat != null) {
            builder.dateFormat(dateFormat);
        }
        String notAfterName = m.text("notAfterName");
        if (notAfterName != null) {
            builder.notAfterName(notAfterName);
        }
        String notBeforeName = m.text("notBeforeName");
        if (notBeforeName != null) {
            builder.notBeforeName(notBeforeName);
        }
        String hashName = m.text("hashName");
        if (hashName != null) {
            builder.hashName(hashName);
        }
        return builder.build();
    }

    private @Nullable SecretRef secret(@Nullable String text, String pointer) {
        if (text != null) {
            try {
                return new SecretRef(text);
            } catch (ValidationException e) {
                out.addAll(pointer, e);
            }
        }
        return null;
    }

    private static @Nullable OriginPath originPath(@Nullable Members m) {
        if (m == null) {
            return null;
        }
        try {
            switch (m.type()) {
                case "remove" -> {
                    m.only(List.of("type", "prefix"));
                    return m.good(OriginPath.remove(m.textOr("prefix", DIRECTORY, SOME_DIRECTORY)));
                }
                case "replace" -> {
                    m.only(List.of("type", "from", "to"));
                    return m.good(OriginPath.replace(
                            m.textOr("from", DIRECTORY, SOME_DIRECTORY), m.textOr("to", DIRECTORY, SOME_DIRECTORY)));
                }
                case "replace-all" -> {
                    m.only(List.of("type", "directory"));
                    return m.good(OriginPath.replaceAll(m.textOr("directory", DIRECTORY, SOME_DIRECTORY)));
                }
                default -> {
                    m.only(Members.TYPE_ALONE);
                    return m.good(OriginPath.none());
                }
            }
        } catch (ValidationException e) {
            return m.refused(e);
        }
    }

    private @Nullable Firewall firewall(@Nullable Members m) {
        if (m == null) {
            return null;
        }
        m.only(FIREWALL);
        if (!m.has("mode")) {
            out.missing(m.pointer("mode"), "the mode", "one of " + String.join(", ", FIREWALLS.keySet()));
        }
        Firewall.Mode mode = m.choice("mode", FIREWALLS);
        Long level = m.number("level", "1–4");
        if (mode == null) {
            return null;
        }
        try {
            return m.good(
                    new Firewall(mode, level == null ? OptionalInt.empty() : OptionalInt.of(Members.toInt(level))));
        } catch (ValidationException e) {
            return m.refused(e);
        }
    }
}
