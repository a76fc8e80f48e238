package dev.anyedge.fujitsu;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.anyedge.cdn.Change;
import dev.anyedge.cdn.Impact;
import dev.anyedge.cdn.Permission;
import dev.anyedge.cdn.RequiredAction;
import dev.anyedge.cdn.engine.Draft;
import dev.anyedge.cdn.engine.Step;
import dev.anyedge.cdn.internal.json.JsonText;
import dev.anyedge.cdn.model.Distribution;
import dev.anyedge.cdn.model.JsonValue;
import dev.anyedge.cdn.model.SecretRef;
import dev.anyedge.cdn.translation.Feature;
import dev.anyedge.cdn.translation.Finding;
import dev.anyedge.cdn.translation.Severity;
import dev.anyedge.fujitsu.api.Activation;
import dev.anyedge.fujitsu.api.DeliveryProtocol;
import dev.anyedge.fujitsu.api.Service;
import dev.anyedge.fujitsu.api.ServiceEdit;
import dev.anyedge.fujitsu.api.ServiceRequest;
import dev.anyedge.fujitsu.api.ServiceStatus;
import dev.anyedge.fujitsu.rules.Rule;
import dev.anyedge.fujitsu.rules.RulesDocument;
import dev.anyedge.fujitsu.rules.RulesLint;
import dev.anyedge.fujitsu.rules.RulesWarning;
import dev.anyedge.fujitsu.rules.TokenKey;
import dev.anyedge.fujitsu.translate.FujitsuDocument;
import dev.anyedge.fujitsu.translate.FujitsuTranslator;
import dev.anyedge.fujitsu.translate.ServiceParameters;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The steps from a live service to a wished one: one creation, or one edit of everything at once. What is fixed when a
 * service is made (its name, its protocol) changes only by another service in its place, which needs permission.
 */
final class ServiceDraft {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final String KIND = "service";

    /** More rules than this are counted in a plan, not shown. */
    private static final int SHOWN_RULES = 100;

    private final ServiceWriter writer;
    private final WishedService wished;
    private final LiveService live;
    private final ServiceParameters parameters;
    private final String name;
    private final List<Finding> findings = new ArrayList<>();
    private final List<Step> steps = new ArrayList<>();

    ServiceDraft(ServiceWriter writer, WishedService wished, LiveService live) {
        this.writer = writer;
        this.wished = wished;
        this.live = live;
        this.parameters = wished.parameters();
        this.name = parameters.preFqdn().orElse(wished.distribution().name());
    }

    Draft draft() {
        Optional<FujitsuDocument> document = live.service().flatMap(LiveService::document);
        FujitsuDocument wanted = live.service()
                .map(service -> wished.document(service, document))
                .orElseGet(() -> wished.translation().orThrow());
        findings.addAll(wished.translation().findings());
        lint(wanted.rules());
        if (live.service().isEmpty()) {
            create(wanted.rules(), Impact.NONE);
        } else {
            Service service = live.service().get();
            if (FujitsuDriver.fits(service, parameters)) {
                update(service, document, wanted);
                live.others().forEach(other -> delete(other, true));
            } else {
                replace(service, wanted.rules().withDigitalProperty("-"));
            }
        }
        Distribution compared = steps.isEmpty()
                ? wished.distribution()
                : FujitsuTranslator.create().read(wanted).distribution();
        return new Draft(compared, findings, actions(), steps);
    }

    /** What is valid and hardly meant, before anything is sent. */
    private void lint(RulesDocument rules) {
        RulesLint lint = RulesLint.create();
        Optional<String> own = live.service().flatMap(Service::deliveryName).or(parameters::preFqdn);
        for (RulesWarning warning : own.map(lint::forDeliveryName).orElse(lint).check(wished.withKeys(rules))) {
            findings.add(Finding.of(
                            Severity.NOTE,
                            feature(warning.check()),
                            warning.pointer(),
                            warning.check().number() + " of the rules to be written: " + warning.message())
                    .build());
        }
    }

