package dev.anyedge.lumen.image;

import dev.anyedge.cdn.error.Violation;
import dev.anyedge.cdn.model.JsonValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToLongFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The rules that a service image must keep, numbered: each violation's message begins with its rule.
 *
 * <p>R1 ids are unique in each kind of definition. R2 no origin id that another configuration of the subscriber ever had.
 * R3 each origin id is a reporting id too. R4 a reporting id is named by the first alias of its origin. R5 each origin has
 * a rule with a traffic type in group 0. R6 a match group is 0 or an origin id. R7 what is referred to exists. R8 an alias
 * occurs once. R9 at most 10 countries in a list, 20 log endpoints, 10 secrets. R10 HTTPS exactly where it is configured.
 * R11 what support owns is not changed. R12 there is a property. R7, R8 and R10 are inferred, the others are documented.
 */
public final class ImageRules {
    private static final int MOST_COUNTRIES = 10;
    private static final int MOST_LOG_ENDPOINTS = 20;
    private static final int MOST_SECRETS = 10;
    private static final Pattern COUNTRY = Pattern.compile("[A-Z]{2}");

    private final ServiceImage image;
    private final boolean whole;
    private final List<Violation> violations = new ArrayList<>();
    private final Set<Long> origins;

    private ImageRules(ServiceImage image, boolean whole) {
        this.image = image;
        this.whole = whole;
        this.origins = ids(image.originDefinitions(), OriginDefinition::id);
    }

    /**
     * What is wrong with an image that is to be stored or promoted.
     *
     * @param image a whole image
     * @return all violations, none for a good image
     */
    public static List<Violation> violations(ServiceImage image) {
        return new ImageRules(image, true).check();
    }

    /**
     * What is wrong with a document of which parts may be missing, such as a sample: a list that is not there at all is
     * missing, and breaks no rule.
     *
     * @param image an image or a part of one
     * @return all violations, none for a good document
     */
    public static List<Violation> violationsOfPart(ServiceImage image) {
        return new ImageRules(image, false).check();
    }

    /**
     * R2: which origin ids of an image belong to other configurations.
     *
     * @param image an image
     * @param taken origin ids that other configurations of the subscriber have or had
     * @return all violations of R2
     */
    public static List<Violation> reusedOrigins(ServiceImage image, Set<Long> taken) {
        List<Violation> reused = new ArrayList<>();
        for (int i = 0; i < image.originDefinitions().size(); i++) {
            long id = image.originDefinitions().get(i).id();
            if (taken.contains(id)) {
                reused.add(violation(
                        2,
                        "/originDefinitions/" + i + "/id",
                        String.valueOf(id),
                        "an origin id that no other configuration of the subscriber ever had"));
            }
        }
        return reused;
    }

    /**
     * R11: which members that support owns differ between two images.
     *
     * @param before the image as it was read
     * @param after the image that is to be written
     * @return all violations of R11, with pointers into {@code after}, or into {@code before} for what is gone
     */
    public static List<Violation> changedSupportOwned(ServiceImage before, ServiceImage after) {
        List<Violation> changed = new ArrayList<>();
        Map<Long, AliasDefinition> aliases = new LinkedHashMap<>();
        after.aliasDefinitions().forEach(alias -> aliases.put(alias.id(), alias));
        for (int i = 0; i < before.aliasDefinitions().size(); i++) {
            AliasDefinition alias = before.aliasDefinitions().get(i);
            if (alias.signed() && !alias.equals(aliases.get(alias.id()))) {
                changed.add(supportOwned("/aliasDefinitions/" + i, "the signed alias definition " + alias.id()));
            }
        }
        List<JsonValue> scripts =
                after.luaDefinitions().stream().map(LuaDefinition::source).toList();
        for (int i = 0; i < before.luaDefinitions().size(); i++) {
            LuaDefinition lua = before.luaDefinitions().get(i);
            if (!scripts.contains(lua.source())) {
                changed.add(supportOwned("/luaDefinitions/" + i, "the Lua definition " + lua.id()));
            }
        }
        return changed;
    }

    private static Violation supportOwned(String pointer, String what) {
        return violation(11, pointer, what + " changed", "it unchanged: ask support to change it");
    }

    // ---- all rules ----

