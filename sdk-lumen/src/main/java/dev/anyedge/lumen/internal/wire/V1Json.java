package dev.anyedge.lumen.internal.wire;

import dev.anyedge.cdn.error.ValidationException;
import dev.anyedge.cdn.error.Violation;
import dev.anyedge.lumen.image.TokenSecret;
import dev.anyedge.lumen.v1.V1AccessControl;
import dev.anyedge.lumen.v1.V1CacheControl;
import dev.anyedge.lumen.v1.V1CachePolicy;
import dev.anyedge.lumen.v1.V1Configuration;
import dev.anyedge.lumen.v1.V1ConfigurationGroup;
import dev.anyedge.lumen.v1.V1ConfigurationGroups;
import dev.anyedge.lumen.v1.V1ContentManipulation;
import dev.anyedge.lumen.v1.V1GeoBlocking;
import dev.anyedge.lumen.v1.V1GeoDefinition;
import dev.anyedge.lumen.v1.V1GroupKind;
import dev.anyedge.lumen.v1.V1OriginServer;
import dev.anyedge.lumen.v1.V1Property;
import dev.anyedge.lumen.v1.V1ResourceGroup;
import dev.anyedge.lumen.v1.V1Rules;
import dev.anyedge.lumen.v1.V1Site;
import dev.anyedge.lumen.v1.V1Token;
import dev.anyedge.lumen.v1.V1TokenCheck;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/** JSON of version 1.0 (Lumen reference §4.2). Reads leniently, writes as the provider's documents show it. */
public final class V1Json {
    private V1Json() {}

    /**
     * Reads a text.
     *
     * @param json a JSON object
     * @return its members
     */
    public static JsonObject object(String json) {
        return JsonObject.of(JsonObject.parse(json), "");
    }

    // Properties

    /**
     * Reads an origin.
     *
     * @param in its object
     * @return the value
     */
    public static V1OriginServer origin(JsonObject in) {
        String host = in.required("host");
        long port = in.requiredNumber("port");
        if (port < 1 || port > 65_535) {
            throw in.invalid("port", Long.toString(port), "1–65535");
        }
        return V1OriginServer.builder()
                .host(host)
                .port((int) port)
                .protocol(in.required("protocol"))
                .webroot(in.text("webroot"))
                .extra(in.extra())
                .build();
    }

    /**
     * Writes an origin.
     *
     * @param value the value
     * @return its members
     */
    public static JsonMembers write(V1OriginServer value) {
        return new JsonMembers()
                .text("host", value.host())
                .text("port", Integer.toString(value.port()))
                .text("protocol", value.protocol())
                .text("webroot", value.webroot())
                .extra(value.extra());
    }

    /**
     * Reads a property.
     *
     * @param in its object
     * @return the value
     */
    public static V1Property property(JsonObject in) {
        List<String> aliases = in.texts("aliases");
        if (aliases.isEmpty()) {
            throw in.invalid("aliases", "nothing", "at least one host name");
        }
        return V1Property.builder()
                .origin(in.requiredObject("originserver", V1Json::origin))
                .aliases(aliases)
                .cosid(in.text("cosid"))
                .extra(in.extra())
                .build();
    }

    /**
     * Writes a property.
     *
     * @param value the value
     * @return its members
     */
    public static JsonMembers write(V1Property value) {
        return new JsonMembers()
                .object("originserver", Optional.of(value.origin()), V1Json::write)
                .texts("aliases", value.aliases())
                .text("cosid", value.cosid())
                .extra(value.extra());
    }

    /**
     * The first alias of a property.
     *
     * @param property the property
     * @return its name
     */
    public static String primaryAlias(V1Property property) {
        return property.aliases().stream()
                .findFirst()
                .orElseThrow(() -> new ValidationException(
                        "property",
                        List.of(new Violation(
                                "/aliases",
                                "nothing",
                                "at least one host name",
                                "a property is named by its first alias, and this one has none"))));
    }

    // Resource groups, definitions, tokens

    /**
     * Reads a resource group.
     *
     * @param in its object
     * @return the value
     */
    public static V1ResourceGroup resourceGroup(JsonObject in) {
        return V1ResourceGroup.builder()
                .id(in.required("rgid"))
                .type(in.text("rgtype").orElse("path"))
                .patterns(in.list("rgdef"))
                .order(in.number("order"))
                .extra(in.extra())
                .build();
    }

    /**
     * Writes a resource group.
     *
     * @param value the value
     * @return its members
     */
    public static JsonMembers write(V1ResourceGroup value) {
        return new JsonMembers()
                .text("rgid", value.id())
                .text("rgtype", value.type())
                .texts("rgdef", value.patterns())
                .number("order", value.order())
                .extra(value.extra());
    }

    /**
     * Reads a geo definition.
     *
     * @param in its object
     * @return the value
     */
    public static V1GeoDefinition geoDefinition(JsonObject in) {
        return V1GeoDefinition.builder()
                .id(in.required("geoid"))
                .countryCodes(in.texts("cc"))
                .order(in.number("order"))
                .extra(in.extra())
                .build();
    }