    private static Feature feature(RulesWarning.Check check) {
        return switch (check) {
            case NO_ORIGIN, NO_GENERAL_ORIGIN, ORIGIN_LOOP -> Feature.HTTP_ORIGIN;
            case REPLACED_RULE, BEHAVIOR_TWICE -> Feature.RULES;
            case BOTH_ADDRESS_LISTS -> Feature.IP_ACCESS;
            case REFERER_OVER_ANY_SCHEME -> Feature.REFERER_ACCESS;
            case PAST_REFRESH, REPEATED_REFRESH -> Feature.OPTIONS;
            case EXTENSION_CASE -> Feature.EXTENSION_CONDITION;
            case NO_GENERAL_CACHING -> Feature.RULE_CACHING;
            case SHORT_KEY -> Feature.TOKEN_AUTH;
        };
    }

    private List<RequiredAction> actions() {
        return ServiceHealth.actions(parameters.preFqdn(), Optional.of(protocol()));
    }

    private DeliveryProtocol protocol() {
        return new DeliveryProtocol(parameters.protocol().text());
    }

    private Activation activation() {
        return parameters.active() ? Activation.ACTIVATE : Activation.DEACTIVATE;
    }

    // ---- making ----

    private void create(RulesDocument rules, Impact impact) {
        ServiceRequest request = ServiceRequest.builder()
                .preFqdn(parameters.preFqdn())
                .protocol(protocol())
                .activation(activation())
                .container(parameters.container())
                .objectPrefix(parameters.objectPrefix())
                .keyContainer(parameters.keyContainer())
                .keyObject(parameters.keyObject())
                .rules(rules)
                .build();
        ObjectNode after = settings(parameters);
        parameters.preFqdn().ifPresent(text -> after.put("pre_fqdn", text));
        after.put("protocol", parameters.protocol().text());
        after.set("rules", shown(rules.rules()));
        Change.Builder change = change(Change.Action.CREATE, name, impact).after(json(after));
        if (impact == Impact.REPLACEMENT) {
            change.addNeeds(Permission.REPLACEMENT);
        }
        steps.add(Step.of(change.build(), scope -> scope.deployment(writer.create(request, live.known()))));
    }

    private void replace(Service service, RulesDocument rules) {
        findings.add(Finding.of(
                        Severity.NOTE,
                        parameters.hasOwnName() ? Feature.CUSTOM_HOSTNAME : Feature.ASSIGNED_HOSTNAME,
                        "/endpoints/0",
                        "Name and protocol of a service are fixed when it is made, so another takes the place of "
                                + service.deliveryName().orElse(service.id())
                                + (parameters.hasOwnName()
                                        ? "; viewers are not served between the two."
                                        : "; the new one is granted another host name."))
                .hint("To keep both, give the new one a name of its own.")
                .build());
        // a host name of one's own cannot be held by two services; a granted one is another anyway
        boolean nameIsTaken = parameters.hasOwnName()
                && service.deliveryName()
                        .map(DeliveryName::of)
                        .filter(own -> own.isFor(parameters.preFqdn()))
                        .isPresent();
        if (nameIsTaken) {
            delete(service, false);
            create(rules, Impact.REPLACEMENT);
        } else {
            create(rules, Impact.REPLACEMENT);
            delete(service, true);
        }
    }

    /** @param afterOther whether the service that stays has to deliver before this one goes */
    private void delete(Service service, boolean afterOther) {
        ObjectNode before = settings(LiveService.parameters(service));
        service.protocol().ifPresent(protocol -> before.put("protocol", protocol.text()));
        Change change = change(Change.Action.DELETE, service.deliveryName().orElse(service.id()), Impact.REPLACEMENT)
                .before(json(before))
                .addNeeds(Permission.REPLACEMENT)
                .build();
        steps.add(Step.of(change, scope -> {
            if (afterOther) {
                writer.awaitGood(scope.deploymentId()
                        .orElseThrow(() -> new IllegalStateException("the service that stays comes before")));
            }
            writer.delete(service.id());
        }));
    }