    private List<Violation> check() {
        uniqueIds();
        reportingIds();
        groupZero();
        groups();
        references();
        aliases();
        limits();
        if (missingProperty()) {
            say(12, "", "no property", "at least one origin definition with an alias definition");
        }
        return violations;
    }

    private boolean missingProperty() {
        return whole
                ? image.originDefinitions().isEmpty()
                        || image.aliasDefinitions().isEmpty()
                : image.emptyLists().contains(ServiceImageReader.ORIGINS)
                        || image.emptyLists().contains(ServiceImageReader.ALIASES);
    }

    private boolean has(String list, List<?> elements) {
        return whole || !elements.isEmpty() || image.emptyLists().contains(list);
    }

    private void uniqueIds() {
        unique("/reportingIds", image.reportingIds(), ReportingId::id);
        unique("/originDefinitions", image.originDefinitions(), OriginDefinition::id);
        unique("/aliasDefinitions", image.aliasDefinitions(), AliasDefinition::id);
        unique("/matchGroups", image.matchGroups(), MatchGroup::id);
        unique("/geoDefinitions", image.geoDefinitions(), GeoDefinition::id);
        unique("/logEndpoints", image.logEndpoints(), LogEndpoint::id);
        unique("/luaDefinitions", image.luaDefinitions(), LuaDefinition::id);
        unique("/ipDefinitions", image.ipDefinitions(), IpDefinition::id);
        unique("/tokenAuthDefinitions", image.tokenDefinitions(), TokenDefinition::id);
        unique("/requestHeaderDefinitions", image.requestHeaderDefinitions(), HeaderDefinition::id);
        unique("/responseHeaderDefinitions", image.responseHeaderDefinitions(), HeaderDefinition::id);
        unique("/acceptEncodingDefinitions", image.acceptEncodingDefinitions(), AcceptEncodingDefinition::id);
        unique("/dctDefinitions", image.dynamicContentDefinitions(), DynamicContentDefinition::id);
        for (int i = 0; i < image.matchGroups().size(); i++) {
            Set<Long> seen = new HashSet<>();
            List<MatchRule> rules = image.matchGroups().get(i).matchRules();
            for (int k = 0; k < rules.size(); k++) {
                Optional<Long> id = rules.get(k).id();
                if (id.isPresent() && !seen.add(id.get())) {
                    twice("/matchGroups/" + i + "/matchRules/" + k + "/id", id.get());
                }
            }
        }
    }

    private <T> void unique(String pointer, List<T> elements, ToLongFunction<T> id) {
        Set<Long> seen = new HashSet<>();
        for (int i = 0; i < elements.size(); i++) {
            long value = id.applyAsLong(elements.get(i));
            if (!seen.add(value)) {
                twice(pointer + "/" + i + "/id", value);
            }
        }
    }

    private void twice(String pointer, long id) {
        say(1, pointer, "the id " + id + " a second time", "each id once");
    }

    private void reportingIds() {
        Map<Long, Integer> places = new HashMap<>();
        for (int i = 0; i < image.reportingIds().size(); i++) {
            places.putIfAbsent(image.reportingIds().get(i).id(), i);
        }
        if (has(ServiceImageReader.REPORTING_IDS, image.reportingIds())) {
            for (int i = 0; i < image.originDefinitions().size(); i++) {
                long id = image.originDefinitions().get(i).id();
                if (!places.containsKey(id)) {
                    say(
                            3,
                            "/originDefinitions/" + i + "/id",
                            "no reporting id " + id,
                            "a reporting id for each origin id");
                }
            }
        }
        if (!has(ServiceImageReader.ALIASES, image.aliasDefinitions())) {
            return;
        }
        Map<Long, Set<String>> first = new HashMap<>();
        for (AliasDefinition alias : image.aliasDefinitions()) {
            if (!alias.aliases().isEmpty()) {
                first.computeIfAbsent(alias.originId(), id -> new HashSet<>())
                        .add(plain(alias.aliases().get(0)));
            }
        }
        for (Map.Entry<Long, Integer> place : places.entrySet()) {
            String name = image.reportingIds().get(place.getValue()).name();
            Set<String> names = first.getOrDefault(place.getKey(), Set.of());
            if (origins.contains(place.getKey()) && !names.contains(plain(name))) {
                say(
                        4,
                        "/reportingIds/" + place.getValue() + "/name",
                        "\"" + name + "\"",
                        names.isEmpty()
                                ? "the first alias of an alias definition with this origin id; there is none"
                                : "the first alias of an alias definition with this origin id: "
                                        + names.stream().sorted().collect(Collectors.joining(", ")));
            }
        }
    }

