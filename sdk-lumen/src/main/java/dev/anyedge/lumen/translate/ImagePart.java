package dev.anyedge.lumen.translate;

import dev.anyedge.cdn.error.ValidationException;
import dev.anyedge.cdn.error.Violation;
import dev.anyedge.lumen.image.AliasDefinition;
import dev.anyedge.lumen.image.MatchGroup;
import dev.anyedge.lumen.image.MatchRule;
import dev.anyedge.lumen.image.OriginDefinition;
import dev.anyedge.lumen.image.ServiceImage;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * The part of an image that belongs to some of its properties, and the way back: an image with that part replaced. One
 * image holds all properties of a subscriber, and those of others must come through untouched. Pure.
 */
public final class ImagePart {
    private ImagePart() {}

    /**
     * The properties of a distribution, by the mark in their origin definitions.
     *
     * @param image a whole image
     * @param distribution the distribution's name
     * @return their origin ids, in the order of the image
     */
    public static Set<Long> originsOf(ServiceImage image, String distribution) {
        return origins(image, origin -> Ownership.name(origin).equals(Optional.of(distribution)));
    }

    /**
     * The property that serves a host name.
     *
     * @param image a whole image
     * @param host a host name
     * @return its origin id, if an alias has this name
     */
    public static Optional<Long> originOfHost(ServiceImage image, String host) {
        String wanted = host.toLowerCase(Locale.ROOT);
        return image.aliasDefinitions().stream()
                .filter(alias ->
                        alias.aliases().stream().anyMatch(name -> plain(name).equals(wanted)))
                .map(AliasDefinition::originId)
                .findFirst();
    }

    /**
     * Which distribution a property belongs to.
     *
     * @param origin the property's origin definition
     * @return the name in its mark; empty when it has none, so that it is somebody else's
     */
    public static Optional<String> owner(OriginDefinition origin) {
        return Ownership.name(origin);
    }

    /**
     * The name of the distribution that some properties are read as.
     *
     * @param part the part of an image that is theirs
     * @return the name in their mark, or one made of their first alias
     */
    public static String nameOf(ServiceImage part) {
        Set<String> marks = new LinkedHashSet<>();
        part.originDefinitions().forEach(origin -> Ownership.name(origin).ifPresent(marks::add));
        return marks.size() == 1
                ? marks.iterator().next()
                : Names.distribution(part.aliasDefinitions().stream()
                        .flatMap(alias -> alias.aliases().stream())
                        .findFirst()
                        .map(ImagePart::plain)
                        .orElse("lumen"));
    }

    /**
     * The description of the distribution that some properties are read as.
     *
     * @param part the part of an image that is theirs
     * @return the first description in their marks; empty when there is none
     */
    public static String descriptionOf(ServiceImage part) {
        return ImageReading.description(part);
    }

    /**
     * An origin definition with the mark of a distribution. A text of somebody else stays behind it.
     *
     * @param origin an origin definition
     * @param distribution the distribution's name
     * @param description the distribution's description, possibly empty
     * @return the marked one
     */
    public static OriginDefinition marked(OriginDefinition origin, String distribution, String description) {
        return OriginDefinition.builder()
                .from(origin)
                .description(Ownership.mark(distribution, description, Ownership.before(origin)))
                .build();
    }

    /**
     * Whether nothing of a part is served: every property with a host name refuses every request in match group 0.
     *
     * @param part the part of an image that belongs to some properties
     * @return true for what a switched-off distribution is written as
     */
    public static boolean switchedOff(ServiceImage part) {
        return ImageFrame.disabled(part);
    }

    /** A host name as it stands among aliases, without the number of legacy forms. */
    static String plain(String alias) {
        int colon = alias.indexOf(':');
        boolean legacy = colon > 0 && alias.substring(0, colon).chars().allMatch(c -> c >= '0' && c <= '9');
        return (legacy ? alias.substring(colon + 1) : alias).toLowerCase(Locale.ROOT);
    }

    private static Set<Long> origins(ServiceImage image, Predicate<OriginDefinition> which) {
        Set<Long> ids = new LinkedHashSet<>();
        image.originDefinitions().stream().filter(which).forEach(origin -> ids.add(origin.id()));
        return ids;
    }

