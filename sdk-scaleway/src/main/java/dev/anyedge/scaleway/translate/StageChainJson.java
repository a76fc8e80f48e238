package dev.anyedge.scaleway.translate;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.anyedge.cdn.error.ValidationException;
import dev.anyedge.cdn.error.Violation;
import dev.anyedge.cdn.internal.json.JsonNodes;
import dev.anyedge.cdn.internal.json.JsonText;
import dev.anyedge.cdn.model.JsonValue;
import dev.anyedge.scaleway.api.Backend;
import dev.anyedge.scaleway.api.BackendStage;
import dev.anyedge.scaleway.api.BucketBackend;
import dev.anyedge.scaleway.api.CacheStage;
import dev.anyedge.scaleway.api.DnsStage;
import dev.anyedge.scaleway.api.DnsStageType;
import dev.anyedge.scaleway.api.LoadBalancer;
import dev.anyedge.scaleway.api.LoadBalancerBackend;
import dev.anyedge.scaleway.api.MethodFilter;
import dev.anyedge.scaleway.api.Pipeline;
import dev.anyedge.scaleway.api.PipelineStatus;
import dev.anyedge.scaleway.api.RouteRule;
import dev.anyedge.scaleway.api.RouteStage;
import dev.anyedge.scaleway.api.RuleFilter;
import dev.anyedge.scaleway.api.RuleHttpMatch;
import dev.anyedge.scaleway.api.ServerlessContainerBackend;
import dev.anyedge.scaleway.api.ServerlessFunctionBackend;
import dev.anyedge.scaleway.api.Stage;
import dev.anyedge.scaleway.api.StageLink;
import dev.anyedge.scaleway.api.TlsSecret;
import dev.anyedge.scaleway.api.TlsStage;
import dev.anyedge.scaleway.api.UnknownBackend;
import dev.anyedge.scaleway.api.WafStage;
import dev.anyedge.scaleway.internal.wire.PipelineJson;
import dev.anyedge.scaleway.internal.wire.RouteRuleJson;
import dev.anyedge.scaleway.internal.wire.StageJson;
import dev.anyedge.scaleway.internal.wire.WireReader;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The JSON form of a {@link StageChain}: checked as a whole before it is read, so that every violation is said at once,
 * and written as a stream, because a chain may have very many route rules.
 */
final class StageChainJson {
    private static final String SUBJECT = "Scaleway stage chain";

    /** Names the head; what else it holds is kept under its name among the unknown members. */
    static final String HEAD = "head_stage";

    /** The members of a document that we know. */
    static final Set<String> MEMBERS = Set.of(
            "pipeline",
            "dns_stages",
            "tls_stages",
            "cache_stages",
            "backend_stages",
            "waf_stages",
            "route_stages",
            HEAD);

    /** The usual length of a written rule. */
    private static final int RULE_LENGTH = 256;

    private StageChainJson() {}

    // Created on first use: start-up matters.
    private static final class Factory {
        static final JsonFactory JSON = new JsonFactory();
        static final DefaultPrettyPrinter INDENTED = new DefaultPrettyPrinter(Separators.createDefaultInstance()
                        .withObjectFieldValueSpacing(Separators.Spacing.AFTER)
                        .withObjectEmptySeparator("")
                        .withArrayEmptySeparator(""))
                .withObjectIndenter(new DefaultIndenter("  ", "\n"))
                .withArrayIndenter(new DefaultIndenter("  ", "\n"));
    }

    // ---- reading ----

    static StageChain read(String json) {
        JsonNode root = JsonText.parse(json);
        List<Violation> violations = StageChainRules.check(root);
        if (!violations.isEmpty()) {
            throw new ValidationException(SUBJECT, violations);
        }
        try {
            return chain((ObjectNode) root);
        } catch (ValidationException e) {
            throw new ValidationException(SUBJECT, e.violations());
        }
    }

    /** Reads without checking the whole first; the tree must not be used any more. */
    static StageChain unchecked(ObjectNode root) {
        return chain(root);
    }

    /** The chain without links that lead nowhere. */
    static StageChain withoutDanglingLinks(StageChain chain) {
        ObjectNode root = (ObjectNode) JsonText.parse(write(chain));
        for (Violation violation : StageChainRules.check(root)) {
            int member = violation.pointer().lastIndexOf('/');
            if (violation.pointer().endsWith("_stage_id")
                    && root.at(violation.pointer().substring(0, member)) instanceof ObjectNode holder) {
                holder.remove(violation.pointer().substring(member + 1));
            }
        }
        return chain(root);
    }