    /** An alias without the number that legacy forms begin with, in one case. */
    private static String plain(String alias) {
        int colon = alias.indexOf(':');
        return (colon > 0 && alias.substring(0, colon).chars().allMatch(Character::isDigit)
                        ? alias.substring(colon + 1)
                        : alias)
                .toLowerCase(Locale.ROOT);
    }

    private void groupZero() {
        if (!has(ServiceImageReader.GROUPS, image.matchGroups())) {
            return;
        }
        Set<Long> ruled = new HashSet<>();
        for (int i = 0; i < image.matchGroups().size(); i++) {
            MatchGroup group = image.matchGroups().get(i);
            if (group.id() != 0) {
                continue;
            }
            for (int k = 0; k < group.matchRules().size(); k++) {
                MatchRule rule = group.matchRules().get(k);
                String pointer = "/matchGroups/" + i + "/matchRules/" + k + "/expression";
                Optional<Long> origin = rule.originId();
                if (origin.isEmpty()) {
                    say(6, pointer, "\"" + rule.expression() + "\"", "$id.minor == N in group 0, N an origin id");
                } else if (has(ServiceImageReader.ORIGINS, image.originDefinitions())
                        && !origins.contains(origin.get())) {
                    say(7, pointer, "no origin " + origin.get(), "the id of an origin definition");
                } else if (rule.features().trafficType().isPresent()) {
                    ruled.add(origin.get());
                }
            }
        }
        for (int i = 0; i < image.originDefinitions().size(); i++) {
            long id = image.originDefinitions().get(i).id();
            if (!ruled.contains(id)) {
                say(
                        5,
                        "/originDefinitions/" + i + "/id",
                        "no rule with a traffic type for " + id + " in group 0",
                        "a rule \"" + MatchRule.expressionOf(id) + "\" with a traffic type in match group 0");
            }
        }
    }

    private void groups() {
        if (!has(ServiceImageReader.ORIGINS, image.originDefinitions())) {
            return;
        }
        for (int i = 0; i < image.matchGroups().size(); i++) {
            long id = image.matchGroups().get(i).id();
            if (id != 0 && !origins.contains(id)) {
                say(6, "/matchGroups/" + i + "/id", "the group " + id, "0 or an origin id");
            }
        }
    }

    // ---- references ----

    private void references() {
        Set<Long> reporting = ids(image.reportingIds(), ReportingId::id);
        for (int i = 0; i < image.aliasDefinitions().size(); i++) {
            AliasDefinition alias = image.aliasDefinitions().get(i);
            String at = "/aliasDefinitions/" + i;
            if (has(ServiceImageReader.ORIGINS, image.originDefinitions())) {
                refer(at + "/originId", alias.originId(), origins, "an origin definition");
            }
            if (has(ServiceImageReader.REPORTING_IDS, image.reportingIds())) {
                refer(at + "/reportingId", alias.reportingId(), reporting, "a reporting id");
            }
        }
        Set<Long> geo = ids(image.geoDefinitions(), GeoDefinition::id);
        Set<Long> ip = ids(image.ipDefinitions(), IpDefinition::id);
        Set<Long> tokens = ids(image.tokenDefinitions(), TokenDefinition::id);
        Set<Long> logs = ids(image.logEndpoints(), LogEndpoint::id);
        Set<Long> lua = ids(image.luaDefinitions(), LuaDefinition::id);
        Set<Long> request = ids(image.requestHeaderDefinitions(), HeaderDefinition::id);
        Set<Long> response = ids(image.responseHeaderDefinitions(), HeaderDefinition::id);
        Set<Long> encodings = ids(image.acceptEncodingDefinitions(), AcceptEncodingDefinition::id);
        Set<Long> dct = ids(image.dynamicContentDefinitions(), DynamicContentDefinition::id);
        for (int i = 0; i < image.matchGroups().size(); i++) {
            List<MatchRule> rules = image.matchGroups().get(i).matchRules();
            for (int k = 0; k < rules.size(); k++) {
                RuleFeatures features = rules.get(k).features();
                String at = "/matchGroups/" + i + "/matchRules/" + k + "/features";
                features.geoBlocking().ifPresent(blocking -> {
                    referAll(at, blocking.geoIds(), geo, "a geo definition");
                    referAll(at, blocking.ipExceptionIds(), ip, "a list of addresses");
                });
                features.ipBlocking().ifPresent(blocking -> referAll(at, blocking.ipIds(), ip, "a list of addresses"));
                features.tokenAuth().ifPresent(token -> refer(at, token.tokenAuthId(), tokens, "a token definition"));
                features.logEndpointId().ifPresent(id -> refer(at, id, logs, "a log endpoint"));
                features.dynamicContentId().ifPresent(id -> refer(at, id, dct, "a dynamic content definition"));
                referAll(at, features.luaIds(), lua, "a Lua definition");
                referAll(at, features.requestHeaderIds(), request, "a request header definition");
                referAll(at, features.responseHeaderIds(), response, "a response header definition");
                referAll(at, features.acceptEncodingIds(), encodings, "an accept-encoding definition");
            }
        }
    }