    /**
     * What belongs to some properties: their own elements, and every definition that their rules refer to.
     *
     * @param image a whole image
     * @param origins origin ids of the properties
     * @return a part of the image
     */
    public static ServiceImage of(ServiceImage image, Set<Long> origins) {
        ServiceImage.Builder part = ServiceImage.builder();
        Set<Long> reporting = new HashSet<>(origins);
        for (AliasDefinition alias : image.aliasDefinitions()) {
            if (origins.contains(alias.originId())) {
                part.addAliasDefinitions(alias);
                reporting.add(alias.reportingId());
            }
        }
        image.originDefinitions().stream()
                .filter(origin -> origins.contains(origin.id()))
                .forEach(part::addOriginDefinitions);
        image.reportingIds().stream().filter(id -> reporting.contains(id.id())).forEach(part::addReportingIds);
        References used = new References();
        for (MatchGroup group : image.matchGroups()) {
            if (group.id() == 0) {
                List<MatchRule> rules = group.matchRules().stream()
                        .filter(rule ->
                                rule.originId().filter(origins::contains).isPresent())
                        .toList();
                rules.forEach(used::add);
                if (!rules.isEmpty()) {
                    part.addMatchGroups(
                            MatchGroup.builder().id(0).matchRules(rules).build());
                }
            } else if (origins.contains(group.id())) {
                group.matchRules().forEach(used::add);
                part.addMatchGroups(group);
            }
        }
        definitions(image, used, part);
        return part.build();
    }

    private static void definitions(ServiceImage image, References used, ServiceImage.Builder part) {
        image.geoDefinitions().stream().filter(one -> used.geo(one.id())).forEach(part::addGeoDefinitions);
        image.ipDefinitions().stream().filter(one -> used.ip(one.id())).forEach(part::addIpDefinitions);
        image.tokenDefinitions().stream().filter(one -> used.token(one.id())).forEach(part::addTokenDefinitions);
        image.logEndpoints().stream().filter(one -> used.log(one.id())).forEach(part::addLogEndpoints);
        image.luaDefinitions().stream().filter(one -> used.lua(one.id())).forEach(part::addLuaDefinitions);
        image.requestHeaderDefinitions().stream()
                .filter(one -> used.requestHeaders(one.id()))
                .forEach(part::addRequestHeaderDefinitions);
        image.responseHeaderDefinitions().stream()
                .filter(one -> used.responseHeaders(one.id()))
                .forEach(part::addResponseHeaderDefinitions);
        image.acceptEncodingDefinitions().stream()
                .filter(one -> used.encoding(one.id()))
                .forEach(part::addAcceptEncodingDefinitions);
        image.dynamicContentDefinitions().stream()
                .filter(one -> used.dynamic(one.id()))
                .forEach(part::addDynamicContentDefinitions);
    }

    /**
     * An image in which a part is replaced. Elements of others stay as they are and where they are; an element of the
     * new part takes the place of the one with its id.
     *
     * @param image a whole image
     * @param origins origin ids of the properties that are replaced
     * @param part what takes their place, possibly nothing
     * @return the image with the part replaced
     * @throws ValidationException if an element of the part has the id of somebody else's
     */
    public static ServiceImage replaced(ServiceImage image, Set<Long> origins, ServiceImage part) {
        ServiceImage before = of(image, origins);
        References others = new References();
        for (MatchGroup group : image.matchGroups()) {
            for (MatchRule rule : group.matchRules()) {
                boolean own = group.id() == 0
                        ? rule.originId().filter(origins::contains).isPresent()
                        : origins.contains(group.id());
                if (!own) {
                    others.add(rule);
                }
            }
        }
        Set<Long> standalone = new HashSet<>();
        image.aliasDefinitions().stream()
                .filter(alias -> !origins.contains(alias.originId()))
                .forEach(alias -> standalone.add(alias.reportingId()));
        return ServiceImage.builder()
                .from(image)
                .reportingIds(elements(
                        image.reportingIds(),
                        one -> one.id(),
                        one -> origins.contains(one.id()) && !standalone.contains(one.id()),
                        part.reportingIds()))
                .originDefinitions(owned(
                        "originDefinitions",
                        image.originDefinitions(),
                        one -> one.id(),
                        one -> origins.contains(one.id()),
                        part.originDefinitions()))
                .aliasDefinitions(owned(
                        "aliasDefinitions",
                        image.aliasDefinitions(),
                        one -> one.id(),
                        one -> origins.contains(one.originId()),
                        part.aliasDefinitions()))
                .matchGroups(groups(image, origins, part))
                .geoDefinitions(elements(
                        image.geoDefinitions(),
                        one -> one.id(),
                        one -> before.geoDefinitions().contains(one) && !others.geo(one.id()),
                        part.geoDefinitions()))
                .ipDefinitions(elements(
                        image.ipDefinitions(),
                        one -> one.id(),
                        one -> before.ipDefinitions().contains(one) && !others.ip(one.id()),
                        part.ipDefinitions()))
                .tokenDefinitions(elements(
                        image.tokenDefinitions(),
                        one -> one.id(),
                        one -> before.tokenDefinitions().contains(one) && !others.token(one.id()),
                        part.tokenDefinitions()))
                // of these, nothing is ever taken away: they are made in the portal
                .logEndpoints(elements(image.logEndpoints(), one -> one.id(), one -> false, part.logEndpoints()))
                .requestHeaderDefinitions(elements(
                        image.requestHeaderDefinitions(),
                        one -> one.id(),
                        one -> false,
                        part.requestHeaderDefinitions()))
                .responseHeaderDefinitions(elements(
                        image.responseHeaderDefinitions(),
                        one -> one.id(),
                        one -> false,
                        part.responseHeaderDefinitions()))
                .acceptEncodingDefinitions(elements(
                        image.acceptEncodingDefinitions(),
                        one -> one.id(),
                        one -> false,
                        part.acceptEncodingDefinitions()))
                .dynamicContentDefinitions(elements(
                        image.dynamicContentDefinitions(),
                        one -> one.id(),
                        one -> false,
                        part.dynamicContentDefinitions()))
                .build();
    }