    private static StageChain chain(ObjectNode root) {
        StageChain.Builder chain = StageChain.builder();
        chain.pipeline(pipeline(root.remove("pipeline")));
        each(root, "dns_stages", StageJson::dnsStage).forEach(chain::addDnsStage);
        each(root, "tls_stages", StageJson::tlsStage).forEach(chain::addTlsStage);
        each(root, "cache_stages", StageJson::cacheStage).forEach(chain::addCacheStage);
        each(root, "backend_stages", StageJson::backendStage).forEach(chain::addBackendStage);
        each(root, "waf_stages", StageJson::wafStage).forEach(chain::addWafStage);
        chain.routeRules(routeRules(root.path("route_stages")));
        each(root, "route_stages", StageJson::routeStage).forEach(chain::addRouteStage);
        @Nullable JsonNode head = root.remove(HEAD);
        if (head != null && head.hasNonNull("dns_stage_id")) {
            String id = head.path("dns_stage_id").asText();
            chain.headDnsStageId(id.isEmpty() ? Optional.empty() : Optional.of(id));
        }
        Map<String, JsonValue> extra = new LinkedHashMap<>();
        if (head instanceof ObjectNode object) {
            object.remove("dns_stage_id");
            if (!object.isEmpty()) {
                extra.put(HEAD, JsonNodes.value(object));
            }
        }
        extra.putAll(members(root));
        return chain.extra(extra).build();
    }

    private static Map<String, JsonValue> members(ObjectNode object) {
        Map<String, JsonValue> members = new LinkedHashMap<>();
        object.properties().forEach(member -> members.put(member.getKey(), JsonNodes.value(member.getValue())));
        return members;
    }

    private static Pipeline pipeline(@Nullable JsonNode found) {
        ObjectNode pipeline = found instanceof ObjectNode object ? object : JsonNodes.object();
        if (pipeline.path("id").asText("").isEmpty()) {
            pipeline.put("id", pipeline.path("name").asText("pipeline"));
        }
        return PipelineJson.pipeline(WireReader.of(pipeline, "/pipeline"));
    }

    private static <T> List<T> each(ObjectNode root, String member, Function<WireReader, T> reader) {
        List<T> all = new ArrayList<>();
        @Nullable JsonNode array = root.remove(member);
        if (array != null) {
            for (JsonNode node : array) {
                all.add(reader.apply(WireReader.of(node, "/" + member + "/" + all.size())));
            }
        }
        return all;
    }

    private static Map<String, List<RouteRule>> routeRules(JsonNode routeStages) {
        Map<String, List<RouteRule>> byStage = new LinkedHashMap<>();
        int index = 0;
        for (JsonNode stage : routeStages) {
            String pointer = "/route_stages/" + index++ + "/route_rules/";
            List<RouteRule> rules = new ArrayList<>();
            @Nullable JsonNode array = ((ObjectNode) stage).remove("route_rules");
            if (array != null) {
                for (JsonNode rule : array) {
                    rules.add(RouteRuleJson.routeRule(WireReader.of(rule, pointer + rules.size())));
                }
            }
            byStage.put(stage.path("id").asText(), rules);
        }
        return byStage;
    }

    // ---- writing ----

    static String write(StageChain chain) {
        // about as long as the text will be: growing a text of megabytes costs as much as writing it
        int rules = chain.routeRules().values().stream().mapToInt(List::size).sum();
        StringWriter text = new StringWriter(1024 + RULE_LENGTH * rules);
        try (JsonGenerator out = Factory.JSON.createGenerator(text)) {
            out.setPrettyPrinter(Factory.INDENTED.createInstance());
            new Out(out, true).chain(chain);
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory cannot fail", e);
        }
        return text.toString();
    }

    /** The lists of stages that are not empty, without what the provider adds: states, times, what they belong to. */
    static JsonValue configurationOf(StageChain chain) {
        StringWriter text = new StringWriter(256);
        try (JsonGenerator out = Factory.JSON.createGenerator(text)) {
            out.writeStartObject();
            new Out(out, false).stages(chain);
            out.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory cannot fail", e);
        }
        return JsonValue.parse(text.toString());
    }

    /** Writes members; what says nothing is left out. */
    private record Out(JsonGenerator json, boolean live) {

        void chain(StageChain chain) throws IOException {
            json.writeStartObject();
            json.writeObjectFieldStart("pipeline");
            pipeline(chain.pipeline());
            json.writeEndObject();
            stages(chain);
            json.writeObjectFieldStart(HEAD);
            text("dns_stage_id", chain.headDnsStageId());
            Map<String, JsonValue> extra = new LinkedHashMap<>(chain.extra());
            @Nullable JsonValue head = extra.remove(HEAD);
            if (head != null && JsonNodes.of(head) instanceof ObjectNode members) {
                members.remove("dns_stage_id");
                extra(members(members));
            }
            json.writeEndObject();
            extra(extra);
            json.writeEndObject();
        }

