package dev.anyedge.simulator.fujitsu.edge;

import com.fasterxml.jackson.databind.JsonNode;
import dev.anyedge.simulator.edge.EdgeRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A behaviour, ready to be applied (§3.4). */
sealed interface Aspect {

    /** Where content comes from; host names in the words of the document. */
    record Origin(RulesDecision.Origin server) implements Aspect {
        static Origin of(JsonNode params, String where) {
            return new Origin(new RulesDecision.Origin(
                    Json.text(params, "originDomain", where),
                    Json.text(params, "hostHeaderType", where, "digital_property"),
                    Json.text(params, "hostHeaderValue", where, "-"),
                    Json.text(params, "cacheKeyType", where, "digital_property"),
                    Json.text(params, "cacheKeyValue", where, "-")));
        }
    }

    /** How long something is kept; {@code ttl} is empty where the type needs none. */
    record Caching(String type, Optional<Duration> ttl) implements Aspect {
        static Caching of(String type, String value, String where) {
            return switch (type) {
                case "no-store", "bypass-cache" -> new Caching(type, Optional.empty());
                case "fixed", "honor", "honor-cc", "honor-expires" ->
                    new Caching(type, Optional.of(TimeToLive.parse(value, where)));
                default -> throw new IllegalArgumentException(where + "/type is '" + type + "', which is no caching");
            };
        }
    }

    /** What to distrust: {@code instant} is empty for "from the moment on when the rules went live". */
    record Refresh(Optional<Instant> instant, boolean mustRevalidate) implements Aspect {
        static Refresh of(String type, String value, JsonNode params, String where) {
            // what an absent mustRevalidate means is not known: the safer one is taken
            boolean must = params.path("mustRevalidate").asBoolean(true);
            try {
                return switch (type) {
                    case "natural" -> new Refresh(Optional.empty(), must);
                    case "epoch" -> new Refresh(Optional.of(Instant.ofEpochSecond(Long.parseLong(value))), must);
                    case "date" ->
                        new Refresh(
                                Optional.of(LocalDate.parse(value)
                                        .atStartOfDay(ZoneOffset.UTC)
                                        .toInstant()),
                                must);
                    case "date-time", "datetime" -> new Refresh(Optional.of(Instant.parse(value)), must);
                    default ->
                        throw new IllegalArgumentException(where + "/type is '" + type + "', which is no refresh");
                };
            } catch (java.time.DateTimeException | NumberFormatException noMoment) {
                throw new IllegalArgumentException(where + "/value is '" + value + "', which is no moment", noMoment);
            }
        }
    }

    /** Addresses that may or may not come in. */
    record Addresses(boolean allow, List<AddressBlock> blocks) implements Aspect {
        boolean contains(EdgeRequest request) {
            Optional<Long> address = request.clientIp().flatMap(AddressBlock::bits);
            return address.isPresent() && blocks.stream().anyMatch(block -> block.contains(address.get()));
        }
    }

    /** Places that may or may not come in, all of one level. */
    record Places(boolean allow, String level, Set<String> codes) implements Aspect {
        boolean contains(EdgeRequest request) {
            Optional<String> place =
                    switch (level) {
                        case "continent" -> request.continent();
                        case "country" -> request.country();
                        default -> request.region();
                    };
            return place.filter(codes::contains).isPresent();
        }
    }

    /** Pages that may or may not link here. */
    record Referers(boolean allow, List<Wildcard> patterns) implements Aspect {
        boolean contains(EdgeRequest request) {
            Optional<String> referer = request.headers().first("Referer").filter(text -> !text.isBlank());
            return referer.isPresent() && patterns.stream().anyMatch(pattern -> pattern.matches(referer.get()));
        }
    }

    /** What only callers with a token get. */
    record Token(TokenRule rule) implements Aspect {}

    /** Which arguments make a difference. */
    record Arguments(QueryArguments arguments) implements Aspect {}

    /** What the origin is asked for instead. */
    record Path(PathChange change) implements Aspect {}

    /** What has no public description: shown, not applied. */
    record Opaque(String json) implements Aspect {}

    /** Reads a behaviour. */
    static Aspect of(JsonNode behavior, String where) {
        String name = Json.text(behavior, "name", where);
        String type = Json.text(behavior, "type", where, "");
        String value = Json.text(behavior, "value", where, "-");
        JsonNode params = behavior.path("params");
        return switch (name) {
            case "origin" -> Origin.of(params, where + "/params");
            case "caching" -> Caching.of(type, value, where);
            case "cachekey-query-args" -> new Arguments(QueryArguments.of(type, value, where));
            case "content-refresh" -> Refresh.of(type, value, params, where);
            case "ip-whitelist", "ip-blacklist" ->
                new Addresses(
                        name.endsWith("whitelist"),
                        Json.tokens(value).stream()
                                .map(token -> AddressBlock.parse(token, where))
                                .toList());
            case "geo-whitelist", "geo-blacklist" ->
                new Places(name.endsWith("whitelist"), type, new HashSet<>(Json.tokens(value)));
            case "referer-whitelist", "referer-blacklist" ->
                new Referers(
                        name.endsWith("whitelist"),
                        Json.tokens(value).stream().map(Wildcard::new).toList());
            case "modify-outgoing-request-path" -> new Path(PathChange.of(type, value, where));
            case "token-auth" -> new Token(TokenRule.of(params, where + "/params"));
            default -> new Opaque(behavior.toString());
        };
    }
}