    /**
     * Writes a geo definition, with its countries as a list.
     *
     * @param value the value
     * @return its members
     */
    public static JsonMembers write(V1GeoDefinition value) {
        return new JsonMembers()
                .text("geoid", value.id())
                .texts("cc", value.countryCodes())
                .number("order", value.order())
                .extra(value.extra());
    }

    /**
     * Reads a token.
     *
     * @param in its object
     * @return the value
     */
    public static V1Token token(JsonObject in) {
        return token(in, TokenSecret::read);
    }

    /**
     * Reads a token as the provider gives it: its secret is the secret itself, whatever it looks like.
     *
     * @param in its object
     * @return the value
     */
    public static V1Token liveToken(JsonObject in) {
        return token(in, TokenSecret::literal);
    }

    private static V1Token token(JsonObject in, Function<String, TokenSecret> secrets) {
        return V1Token.builder()
                .id(in.required("tokenid"))
                .secret(secrets.apply(in.required("secret")))
                .start(seconds(in.number("start")))
                .end(seconds(in.number("end")))
                .extra(in.extra())
                .build();
    }

    /**
     * Writes a token with its secret as a reference or a digest.
     *
     * @param value the value
     * @return its members
     */
    public static JsonMembers write(V1Token value) {
        return write(value, secret -> secret.reference().text());
    }

    static JsonMembers write(V1Token value, Function<TokenSecret, String> secrets) {
        return new JsonMembers()
                .text("tokenid", value.id())
                .text("secret", secrets.apply(value.secret()))
                .text("start", value.start().map(V1Json::seconds))
                .text("end", value.end().map(V1Json::seconds))
                .extra(value.extra());
    }

    private static Optional<Instant> seconds(OptionalLong number) {
        return number.isPresent() ? Optional.of(Instant.ofEpochSecond(number.getAsLong())) : Optional.empty();
    }

    private static String seconds(Instant time) {
        return Long.toString(time.getEpochSecond());
    }

    // Configuration groups

    /**
     * Reads access control, without the wrapper around it.
     *
     * @param in its object
     * @return the value
     */
    public static V1AccessControl accessControl(JsonObject in) {
        return V1AccessControl.builder()
                .geoBlocking(in.object("geoblocking", geo -> V1GeoBlocking.builder()
                        .geoIds(geo.texts("geoid"))
                        .action(geo.required("action"))
                        .extra(geo.extra())
                        .build()))
                .tokenCheck(in.object("tokenauth", token -> V1TokenCheck.builder()
                        .action(token.text("action").orElse("fail"))
                        .extra(token.extra())
                        .build()))
                .extra(in.extra())
                .build();
    }

    /**
     * Writes access control, without the wrapper around it.
     *
     * @param value the value
     * @return its members
     */
    public static JsonMembers write(V1AccessControl value) {
        return new JsonMembers()
                .object("geoblocking", value.geoBlocking(), geo -> new JsonMembers()
                        .texts("geoid", geo.geoIds())
                        .text("action", geo.action())
                        .extra(geo.extra()))
                .object("tokenauth", value.tokenCheck(), token -> new JsonMembers()
                        .text("action", token.action())
                        .extra(token.extra()))
                .extra(value.extra());
    }

    /**
     * Reads cache control, without the wrapper around it.
     *
     * @param in its object
     * @return the value
     */
    public static V1CacheControl cacheControl(JsonObject in) {
        V1CacheControl.Builder value = in.requiredObject("cchomode", mode -> V1CacheControl.builder()
                .internal(new V1CachePolicy(mode.required("int")))
                .external(mode.text("ext").map(V1CachePolicy::new))
                .force(yesOrNo(mode, "force"))
                .modeExtra(mode.extra()));
        return value.extra(in.extra()).build();
    }

    private static Optional<Boolean> yesOrNo(JsonObject in, String member) {
        return in.text(member).map(word -> switch (word) {
            case "yes" -> true;
            case "no" -> false;
            default -> throw in.invalid(member, '"' + word + '"', "yes or no");
        });
    }

    /**
     * Writes cache control, without the wrapper around it.
     *
     * @param value the value
     * @return its members
     */
    public static JsonMembers write(V1CacheControl value) {
        return new JsonMembers()
                .object("cchomode", Optional.of(value), mode -> new JsonMembers()
                        .text("int", mode.internal().text())
                        .text("ext", mode.external().map(V1CachePolicy::text))
                        .text("force", mode.force().map(force -> force ? "yes" : "no"))
                        .extra(mode.modeExtra()))
                .extra(value.extra());
    }

    /**
     * Reads content manipulation, without the wrapper around it.
     *
     * @param in its object
     * @return the value
     */
    public static V1ContentManipulation contentManipulation(JsonObject in) {
        V1ContentManipulation.Builder value = in.requiredObject("qshmode", mode -> V1ContentManipulation.builder()
                .type(mode.text("type").orElse("string"))
                .action(mode.required("action"))
                .modeExtra(mode.extra()));
        return value.extra(in.extra()).build();
    }

