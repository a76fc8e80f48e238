package dev.anyedge.lumen.internal.wire;

import dev.anyedge.cdn.error.ValidationException;
import dev.anyedge.cdn.error.Violation;
import dev.anyedge.lumen.api.Scope;
import dev.anyedge.lumen.v1.V1AccessControl;
import dev.anyedge.lumen.v1.V1CacheControl;
import dev.anyedge.lumen.v1.V1CachePolicy;
import dev.anyedge.lumen.v1.V1ConfigurationGroup;
import dev.anyedge.lumen.v1.V1ContentManipulation;
import dev.anyedge.lumen.v1.V1GeoDefinition;
import dev.anyedge.lumen.v1.V1OriginServer;
import dev.anyedge.lumen.v1.V1Property;
import dev.anyedge.lumen.v1.V1ResourceGroup;
import dev.anyedge.lumen.v1.V1Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What version 1.0 is known to take (Lumen reference §4.2), checked before a request is sent, all of it at once. Not safe
 * for use by several threads.
 */
final class V1Checks {
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_]+");
    private static final Pattern COUNTRY = Pattern.compile("[A-Z]{2}");

    private final String operation;
    private final List<Violation> wrong = new ArrayList<>();

    V1Checks(String operation) {
        this.operation = operation;
    }

    void done() {
        if (!wrong.isEmpty()) {
            throw new ValidationException("request " + operation, wrong);
        }
    }

    V1Checks serviceScope(Scope scope) {
        return must(
                scope.scid().isPresent() && scope.property().isEmpty(),
                "/scope",
                scope.toString(),
                "access group and service component");
    }

    V1Checks propertyScope(Scope scope) {
        return must(scope.property().isPresent(), "/scope", scope.toString(), "the scope of one property");
    }

    V1Checks rulesScope(Scope scope) {
        return must(scope.scid().isPresent(), "/scope", scope.toString(), "a service component or a property");
    }

    V1Checks property(V1Property value) {
        aliases(value.aliases());
        return origin("/originserver", value.origin());
    }

    V1Checks origin(String at, V1OriginServer value) {
        must(!value.host().isBlank(), at + "/host", "nothing", "a host name");
        must(value.port() >= 1 && value.port() <= 65_535, at + "/port", Integer.toString(value.port()), "1–65535");
        return must(
                Set.of("http", "https").contains(value.protocol()),
                at + "/protocol",
                '"' + value.protocol() + '"',
                "http or https, in small letters");
    }

    V1Checks aliases(List<String> aliases) {
        must(!aliases.isEmpty(), "/aliases", "nothing", "at least one host name");
        for (int i = 0; i < aliases.size(); i++) {
            String alias = aliases.get(i);
            must(!alias.isBlank() && alias.indexOf('/') < 0, "/aliases/" + i, '"' + alias + '"', "a host name");
        }
        return this;
    }

    V1Checks notPrimary(Scope property, List<String> aliases) {
        return must(
                property.property().filter(aliases::contains).isEmpty(),
                "/aliases",
                "the primary alias",
                "other aliases: the primary one can never be removed");
    }

    V1Checks id(String at, String id) {
        return must(ID.matcher(id).matches(), at, '"' + id + '"', "letters, digits and _");
    }

    V1Checks tokenId(String id) {
        return must(id.matches("[0-9]"), "/tokenid", '"' + id + '"', "one digit");
    }

    V1Checks resourceGroup(V1ResourceGroup value) {
        id("/rgid", value.id());
        must(value.type().equals("path"), "/rgtype", '"' + value.type() + '"', "path");
        must(!value.patterns().isEmpty(), "/rgdef", "nothing", "at least one pattern");
        return must(
                value.patterns().stream().noneMatch(String::isEmpty), "/rgdef", "an empty pattern", "other patterns");
    }

    V1Checks geoDefinition(V1GeoDefinition value) {
        id("/geoid", value.id());
        must(!value.countryCodes().isEmpty(), "/cc", "nothing", "at least one country");
        for (String country : value.countryCodes()) {
            must(COUNTRY.matcher(country).matches(), "/cc", '"' + country + '"', "two capital letters");
        }
        return this;
    }

    V1Checks token(V1Token value) {
        tokenId(value.id());
        return must(
                value.start().isEmpty()
                        || value.end().isEmpty()
                        || value.start().get().isBefore(value.end().get()),
                "/end",
                "a time that is not after the start",
                "a later time");
    }

    V1Checks group(V1ConfigurationGroup value) {
        if (value instanceof V1AccessControl access) {
            access.geoBlocking().ifPresent(geo -> {
                String at = "/AccessControl/geoblocking";
                must(!geo.geoIds().isEmpty(), at + "/geoid", "nothing", "at least one geo definition");
                geo.geoIds().forEach(id -> id(at + "/geoid", id));
                word(at + "/action", geo.action(), Set.of("allow", "deny"), "allow or deny");
            });
            access.tokenCheck()
                    .ifPresent(
                            token -> word("/AccessControl/tokenauth/action", token.action(), Set.of("fail"), "fail"));
        } else if (value instanceof V1CacheControl cache) {
            policy("/CacheControl/cchomode/int", cache.internal());
            cache.external().ifPresent(external -> policy("/CacheControl/cchomode/ext", external));
        } else if (value instanceof V1ContentManipulation content) {
            word("/ContentManipulation/qshmode/type", content.type(), Set.of("string"), "string");
            word("/ContentManipulation/qshmode/action", content.action(), Set.of("honor", "ignore"), "honor or ignore");
        }
        return this;
    }

    private void policy(String at, V1CachePolicy value) {
        must(
                value.valid(),
                at,
                '"' + value.text() + '"',
                "a time of at least 30 seconds such as 10m, or as-is, no-cache or no-store");
    }

    private void word(String at, String found, Set<String> known, String allowed) {
        must(known.contains(found), at, '"' + found + '"', allowed);
    }

    private V1Checks must(boolean holds, String at, String found, String allowed) {
        if (!holds) {
            wrong.add(new Violation(at, found, allowed, "found " + found + ", allowed is " + allowed));
        }
        return this;
    }
}