    // ---- editing ----

    private void update(Service service, Optional<FujitsuDocument> document, FujitsuDocument wanted) {
        ServiceParameters there = LiveService.parameters(service);
        boolean sameRules = document.isPresent() && sameRules(document.get(), wanted);
        ObjectNode before = NODES.objectNode();
        ObjectNode after = NODES.objectNode();
        if (service.status().equals(ServiceStatus.FAILED)) {
            before.put("state", ServiceStatus.FAILED.text());
            after.put("state", activation().text());
        } else if (there.active() != parameters.active()) {
            before.put("status", there.active() ? Activation.ACTIVATE.text() : Activation.DEACTIVATE.text());
            after.put("status", activation().text());
        }
        compare("container", there.container(), parameters.container(), before, after);
        compare("object_prefix", there.objectPrefix(), logged(parameters.objectPrefix()), before, after);
        compare("key_container", there.keyContainer(), keyContainer(), before, after);
        compare("key_object", there.keyObject(), logged(parameters.keyObject()), before, after);
        boolean logs = before.has("container")
                || before.has("object_prefix")
                || before.has("key_container")
                || before.has("key_object");
        if (!sameRules) {
            Optional<RulesDocument> written = document.flatMap(this::normal);
            difference(
                    written.or(() -> service.rules().map(PurgeTraces::without)),
                    wished.withKeys(wanted.rules()),
                    before,
                    after);
        }
        if (after.isEmpty()) {
            return;
        }
        ServiceEdit.Builder edit =
                ServiceEdit.builder().activation(activation()).rules(wanted.rules());
        if (logs) {
            edit.container(parameters.container().orElse(""));
            if (parameters.container().isPresent()) {
                edit.objectPrefix(parameters.objectPrefix().orElse(""))
                        .keyContainer(parameters.keyContainer().orElse(""))
                        .keyObject(parameters.keyObject().orElse(""));
            }
        }
        boolean traffic = !sameRules || before.has("status") || before.has("state");
        Change change = change(
                        Change.Action.UPDATE,
                        service.deliveryName().orElse(service.id()),
                        traffic ? Impact.TRAFFIC : Impact.NONE)
                .before(json(before))
                .after(json(after))
                .build();
        ServiceEdit made = edit.build();
        steps.add(Step.of(change, scope -> writer.edit(service.id(), made, now -> isAsWished(now, wanted))));
    }

    private Optional<String> logged(Optional<String> setting) {
        return parameters.container().isPresent() ? setting : Optional.empty();
    }

    /** The container of the logs is the container of the key where none is said. */
    private Optional<String> keyContainer() {
        return logged(parameters.keyContainer())
                .filter(text -> !parameters.container().equals(Optional.of(text)));
    }

    private static void compare(
            String member, Optional<String> there, Optional<String> wanted, ObjectNode before, ObjectNode after) {
        if (!there.equals(wanted)) {
            before.put(member, there.orElse(""));
            after.put(member, wanted.orElse(""));
        }
    }

    /** Whether a service has become what is wished, for when the answer of an edit is lost. */
    private boolean isAsWished(Service service, FujitsuDocument wanted) {
        ServiceParameters there = LiveService.parameters(service);
        return !service.status().equals(ServiceStatus.FAILED)
                && there.active() == parameters.active()
                && there.container().equals(parameters.container())
                && there.objectPrefix().equals(logged(parameters.objectPrefix()))
                && there.keyContainer().equals(keyContainer())
                && there.keyObject().equals(logged(parameters.keyObject()))
                && service.rules().filter(rules -> same(rules, wanted.rules())).isPresent();
    }