    private static List<MatchGroup> groups(ServiceImage image, Set<Long> origins, ServiceImage part) {
        Map<Long, MatchGroup> wished = new LinkedHashMap<>();
        part.matchGroups().forEach(group -> wished.put(group.id(), group));
        List<MatchGroup> groups = new ArrayList<>();
        for (MatchGroup group : image.matchGroups()) {
            if (group.id() == 0) {
                Optional<MatchGroup> own = Optional.ofNullable(wished.remove(0L));
                groups.add(MatchGroup.builder()
                        .from(group)
                        .matchRules(owned(
                                "matchGroups",
                                group.matchRules(),
                                rule -> rule.originId().orElse(-1L),
                                rule -> rule.originId()
                                        .filter(origins::contains)
                                        .isPresent(),
                                own.map(MatchGroup::matchRules).orElse(List.of())))
                        .build());
            } else if (!origins.contains(group.id())) {
                groups.add(group);
            } else if (wished.containsKey(group.id())) {
                groups.add(wished.remove(group.id()));
            }
        }
        groups.addAll(wished.values());
        return groups;
    }

    /** Elements that belong to one property each, so that none takes the place of somebody else's. */
    private static <T> List<T> owned(
            String list, List<T> all, Function<T, Long> id, Predicate<T> replaced, List<T> part) {
        Set<Long> others = new HashSet<>();
        all.stream().filter(replaced.negate()).forEach(one -> others.add(id.apply(one)));
        List<Violation> taken = new ArrayList<>();
        for (T one : part) {
            if (others.contains(id.apply(one)) && !all.contains(one)) {
                taken.add(new Violation(
                        "/" + list,
                        String.valueOf(id.apply(one)),
                        "an id that nothing else in the image has",
                        "The id " + id.apply(one) + " in " + list + " belongs to another property."));
            }
        }
        if (!taken.isEmpty()) {
            throw new ValidationException("part of a service image", taken);
        }
        return elements(all, id, replaced, part);
    }

    /**
     * The elements of others in their places, with those of a part at the place of their predecessors or at the end. Several
     * with one id, as rules of one property are, follow one another.
     */
    private static <T> List<T> elements(List<T> all, Function<T, Long> id, Predicate<T> replaced, List<T> part) {
        Map<Long, Deque<T>> wished = new LinkedHashMap<>();
        part.forEach(one ->
                wished.computeIfAbsent(id.apply(one), key -> new ArrayDeque<>()).add(one));
        List<T> elements = new ArrayList<>(all.size());
        for (T one : all) {
            Deque<T> successors = wished.getOrDefault(id.apply(one), new ArrayDeque<>());
            T successor = successors.poll();
            if (!replaced.test(one)) {
                elements.add(one);
            } else if (successor != null) {
                elements.add(successor);
            }
        }
        wished.values().forEach(elements::addAll);
        return elements;
    }
}