    private void referAll(String pointer, List<Long> ids, Set<Long> there, String what) {
        ids.forEach(id -> refer(pointer, id, there, what));
    }

    private void refer(String pointer, long id, Set<Long> there, String what) {
        // in a part of an image, definitions may stand elsewhere
        if (!there.contains(id) && (whole || !there.isEmpty())) {
            say(7, pointer, "a reference to " + id, "the id of " + what);
        }
    }

    // ---- aliases and limits ----

    private void aliases() {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < image.aliasDefinitions().size(); i++) {
            AliasDefinition alias = image.aliasDefinitions().get(i);
            for (int k = 0; k < alias.aliases().size(); k++) {
                String name = alias.aliases().get(k);
                if (!seen.add(name.toLowerCase(Locale.ROOT))) {
                    say(
                            8,
                            "/aliasDefinitions/" + i + "/aliases/" + k,
                            "\"" + name + "\" a second time",
                            "each alias once");
                }
            }
            boolean https = alias.protocols().contains(Protocol.HTTPS);
            if (https != alias.httpsConfig().isPresent()) {
                say(
                        10,
                        "/aliasDefinitions/" + i + "/protocol",
                        https ? "HTTPS without httpsConfig" : "httpsConfig without HTTPS",
                        "HTTPS exactly where there is httpsConfig");
            }
        }
    }

    private void limits() {
        for (int i = 0; i < image.geoDefinitions().size(); i++) {
            List<String> countries = image.geoDefinitions().get(i).countryCodes();
            if (countries.size() > MOST_COUNTRIES) {
                say(
                        9,
                        "/geoDefinitions/" + i + "/countryCodes",
                        countries.size() + " countries",
                        "at most " + MOST_COUNTRIES);
            }
            for (int k = 0; k < countries.size(); k++) {
                if (!COUNTRY.matcher(countries.get(k)).matches()) {
                    say(
                            9,
                            "/geoDefinitions/" + i + "/countryCodes/" + k,
                            "\"" + countries.get(k) + "\"",
                            "two upper-case letters");
                }
            }
        }
        if (image.logEndpoints().size() > MOST_LOG_ENDPOINTS) {
            say(9, "/logEndpoints", image.logEndpoints().size() + " log endpoints", "at most " + MOST_LOG_ENDPOINTS);
        }
        for (int i = 0; i < image.tokenDefinitions().size(); i++) {
            int secrets = image.tokenDefinitions().get(i).secrets().size();
            if (secrets < 1 || secrets > MOST_SECRETS) {
                say(9, "/tokenAuthDefinitions/" + i + "/secrets", secrets + " secrets", "1 to " + MOST_SECRETS);
            }
        }
    }

    private static <T> Set<Long> ids(List<T> elements, ToLongFunction<T> id) {
        Set<Long> ids = new HashSet<>();
        elements.forEach(element -> ids.add(id.applyAsLong(element)));
        return ids;
    }

    private void say(int rule, String pointer, String found, String allowed) {
        violations.add(violation(rule, pointer, found, allowed));
    }

    private static Violation violation(int rule, String pointer, String found, String allowed) {
        return new Violation(pointer, found, allowed, "R" + rule + ": found is " + found + "; allowed is " + allowed);
    }
}