        void stages(StageChain chain) throws IOException {
            stages("dns_stages", chain.dnsStages());
            stages("tls_stages", chain.tlsStages());
            stages("cache_stages", chain.cacheStages());
            stages("backend_stages", chain.backendStages());
            stages("waf_stages", chain.wafStages());
            if (!live && chain.routeStages().isEmpty()) {
                return;
            }
            json.writeArrayFieldStart("route_stages");
            for (RouteStage stage : chain.routeStages()) {
                json.writeStartObject();
                stage(stage);
                json.writeArrayFieldStart("route_rules");
                for (RouteRule rule : chain.rulesOf(stage.id())) {
                    rule(rule);
                }
                json.writeEndArray();
                json.writeEndObject();
            }
            json.writeEndArray();
        }

        private void stages(String member, List<? extends Stage> stages) throws IOException {
            if (!live && stages.isEmpty()) {
                return;
            }
            json.writeArrayFieldStart(member);
            for (Stage stage : stages) {
                json.writeStartObject();
                stage(stage);
                json.writeEndObject();
            }
            json.writeEndArray();
        }

        private void pipeline(Pipeline pipeline) throws IOException {
            json.writeStringField("id", pipeline.id());
            if (!pipeline.name().isEmpty()) {
                json.writeStringField("name", pipeline.name());
            }
            json.writeStringField("description", pipeline.description());
            if (!pipeline.status().equals(PipelineStatus.UNKNOWN)) {
                json.writeStringField("status", pipeline.status().text());
            }
            if (!pipeline.errors().isEmpty()) {
                json.writeArrayFieldStart("errors");
                for (var error : pipeline.errors()) {
                    json.writeRawValue(PipelineJson.write(error).toJson());
                }
                json.writeEndArray();
            }
            text("project_id", pipeline.projectId());
            text("organization_id", pipeline.organizationId());
            time("created_at", pipeline.createdAt());
            time("updated_at", pipeline.updatedAt());
            if (!pipeline.vpcEndpointIds().isEmpty()) {
                texts("vpc_endpoint_ids", pipeline.vpcEndpointIds());
            }
            text("dns_stage_id", pipeline.dnsStageId());
            extra(pipeline.extra());
        }

        void stage(Stage stage) throws IOException {
            json.writeStringField("id", stage.id());
            if (live) {
                text("pipeline_id", stage.pipelineId());
                text("project_id", stage.projectId());
                if (stage.status().isPresent()) {
                    json.writeStringField("status", stage.status().get().text());
                }
                time("created_at", stage.createdAt());
                time("updated_at", stage.updatedAt());
            }
            if (stage instanceof DnsStage dns) {
                dns(dns);
            } else if (stage instanceof TlsStage tls) {
                tls(tls);
            } else if (stage instanceof CacheStage cache) {
                if (cache.fallbackTtl().isPresent()) {
                    json.writeStringField(
                            "fallback_ttl", seconds(cache.fallbackTtl().get()));
                }
                json.writeBooleanField("include_cookies", cache.includeCookies());
            } else if (stage instanceof WafStage waf) {
                if (!waf.mode().unspecified()) {
                    json.writeStringField("mode", waf.mode().text());
                }
                if (waf.paranoiaLevel().isPresent()) {
                    json.writeNumberField("paranoia_level", waf.paranoiaLevel().getAsInt());
                }
            } else if (stage instanceof BackendStage backend
                    && backend.backend().isPresent()) {
                backend(backend.backend().get());
            }
            link(stage.next());
            extra(stage.extra());
        }

        private void dns(DnsStage dns) throws IOException {
            texts("fqdns", dns.fqdns());
            if (live) {
                text("default_fqdn", dns.defaultFqdn());
                text("default_private_fqdn", dns.defaultPrivateFqdn());
                if (!dns.type().equals(DnsStageType.UNKNOWN)) {
                    json.writeStringField("type", dns.type().text());
                }
            }
            flag("wildcard_domain", dns.wildcardDomain());
            flag("full_private", dns.fullPrivate());
        }

        private void tls(TlsStage tls) throws IOException {
            if (!tls.secrets().isEmpty()) {
                json.writeArrayFieldStart("secrets");
                for (TlsSecret secret : tls.secrets()) {
                    json.writeStartObject();
                    json.writeStringField("secret_id", secret.secretId());
                    json.writeStringField("region", secret.region());
                    extra(secret.extra());
                    json.writeEndObject();
                }
                json.writeEndArray();
            }
            json.writeBooleanField("managed_certificate", tls.managedCertificate());
            if (live) {
                time("certificate_expires_at", tls.certificateExpiresAt());
            }
        }

