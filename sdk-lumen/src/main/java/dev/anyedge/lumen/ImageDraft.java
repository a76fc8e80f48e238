package dev.anyedge.lumen;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.anyedge.cdn.Change;
import dev.anyedge.cdn.Impact;
import dev.anyedge.cdn.engine.Draft;
import dev.anyedge.cdn.engine.Step;
import dev.anyedge.cdn.internal.json.JsonText;
import dev.anyedge.cdn.model.Distribution;
import dev.anyedge.cdn.model.JsonValue;
import dev.anyedge.cdn.secret.SecretSource;
import dev.anyedge.cdn.translation.Finding;
import dev.anyedge.cdn.translation.IdAllocator;
import dev.anyedge.cdn.translation.Translation;
import dev.anyedge.cdn.translation.TranslationContext;
import dev.anyedge.lumen.api.ImageEnvironment;
import dev.anyedge.lumen.image.AliasDefinition;
import dev.anyedge.lumen.image.InferredShapes;
import dev.anyedge.lumen.image.MatchRule;
import dev.anyedge.lumen.image.OriginDefinition;
import dev.anyedge.lumen.image.ServiceImage;
import dev.anyedge.lumen.translate.ImagePart;
import dev.anyedge.lumen.translate.LumenDocument;
import dev.anyedge.lumen.translate.LumenTranslator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The steps from the live image to one in which the distribution's properties are as wished: store, promote to staging,
 * promote to production. Ids of new elements are given when the image is stored; a plan does not know them.
 */
final class ImageDraft {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final int SHOWN_RULES = 100;
    private static final String VERSION = "version";

    private final WishedImage wished;
    private final LiveImage live;
    private final ImageWriter writer;
    private final LumenTranslator translator;
    private final InferredShapes shapes;
    private final SecretSource secrets;
    private final ImageEnvironment target;
    private final String imageName;
    private final String name;

    ImageDraft(
            WishedImage wished,
            LiveImage live,
            ImageWriter writer,
            LumenTranslator translator,
            InferredShapes shapes,
            SecretSource secrets,
            ImageEnvironment target,
            String defaultImageName) {
        this.wished = wished;
        this.live = live;
        this.writer = writer;
        this.translator = translator;
        this.shapes = shapes;
        this.secrets = secrets;
        this.target = target;
        // another name would be another configuration, which may not have these origin ids
        this.imageName = live.state().serviceImage().orElse(defaultImageName);
        this.name = wished.distribution().name();
    }

    Draft draft() {
        Translation<LumenDocument> translation =
                wished.translation(translator, live.image(), IdAllocator::readable, secrets);
        ServiceImage wanted = translation.orThrow().image();
        List<Finding> findings = translation.findings();
        if (!live.own().isEmpty() && same(wanted)) {
            if (!live.state().failed()) {
                return new Draft(wished.distribution(), findings, Properties.actions(wanted), List.of());
            }
            long version = live.state().serviceImageVersion().orElse(1);
            return new Draft(
                    translator.read(LumenDocument.of(wanted)).distribution(),
                    findings,
                    Properties.actions(wanted),
                    List.of(promotion(
                            scope -> {
                                scope.deployment(name);
                                writer.promote(target, live.state(), imageName, version, comment());
                            },
                            Impact.NONE)));
        }
        Step store = Step.of(
                Change.builder()
                        .action(live.own().isEmpty() ? Change.Action.CREATE : Change.Action.UPDATE)
                        .kind("service-image")
                        .name(imageName)
                        .impact(Impact.NONE)
                        .before(live.own().isEmpty() ? Optional.empty() : Optional.of(shown(live.part())))
                        .after(shown(wanted))
                        .build(),
                scope -> {
                    ServiceImage image = merged(writer.freshIds());
                    scope.produced(
                            VERSION,
                            String.valueOf(writer.store(imageName, live.image(), image, comment())
                                    .version()));
                });
        Step stage = Step.of(change("staging", Impact.NONE), scope -> {
            if (target == ImageEnvironment.STAGING) {
                writer.promote(target, live.state(), imageName, Long.parseLong(scope.id(VERSION)), comment());
                scope.deployment(name);
            } else {
                writer.stage(imageName, Long.parseLong(scope.id(VERSION)), comment());
            }
        });
        Step promote = promotion(
                scope -> {
                    writer.promote(target, live.state(), imageName, Long.parseLong(scope.id(VERSION)), comment());
                    scope.deployment(name);
                },
                live.own().isEmpty() ? Impact.NONE : flushes(wanted) ? Impact.CACHE_FLUSH : Impact.TRAFFIC);
        return new Draft(
                translator.read(LumenDocument.of(wanted)).distribution(),
                findings,
                Properties.actions(wanted),
                target == ImageEnvironment.STAGING ? List.of(store, stage) : List.of(store, stage, promote));
    }

    private String comment() {
        return "anyedge: " + name;
    }

    private Step promotion(Step.Work work, Impact impact) {
        return Step.of(change(target.text(), impact), work);
    }

    private Change change(String environment, Impact impact) {
        return Change.builder()
                .action(Change.Action.UPDATE)
                .kind("environment")
                .name(environment)
                .impact(impact)
                .before(live.state()
                        .serviceImage()
                        .map(image -> value(NODES.objectNode().put("serviceImage", image))))
                .after(value(NODES.objectNode().put("serviceImage", imageName)))
                .build();
    }

