package dev.anyedge.simulator.lumen;

import static dev.anyedge.simulator.lumen.LumenOperation.inferred;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.anyedge.simulator.SimulatorClock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Version 2.0: service images and environments. What the operations do is documented, their paths and answers are proposed
 * (Lumen reference §2.1, §3.10), so that every answer is marked as inferred.
 */
final class ImageCalls {

    private final LumenAccount account;
    private final Map<String, ImageStore> stores;
    private final SimulatorClock clock;

    ImageCalls(LumenAccount account, Map<String, ImageStore> stores, SimulatorClock clock) {
        this.account = account;
        this.stores = stores;
        this.clock = clock;
    }

    List<LumenOperation> operations() {
        return List.of(
                inferred("GET", ImagePaths.SUBSCRIBERS, call -> subscribers()),
                inferred("GET", ImagePaths.IMAGES, call -> list(store(call))),
                inferred("GET", ImagePaths.IMAGE, this::get),
                inferred("PUT", ImagePaths.IMAGE, this::put),
                inferred("DELETE", ImagePaths.IMAGE, this::delete),
                inferred("POST", ImagePaths.COPY, this::copy),
                inferred("GET", ImagePaths.VERSIONS, this::versions),
                inferred("POST", ImagePaths.VALIDATE, this::validate),
                inferred("GET", ImagePaths.ENVIRONMENTS, call -> environments(store(call))),
                inferred("GET", ImagePaths.ENVIRONMENT, call -> Reply.json(200, state(environment(call)))),
                inferred("PUT", ImagePaths.ENVIRONMENT, this::promote),
                inferred("GET", ImagePaths.ENVIRONMENT_IMAGE, this::promoted),
                inferred("GET", ImagePaths.HISTORY, this::history));
    }

    private ImageStore store(LumenCall call) {
        LumenAccount.Service service = account.subscriber(call.path("subscriber"));
        return Optional.ofNullable(stores.get(service.subscriber())).orElseThrow();
    }

    private Environment environment(LumenCall call) {
        return store(call).environment(call.path("environment"));
    }

    private Reply subscribers() {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        account.services.forEach(service -> list.addObject()
                .put("subscriberId", service.subscriber())
                .put("scid", service.scid())
                .put("accessGroupId", service.group()));
        return Reply.json(200, list);
    }