        private void backend(Backend backend) throws IOException {
            json.writeFieldName(backend.member());
            if (backend instanceof UnknownBackend unknown) {
                json.writeRawValue(unknown.value().toJson());
                return;
            }
            json.writeStartObject();
            if (backend instanceof BucketBackend bucket) {
                json.writeStringField("bucket_name", bucket.bucketName());
                json.writeStringField("bucket_region", bucket.bucketRegion());
                json.writeBooleanField("is_website", bucket.website());
            } else if (backend instanceof LoadBalancerBackend balancers) {
                json.writeArrayFieldStart("lbs");
                for (LoadBalancer lb : balancers.lbs()) {
                    json.writeStartObject();
                    json.writeStringField("id", lb.id());
                    json.writeStringField("zone", lb.zone());
                    json.writeStringField("frontend_id", lb.frontendId());
                    json.writeBooleanField("is_ssl", lb.ssl());
                    json.writeStringField("domain_name", lb.domainName().orElse(""));
                    json.writeBooleanField("has_websocket", lb.hasWebsocket());
                    text("private_network_id", lb.privateNetworkId());
                    extra(lb.extra());
                    json.writeEndObject();
                }
                json.writeEndArray();
            } else if (backend instanceof ServerlessContainerBackend container) {
                json.writeStringField("region", container.region());
                json.writeStringField("container_id", container.containerId());
            } else if (backend instanceof ServerlessFunctionBackend function) {
                json.writeStringField("region", function.region());
                json.writeStringField("function_id", function.functionId());
            }
            extra(backend.extra());
            json.writeEndObject();
        }

        private void rule(RouteRule rule) throws IOException {
            json.writeStartObject();
            if (rule.match().isPresent()) {
                RuleHttpMatch match = rule.match().get();
                json.writeObjectFieldStart("rule_http_match");
                if (!match.methodFilters().isEmpty()) {
                    json.writeArrayFieldStart("method_filters");
                    for (MethodFilter method : match.methodFilters()) {
                        json.writeString(method.text());
                    }
                    json.writeEndArray();
                }
                if (match.pathFilter().isPresent()) {
                    filter("path_filter", "path_filter_type", match.pathFilter().get());
                }
                if (match.hostFilter().isPresent()) {
                    filter("host_filter", "host_filter_type", match.hostFilter().get());
                }
                extra(match.extra());
                json.writeEndObject();
            }
            link(rule.target());
            if (live) {
                if (rule.position().isPresent()) {
                    json.writeNumberField("position", rule.position().getAsInt());
                }
                text("route_stage_id", rule.routeStageId());
            }
            extra(rule.extra());
            json.writeEndObject();
        }

        private void filter(String member, String type, RuleFilter filter) throws IOException {
            json.writeObjectFieldStart(member);
            json.writeStringField(type, filter.type().text());
            json.writeStringField("value", filter.value());
            extra(filter.extra());
            json.writeEndObject();
        }

        private void link(Optional<StageLink> link) throws IOException {
            if (link.isPresent()) {
                json.writeStringField(link.get().kind().linkMember(), link.get().id());
            }
        }

        private void text(String member, Optional<String> value) throws IOException {
            if (value.isPresent()) {
                json.writeStringField(member, value.get());
            }
        }

        private void texts(String member, List<String> values) throws IOException {
            json.writeArrayFieldStart(member);
            for (String value : values) {
                json.writeString(value);
            }
            json.writeEndArray();
        }

        private void flag(String member, boolean value) throws IOException {
            if (value) {
                json.writeBooleanField(member, true);
            }
        }

        private void time(String member, Optional<Instant> value) throws IOException {
            if (value.isPresent()) {
                json.writeStringField(member, value.get().toString());
            }
        }

        private void extra(Map<String, JsonValue> members) throws IOException {
            for (Map.Entry<String, JsonValue> member : members.entrySet()) {
                json.writeFieldName(member.getKey());
                json.writeRawValue(member.getValue().toJson());
            }
        }

        private static String seconds(Duration duration) {
            if (duration.getNano() == 0) {
                return duration.getSeconds() + "s";
            }
            return BigDecimal.valueOf(duration.getSeconds())
                            .add(BigDecimal.valueOf(duration.getNano(), 9))
                            .stripTrailingZeros()
                            .toPlainString()
                    + "s";
        }
    }
}