    /** The whole image with the wished part in it, marked as the distribution's. */
    private ServiceImage merged(Supplier<IdAllocator> ids) {
        ServiceImage part = wished.translation(translator, live.image(), ids, secrets)
                .orThrow()
                .image();
        ServiceImage marked = ServiceImage.builder()
                .from(part)
                .originDefinitions(part.originDefinitions().stream()
                        .map(origin -> ImagePart.marked(
                                origin, name, wished.distribution().description()))
                        .toList())
                .build();
        return ImagePart.replaced(live.image(), live.own(), marked);
    }

    /** Whether what is live is what is wished, or means it, after both have gone the same way. */
    private boolean same(ServiceImage wanted) {
        String description = ImagePart.descriptionOf(live.part());
        boolean named = live.part().originDefinitions().stream()
                .allMatch(origin -> ImagePart.owner(origin).isEmpty()
                        || (ImagePart.owner(origin).equals(Optional.of(name))
                                && description.equals(wished.distribution().description())));
        ServiceImage bare = bare(wanted);
        return named && (bare.equals(bare(live.part())) || means(bare));
    }

    private boolean means(ServiceImage bare) {
        Distribution read = translator.read(LumenDocument.of(live.part())).distribution();
        Distribution renamed = Distribution.builder().from(read).name(name).build();
        return translator
                .translate(
                        renamed,
                        TranslationContext.<LumenDocument>strict().withLive(LumenDocument.of(live.image())),
                        secrets)
                .document()
                .map(document -> bare(document.image()))
                .filter(said ->
                        said.equals(bare) || said.toCanonicalJson(shapes).equals(bare.toCanonicalJson(shapes)))
                .isPresent();
    }

    /** Without marks and without definitions that no rule refers to: their difference alone is no reason to write. */
    private static ServiceImage bare(ServiceImage whole) {
        Set<Long> origins = new HashSet<>();
        whole.originDefinitions().forEach(origin -> origins.add(origin.id()));
        whole.aliasDefinitions().forEach(alias -> origins.add(alias.originId()));
        ServiceImage image = ImagePart.of(whole, origins);
        return ServiceImage.builder()
                .from(image)
                .originDefinitions(image.originDefinitions().stream()
                        .map(origin -> OriginDefinition.builder()
                                .from(origin)
                                .description(Optional.empty())
                                .build())
                        .toList())
                .build();
    }

    /** Whether a host gets another origin id or reporting name, which are what cached objects are found by. */
    private boolean flushes(ServiceImage wanted) {
        Map<Long, String> names = new HashMap<>();
        wanted.reportingIds().forEach(id -> names.put(id.id(), id.name()));
        ServiceImage before = live.part();
        Map<Long, String> old = new HashMap<>();
        before.reportingIds().forEach(id -> old.put(id.id(), id.name()));
        for (AliasDefinition alias : before.aliasDefinitions()) {
            for (String host : alias.aliases()) {
                Optional<Long> now = ImagePart.originOfHost(wanted, host);
                if (now.isPresent()
                        && (now.get() != alias.originId()
                                || !Optional.ofNullable(names.get(now.get()))
                                        .equals(Optional.ofNullable(old.get(alias.originId()))))) {
                    return true;
                }
            }
        }
        return false;
    }

    // ---- what a plan shows ----

    private JsonValue shown(ServiceImage part) {
        ObjectNode json = NODES.objectNode();
        ArrayNode properties = json.putArray("properties");
        for (OriginDefinition origin : part.originDefinitions()) {
            ObjectNode property = properties.addObject();
            ArrayNode aliases = property.putArray("aliases");
            part.aliasDefinitions().stream()
                    .filter(alias -> alias.originId() == origin.id())
                    .forEach(alias -> alias.aliases().forEach(host -> aliases.add(host + " " + alias.protocols())));
            property.put(
                    "origin",
                    origin.protocol() + " " + origin.host()
                            + origin.originDns()
                                    .filter(dns -> !dns.isEmpty())
                                    .map(dns -> " at " + dns)
                                    .orElse("")
                            + origin.port().map(port -> ":" + port).orElse("")
                            + origin.webroot().orElse(""));
            List<MatchRule> rules = part.matchGroup(origin.id())
                    .map(group -> group.matchRules())
                    .orElse(List.of());
            if (rules.size() > SHOWN_RULES) {
                property.put("rules", rules.size() + " rules");
                continue;
            }
            ArrayNode shownRules = property.putArray("rules");
            for (MatchRule rule : rules) {
                ObjectNode features = shownRules.addObject().put("expression", rule.expression());
                shapes.write(rule.features())
                        .forEach((key, value) -> features.set(key, JsonText.parse(value.toJson())));
            }
        }
        ArrayNode countries = NODES.arrayNode();
        part.geoDefinitions().forEach(geo -> countries.add(geo.name() + " " + geo.countryCodes()));
        if (!countries.isEmpty()) {
            json.set("geoDefinitions", countries);
        }
        ArrayNode addresses = NODES.arrayNode();
        part.ipDefinitions().forEach(ip -> addresses.add(ip.name() + " " + ip.addresses()));
        if (!addresses.isEmpty()) {
            json.set("ipDefinitions", addresses);
        }
        return value(json);
    }

    private static JsonValue value(ObjectNode json) {
        return JsonValue.parse(JsonText.write(json));
    }
}