    /** Compares what rules mean: spelling, order and the rules that purges leave behind never count. */
    private boolean sameRules(FujitsuDocument there, FujitsuDocument wanted) {
        return same(there.rules(), wanted.rules())
                || normal(there).filter(rules -> same(rules, wanted.rules())).isPresent();
    }

    /** What is there as this module would write it; empty where it holds what the model has no words for. */
    private Optional<RulesDocument> normal(FujitsuDocument there) {
        return Optional.of(FujitsuTranslator.create().read(there))
                .filter(reading ->
                        reading.findings().stream().noneMatch(finding -> finding.severity() == Severity.UNSUPPORTED))
                .flatMap(
                        reading -> WishedService.translate(reading.distribution(), wished.options(), Optional.of(there))
                                .document())
                .map(FujitsuDocument::rules);
    }

    private boolean same(RulesDocument there, RulesDocument wanted) {
        if (there.sameAs(wished.withKeys(wanted))) {
            return true;
        }
        if (!wished.lacksKeys() || !masked(there).sameAs(masked(wanted))) {
            return false;
        }
        findings.add(Finding.of(
                        Severity.NOTE,
                        Feature.TOKEN_AUTH,
                        "/rules",
                        "A token key could not be read here, so whether it has changed is not known.")
                .hint("Plan where the secrets are, to be sure.")
                .build());
        return true;
    }

    private static RulesDocument masked(RulesDocument rules) {
        TokenKey mask = TokenKey.of(new SecretRef("env:MASKED"));
        return rules.withKeys(key -> mask);
    }

    // ---- showing ----

    /**
     * The rules that differ, each by its place in its document: what both have at the beginning and at the end is left out.
     * Both sides are spelled as this module spells, so that what is shown as a change is one.
     */
    private static void difference(
            Optional<RulesDocument> there, RulesDocument wanted, ObjectNode before, ObjectNode after) {
        List<Rule> old = there.map(RulesDocument::rules).orElse(List.of());
        List<Rule> made = wanted.rules();
        int start = 0;
        int most = Math.min(old.size(), made.size());
        while (start < most && old.get(start).equals(made.get(start))) {
            start++;
        }
        int end = 0;
        while (end < most - start && old.get(old.size() - 1 - end).equals(made.get(made.size() - 1 - end))) {
            end++;
        }
        before.set("rules", byPlace(old.subList(start, old.size() - end), start));
        after.set("rules", byPlace(made.subList(start, made.size() - end), start));
    }

    private static JsonNode byPlace(List<Rule> rules, int start) {
        JsonNode all = shown(rules);
        if (!all.isArray()) {
            return all;
        }
        ObjectNode byPlace = NODES.objectNode();
        for (int i = 0; i < all.size(); i++) {
            byPlace.set(Integer.toString(start + i), all.get(i));
        }
        return byPlace;
    }

    private static JsonNode shown(List<Rule> rules) {
        if (rules.size() > SHOWN_RULES) {
            return NODES.textNode(rules.size() + " rules");
        }
        ArrayNode array = NODES.arrayNode();
        if (!rules.isEmpty()) {
            JsonText.parse(RulesDocument.of(rules).toJson()).path("rules").forEach(array::add);
        }
        return array;
    }

    private static ObjectNode settings(ServiceParameters parameters) {
        ObjectNode json = NODES.objectNode();
        json.put("status", parameters.active() ? Activation.ACTIVATE.text() : Activation.DEACTIVATE.text());
        parameters.container().ifPresent(text -> json.put("container", text));
        parameters.objectPrefix().ifPresent(text -> json.put("object_prefix", text));
        parameters.keyContainer().ifPresent(text -> json.put("key_container", text));
        parameters.keyObject().ifPresent(text -> json.put("key_object", text));
        return json;
    }

    private static Change.Builder change(Change.Action action, String what, Impact impact) {
        return Change.builder().action(action).kind(KIND).name(what).impact(impact);
    }

    private static JsonValue json(ObjectNode node) {
        return JsonValue.parse(JsonText.write(node));
    }
}