    private Reply list(ImageStore store) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        store.images.values().forEach(image -> list.add(info(image.name, image.latest())));
        return Reply.json(200, list);
    }

    private ObjectNode info(String name, StoredImage.Version version) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("name", name)
                .put("version", version.number())
                .put("modifiedDate", date(version.at()))
                .put("modifiedBy", account.keyId)
                .put("comment", version.comment());
    }

    private static String date(Instant at) {
        return at.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private Reply get(LumenCall call) {
        Optional<Integer> version = call.query("version").map(text -> number("version", text));
        return Reply.json(200, store(call).version(call.path("name"), version).image());
    }

    private static int number(String what, String text) {
        if (!text.matches("[1-9][0-9]{0,8}")) {
            throw LumenFailure.badRequest(what + " is '" + text + "': expected a number from 1 on");
        }
        return Integer.parseInt(text);
    }

    private Reply put(LumenCall call) {
        ImageStore store = store(call);
        String name = call.path("name");
        JsonNode image = call.object();
        List<ImageRules.Violation> broken = violations(store, image, Optional.of(name));
        if (!broken.isEmpty()) {
            throw LumenFailure.badRequest(ImageRules.message(broken));
        }
        StoredImage.Version version =
                store.save(name, image, call.query("comment").orElse(""), clock.instant());
        return Reply.json(version.number() == 1 ? 201 : 200, saved(name, version));
    }

    private static ObjectNode saved(String name, StoredImage.Version version) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("name", name)
                .put("version", version.number())
                .put("comment", version.comment());
    }

    private static List<ImageRules.Violation> violations(ImageStore store, JsonNode image, Optional<String> name) {
        List<ImageRules.Violation> broken = new ArrayList<>(ImageRules.check(image));
        Optional<JsonNode> previous =
                name.map(store.images::get).map(stored -> stored.latest().image());
        broken.addAll(store.supportOwned.check(image, previous));
        return broken;
    }

    private Reply delete(LumenCall call) {
        ImageStore store = store(call);
        StoredImage image = store.image(call.path("name"));
        if (store.isPromoted(image.name)) {
            throw LumenFailure.inferred(
                    409, "Service image '" + image.name + "' is in an environment and cannot be deleted");
        }
        store.images.remove(image.name);
        return Reply.json(200, JsonNodeFactory.instance.objectNode().put("name", image.name));
    }

    private Reply copy(LumenCall call) {
        ImageStore store = store(call);
        JsonNode body = call.object();
        String target = body.path("target").asText("");
        if (target.isEmpty()) {
            throw LumenFailure.badRequest("target is missing: expected the name of the copy");
        }
        if (store.images.containsKey(target)) {
            throw LumenFailure.inferred(409, "There is a service image '" + target + "' already");
        }
        StoredImage source = store.image(call.path("name"));
        StoredImage.Version version = store.version(source.name, wantedVersion(body));
        return Reply.json(201, saved(target, store.copy(source, version, target, clock.instant())));
    }

    private static Optional<Integer> wantedVersion(JsonNode body) {
        return body.hasNonNull("version")
                ? Optional.of(number("version", body.path("version").asText()))
                : Optional.empty();
    }

    private Reply versions(LumenCall call) {
        StoredImage image = store(call).image(call.path("name"));
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        image.versions.forEach(version -> list.add(info(image.name, version)));
        return Reply.json(200, list);
    }

    private Reply validate(LumenCall call) {
        List<ImageRules.Violation> broken = violations(store(call), call.object(), Optional.empty());
        ObjectNode answer = JsonNodeFactory.instance.objectNode().put("valid", broken.isEmpty());
        ArrayNode errors = answer.putArray("errors");
        broken.forEach(
                one -> errors.addObject().put("path", one.pointer()).put("message", one.rule() + ": " + one.message()));
        return Reply.json(200, answer);
    }

    private Reply environments(ImageStore store) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        store.environments().forEach(environment -> list.add(state(environment)));
        return Reply.json(200, list);
    }

    private static ObjectNode state(Environment environment) {
        return environment
                .current()
                .map(promotion -> state(environment, promotion))
                .orElseGet(() -> JsonNodeFactory.instance
                        .objectNode()
                        .put("environment", environment.name)
                        .put("version", 0));
    }

    private static ObjectNode state(Environment environment, Environment.Promotion promotion) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("environment", environment.name)
                .put("version", promotion.number)
                .put("serviceImage", promotion.imageName)
                .put("serviceImageVersion", promotion.version.number())
                .put("comment", promotion.comment)
                .put("promotedDate", date(promotion.at))
                .put("status", promotion.status.name().toLowerCase(Locale.ROOT));
    }

    private Reply promote(LumenCall call) {
        ImageStore store = store(call);
        Environment environment = environment(call);
        JsonNode body = call.object();
        String name = body.path("serviceImage").asText("");
        if (name.isEmpty()) {
            throw LumenFailure.badRequest("serviceImage is missing: expected the name of a stored service image");
        }
        StoredImage image = store.image(name);
        StoredImage.Version version = store.version(name, wantedVersion(body));
        Environment.Promotion promotion =
                store.promote(environment, image, version, body.path("comment").asText(""), clock.instant());
        return Reply.json(202, state(environment, promotion));
    }

    private Reply promoted(LumenCall call) {
        Environment environment = environment(call);
        return Reply.json(
                200,
                environment
                        .current()
                        .map(promotion -> promotion.version.image())
                        .orElseThrow(
                                () -> LumenFailure.notFound("Nothing was promoted to " + environment.name + " yet")));
    }

    private Reply history(LumenCall call) {
        Environment environment = environment(call);
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        environment.history.forEach(promotion -> list.add(state(environment, promotion)));
        return Reply.json(200, list);
    }
}
