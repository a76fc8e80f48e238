package dev.anyedge.tck;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.anyedge.cdn.error.ValidationException;
import dev.anyedge.cdn.model.Behavior;
import dev.anyedge.cdn.model.Distribution;
import dev.anyedge.cdn.model.Distributions;
import dev.anyedge.cdn.model.Endpoint;
import dev.anyedge.cdn.model.Origin;
import dev.anyedge.cdn.translation.Capabilities.Support;
import dev.anyedge.cdn.translation.Feature;
import dev.anyedge.cdn.translation.Finding;
import dev.anyedge.cdn.translation.Strictness;
import dev.anyedge.cdn.translation.Translation;
import dev.anyedge.cdn.translation.TranslationContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Random distributions that a provider takes: any distribution of the model, under the provider's endpoints and origins,
 * from which is cut what the findings of a translation point to, until none refuses. So what a provider can do comes up in
 * all combinations, and nothing has to be said of it twice. The same seed makes the same distributions.
 *
 * @param <D> the provider's document
 */
final class Tailor<D> {
    private static final int CUTS = 40;
    private static final Pattern SECRET = Pattern.compile("\"(?:env|file|redacted):[^\"]*\"");

    private final ProviderFixture<D> provider;
    private final Distributions any;
    private final Random random;
    private final boolean everyHost;
    private final boolean choosesOrigins;
    private int given;
    private int cut;

    /**
     * A generator.
     *
     * @param everyHost whether host names differ; they must not where they tell deployments apart
     */
    Tailor(ProviderFixture<D> provider, long seed, boolean everyHost) {
        this.everyHost = everyHost;
        this.provider = provider;
        this.choosesOrigins =
                provider.translator().capabilities().of(Feature.RULE_ORIGIN).support() == Support.FULL;
        this.any = Distributions.seeded(seed);
        this.random = new Random(seed);
    }

    /** A distribution that the provider takes in strict mode. */
    Distribution next() {
        return next(Strictness.strict());
    }

    private Distribution next(Strictness strictness) {
        while (true) {
            Optional<Distribution> fitted = fit(dressed(any.next()), strictness);
            if (fitted.isPresent()) {
                given++;
                return fitted.get();
            }
        }
    }

    /** A distribution that the provider takes in lenient mode, with what it then loses. */
    Distribution nextLenient() {
        return next(Strictness.lenient());
    }

    /** How many cuts it took for each distribution, on average. */
    double cutsPerDistribution() {
        return given == 0 ? 0 : (double) cut / given;
    }

    private Distribution dressed(Distribution distribution) {
        List<Origin> origins = new ArrayList<>();
        boolean http =
                provider.translator().capabilities().of(Feature.HTTP_ORIGIN).support() != Support.NONE;
        for (Origin origin : distribution.origins()) {
            boolean keep = http && random.nextBoolean() && origin instanceof dev.anyedge.cdn.model.HttpOrigin;
            origins.add(keep ? origin : provider.origin(origin.id(), origins.size()));
        }
        return Distribution.builder()
                .from(withKeys(distribution))
                .name("shop")
                .endpoints(List.of(endpoint()))
                .origins(origins)
                .build();
    }

    /** Each secret is a file that is there, so that the distribution can be deployed. */
    private static Distribution withKeys(Distribution distribution) {
        int[] number = {0};
        String json = SECRET.matcher(distribution.toJson())
                .replaceAll(found -> Matcher.quoteReplacement("\"file:" + TokenKey.path(number[0]++) + "\""));
        return number[0] == 0 ? distribution : Distribution.fromJson(json);
    }

    private Endpoint endpoint() {
        if (!everyHost) {
            return provider.endpoints().get(0);
        }
        List<Endpoint> endpoints = new ArrayList<>(provider.endpoints());
        if (provider.translator().capabilities().of(Feature.ASSIGNED_HOSTNAME).support() != Support.NONE) {
            endpoints.add(
                    Endpoint.assigned().withViewerProtocol(endpoints.get(0).viewerProtocol()));
        }
        return endpoints.get(random.nextInt(endpoints.size()));
    }