    /**
     * Writes content manipulation, without the wrapper around it.
     *
     * @param value the value
     * @return its members
     */
    public static JsonMembers write(V1ContentManipulation value) {
        return new JsonMembers()
                .object("qshmode", Optional.of(value), mode -> new JsonMembers()
                        .text("type", mode.type())
                        .text("action", mode.action())
                        .extra(mode.modeExtra()))
                .extra(value.extra());
    }

    /**
     * Reads what is configured for a resource group, by kind.
     *
     * @param in an object with a member for each kind
     * @return the value
     */
    public static V1ConfigurationGroups configurationGroups(JsonObject in) {
        return V1ConfigurationGroups.builder()
                .accessControl(in.object("AccessControl", V1Json::accessControl))
                .cacheControl(in.object("CacheControl", V1Json::cacheControl))
                .contentManipulation(in.object("ContentManipulation", V1Json::contentManipulation))
                .extra(in.extra())
                .build();
    }

    /**
     * Writes what is configured for a resource group, by kind.
     *
     * @param value the value
     * @return its members
     */
    public static JsonMembers write(V1ConfigurationGroups value) {
        return new JsonMembers()
                .object("AccessControl", value.accessControl(), V1Json::write)
                .object("CacheControl", value.cacheControl(), V1Json::write)
                .object("ContentManipulation", value.contentManipulation(), V1Json::write)
                .extra(value.extra());
    }

    static <T extends V1ConfigurationGroup> T group(JsonObject wrapper, V1GroupKind<T> kind) {
        V1ConfigurationGroups groups = configurationGroups(wrapper);
        return groups.accessControl()
                .map(V1ConfigurationGroup.class::cast)
                .filter(kind.type()::isInstance)
                .or(() -> groups.cacheControl().filter(kind.type()::isInstance))
                .or(() -> groups.contentManipulation().filter(kind.type()::isInstance))
                .map(kind.type()::cast)
                .orElseThrow(() -> wrapper.invalid(kind.text(), "nothing", "an object"));
    }

    static V1ConfigurationGroups wrapped(V1ConfigurationGroup group) {
        V1ConfigurationGroups.Builder wrapper = V1ConfigurationGroups.builder();
        if (group instanceof V1AccessControl access) {
            wrapper.accessControl(access);
        } else if (group instanceof V1CacheControl cache) {
            wrapper.cacheControl(cache);
        } else if (group instanceof V1ContentManipulation content) {
            wrapper.contentManipulation(content);
        }
        return wrapper.build();
    }

    // The whole

    /**
     * Reads a whole configuration.
     *
     * @param in its object
     * @return the value
     */
    public static V1Configuration configuration(JsonObject in) {
        if (!in.has("properties")) {
            throw in.invalid("properties", "nothing", "an array");
        }
        return V1Configuration.builder()
                .sites(in.objects("properties", V1Json::site))
                .serviceRules(rules(in))
                .extra(in.extra())
                .build();
    }

    private static V1Site site(JsonObject in) {
        // the rules first: what is left then is the property's own
        V1Rules rules = rules(in);
        return V1Site.builder().rules(rules).property(property(in)).build();
    }

    private static V1Rules rules(JsonObject in) {
        return V1Rules.builder()
                .resourceGroups(in.objects("resourceGroups", V1Json::resourceGroup))
                .configurationGroups(
                        in.object("configurationGroups", groups -> groups.byName(V1Json::configurationGroups))
                                .orElse(Map.of()))
                .geoDefinitions(in.objects("geoDefs", V1Json::geoDefinition))
                .tokens(in.objects("tokens", V1Json::token))
                .build();
    }

    /**
     * Writes a whole configuration; secrets stand as references or digests.
     *
     * @param value the value
     * @return its members
     */
    public static JsonMembers write(V1Configuration value) {
        return new JsonMembers()
                .objects("properties", value.sites(), site -> write(site.property())
                        .all(write(site.rules())))
                .all(write(value.serviceRules()))
                .extra(value.extra());
    }

    private static JsonMembers write(V1Rules value) {
        JsonMembers out = new JsonMembers();
        if (!value.resourceGroups().isEmpty()) {
            out.objects("resourceGroups", value.resourceGroups(), V1Json::write);
        }
        if (!value.configurationGroups().isEmpty()) {
            out.object("configurationGroups", Optional.of(value.configurationGroups()), groups -> {
                JsonMembers members = new JsonMembers();
                groups.forEach((id, group) -> members.object(id, Optional.of(group), V1Json::write));
                return members;
            });
        }
        if (!value.geoDefinitions().isEmpty()) {
            out.objects("geoDefs", value.geoDefinitions(), V1Json::write);
        }
        if (!value.tokens().isEmpty()) {
            out.objects("tokens", value.tokens(), V1Json::write);
        }
        return out;
    }
}