    private Optional<Distribution> fit(Distribution distribution, Strictness strictness) {
        TranslationContext<D> context = TranslationContext.<D>strict().with(strictness);
        Distribution fitting = distribution;
        for (int i = 0; i < CUTS; i++) {
            Translation<D> translation = provider.translator().translate(fitting, context);
            if (translation.document().isPresent()) {
                return Optional.of(fitting);
            }
            ObjectNode json = (ObjectNode) Json.tree(fitting.toJson());
            List<Finding> fatal = translation.findings().stream()
                    .filter(finding -> !strictness.mayDrop(finding.feature()))
                    .toList();
            TreeSet<String> pointers = pointers(fatal);
            if (pointers.isEmpty()) {
                // what cannot be dropped although its feature may be
                pointers = pointers(translation.findings());
            }
            for (String pointer : pointers.descendingSet()) {
                cut(json, pointer);
                cut++;
            }
            try {
                fitting = Distribution.fromJson(json.toString());
            } catch (ValidationException e) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    private static TreeSet<String> pointers(List<Finding> findings) {
        TreeSet<String> pointers = new TreeSet<>(Tailor::inOrder);
        for (Finding finding : findings) {
            if (finding.severity().refuses()) {
                pointers.add(finding.pointer());
            }
        }
        return pointers;
    }

    /** By numbers where there are some, so that what comes last is cut first and the rest keeps its places. */
    private static int inOrder(String one, String other) {
        String[] first = one.split("/", -1);
        String[] second = other.split("/", -1);
        for (int i = 0; i < Math.min(first.length, second.length); i++) {
            boolean numbers = isNumber(first[i]) && isNumber(second[i]);
            int order = numbers
                    ? Integer.compare(Integer.parseInt(first[i]), Integer.parseInt(second[i]))
                    : first[i].compareTo(second[i]);
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(first.length, second.length);
    }

    private static boolean isNumber(String text) {
        return !text.isEmpty() && text.length() < 10 && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private void cut(ObjectNode json, String pointer) {
        String[] path = pointer.split("/", -1);
        String member = path.length > 1 ? path[1] : "";
        int index = path.length > 2 && isNumber(path[2]) ? Integer.parseInt(path[2]) : -1;
        JsonNode here = json.path(member);
        if (member.equals("rules") && index >= 0 && here.has(index)) {
            cutRule(json, (ArrayNode) here, index, path);
        } else if (member.equals("origins") && index >= 0 && here.has(index)) {
            String id = here.path(index).path("id").asText();
            ((ArrayNode) here).set(index, Json.tree(provider.origin(id, index).toJson()));
        } else if (member.equals("endpoints")) {
            json.putArray("endpoints").add(Json.tree(plain(provider.endpoints().get(0))));
        } else if (member.equals("defaults")
                && path.length > 2
                && !List.of("origin", "caching").contains(path[2])) {
            ((ObjectNode) here).remove(path[2]);
        } else if (member.equals("defaults")) {
            ((ObjectNode) here).set("caching", caching(someDefaults()));
        } else if (List.of("enabled", "description", "options").contains(member)) {
            json.remove(member);
        } else if (!json.path("rules").isEmpty()) {
            ArrayNode rules = (ArrayNode) json.path("rules");
            rules.remove(rules.size() - 1);
        }
    }

    /** What a rule cannot do without is replaced by what the provider has: a path, an origin or a caching. */
    private void cutRule(ObjectNode json, ArrayNode rules, int index, String[] path) {
        ObjectNode rule = (ObjectNode) rules.get(index);
        ArrayNode when = (ArrayNode) rule.path("when");
        ObjectNode then = (ObjectNode) rule.path("then");
        if (path.length > 4 && path[3].equals("when") && isNumber(path[4])) {
            int condition = Integer.parseInt(path[4]);
            if (when.size() > 1 && condition < when.size()) {
                when.remove(condition);
                return;
            } else if (!when.path(0).path("type").asText().equals("path")
                    || when.path(0).has("negated")) {
                ObjectNode simple = when.objectNode().put("type", "path");
                simple.putArray("values").add(any.glob());
                when.set(0, simple);
                return;
            }
        } else if (path.length > 4 && path[3].equals("then")) {
            if (then.size() > 1) {
                then.remove(path[4]);
                return;
            } else if (!choosesOrigins && !then.has("caching")) {
                then.removeAll();
                then.set("caching", caching(someDefaults()));
                return;
            } else if (choosesOrigins && !then.has("origin")) {
                JsonNode origins = json.path("origins");
                String id =
                        origins.path(random.nextInt(origins.size())).path("id").asText();
                then.removeAll();
                then.put("origin", id);
                return;
            }
        }
        rules.remove(index);
    }

    private Behavior someDefaults() {
        return provider.defaults().get(random.nextInt(provider.defaults().size()));
    }

    private String plain(Endpoint endpoint) {
        return Json.tree(alone(endpoint, provider.defaults().get(0)).toJson())
                .path("endpoints")
                .path(0)
                .toString();
    }

    private JsonNode caching(Behavior behavior) {
        return Json.tree(alone(provider.endpoints().get(0), behavior).toJson())
                .path("defaults")
                .path("caching");
    }

    private Distribution alone(Endpoint endpoint, Behavior behavior) {
        return Distribution.builder()
                .name("shop")
                .addEndpoint(endpoint)
                .addOrigin(provider.origin(Shop.MAIN, 0))
                .addOrigin(provider.origin(Shop.SECOND, 1))
                .defaults(Behavior.builder().from(behavior).origin(Shop.MAIN).build())
                .build();
    }
}
