package dev.anyedge.examples.command;

import com.fasterxml.jackson.databind.JsonNode;
import dev.anyedge.cdn.engine.Placeholders;
import dev.anyedge.cdn.error.ValidationException;
import dev.anyedge.cdn.error.Violation;
import dev.anyedge.cdn.evaluation.Decision;
import dev.anyedge.cdn.evaluation.Evaluator;
import dev.anyedge.cdn.evaluation.Refusal;
import dev.anyedge.cdn.evaluation.Request;
import dev.anyedge.cdn.model.Distribution;
import dev.anyedge.cdn.model.Endpoint;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What the model decides for requests. */
@Command(name = "explain", description = "Says which rule decides a request, and what happens to it.")
final class ExplainCommand extends Subcommand {
    @Parameters(paramLabel = "FILE", description = "a distribution, or - for standard input")
    String file = "-";

    @ArgGroup(exclusive = true, multiplicity = "1")
    Which which = new Which();

    @Option(names = "--method", paramLabel = "M", description = "the HTTP method; GET by default")
    String method = "GET";

    @Option(names = "--header", paramLabel = "'K: V'", description = "a request header; repeatable")
    List<String> headers = List.of();

    @Option(names = "--client-ip", paramLabel = "IP", description = "the client's address")
    @Nullable
    String clientIp;

    @Option(names = "--country", paramLabel = "CC", description = "the client's country")
    @Nullable
    String country;

    @Option(names = "--continent", paramLabel = "CC", description = "the client's continent")
    @Nullable
    String continent;

    @Option(names = "--region", paramLabel = "CC:RR", description = "the client's region")
    @Nullable
    String region;

    @Option(names = "--partial", description = "accept a distribution with placeholders that end in .invalid")
    boolean partial;

    @Option(names = "--rules-only", description = "leave endpoints out: any host and scheme, rules and defaults alone")
    boolean rulesOnly;

    ExplainCommand(Output output) {
        super(output);
    }

    /** One request, or a file of them. */
    static final class Which {
        @Option(
                names = "--url",
                required = true,
                paramLabel = "URL",
                description = "a URL, or a path on the first host")
        @Nullable
        String url;

        @Option(
                names = "--requests",
                required = true,
                paramLabel = "REQUESTS.jsonl",
                description = "one request a line, or - for standard input")
        @Nullable
        String requests;
    }

    @Override
    int run() {
        if (file.equals("-") && "-".equals(which.requests)) {
            throw new InvalidUseException("The distribution and the requests cannot both come from standard input.");
        }
        Distribution distribution = Input.distribution(file);
        List<Violation> placeholders = Placeholders.in(distribution);
        if (!partial && !placeholders.isEmpty()) {
            throw new ValidationException("distribution (--partial accepts placeholders)", placeholders);
        }
        Explanations explanations = new Explanations(distribution, rulesOnly);
        if (which.url != null) {
            print(explanations.explain(request(explanations, which.url), true));
            return CdnCommand.DONE;
        }
        RequestLines lines = new RequestLines(Input.text(String.valueOf(which.requests)), explanations.firstHost());
        for (Request request : lines.all()) {
            output.resultLine(Output.parse(explanations.explain(request, false).toJson()));
        }
        return CdnCommand.DONE;
    }

    private Request request(Explanations explanations, String url) {
        Request.Builder request = Request.builder()
                .url(RequestLines.absolute(url, explanations.firstHost()))
                .method(method)
                .headers(headerMap());
        if (clientIp != null) {
            request.clientIp(clientIp);
        }
        if (country != null) {
            request.country(country);
        }
        if (continent != null) {
            request.continent(continent);
        }
        if (region != null) {
            request.region(region);
        }
        return request.build();
    }

    private Map<String, String> headerMap() {
        Map<String, String> map = new LinkedHashMap<>();
        for (String header : headers) {
            int colon = header.indexOf(':');
            if (colon < 1) {
                throw new InvalidUseException("--header takes 'Name: value', not '" + header + "'");
            }
            map.put(
                    header.substring(0, colon).strip(),
                    header.substring(colon + 1).strip());
        }
        return map;
    }

    private void print(Decision decision) {
        JsonNode json = Output.parse(decision.toJson());
        if (output.json()) {
            output.result(json);
            return;
        }
        StringBuilder text = new StringBuilder();
        text.append("rule           ")
                .append(decision.rule().orElse("(defaults)"))
                .append('\n');
        text.append("allowed        ")
                .append(decision.allowed())
                .append(decision.reason().map(r -> " — " + r).orElse(""))
                .append('\n');
        decision.location()
                .ifPresent(l -> text.append("location       ").append(l).append('\n'));
        text.append("origin         ").append(decision.origin().id()).append('\n');
        text.append("origin path    ").append(decision.originPath()).append('\n');
        text.append("caching        ").append(json.path("caching").path("mode").asText());
        if (!json.path("caching").path("ttl").isNull()) {
            text.append(' ').append(json.path("caching").path("ttl").asLong()).append('s');
        }
        text.append('\n');
        text.append("query key      ")
                .append(json.path("queryArguments").path("mode").asText());
        json.path("queryArguments").path("names").forEach(n -> text.append(' ').append(n.asText()));
        text.append('\n');
        output.result(text.toString());
    }

    /** Evaluates requests; a host that the distribution does not know may stand for its first endpoint. */
    static final class Explanations {
        private final Evaluator evaluator;
        private final String firstHost;

        Explanations(Distribution distribution, boolean rulesOnly) {
            firstHost = hostOf(distribution.endpoints().get(0), distribution.name());
            evaluator = rulesOnly
                    ? Evaluator.rulesOnly(distribution)
                    : Evaluator.of(distribution, assignedHost(distribution));
        }

        String firstHost() {
            return firstHost;
        }

        Decision explain(Request request, boolean anyHost) {
            Decision decision = evaluator.decide(request);
            boolean unknown = decision.refusal()
                    .filter(r -> r.cause() == Refusal.Cause.UNKNOWN_HOST)
                    .isPresent();
            return unknown && anyHost
                    ? evaluator.decide(
                            Request.builder().from(request).host(firstHost).build())
                    : decision;
        }

        private static List<String> assignedHost(Distribution distribution) {
            return distribution.endpoints().stream()
                    .filter(Endpoint.Assigned.class::isInstance)
                    .map(endpoint -> hostOf(endpoint, distribution.name()))
                    .distinct()
                    .toList();
        }

        private static String hostOf(Endpoint endpoint, String name) {
            return endpoint.accept(new Endpoint.Visitor<String>() {
                @Override
                public String custom(Endpoint.Custom custom) {
                    return custom.hostname();
                }

                @Override
                public String wildcard(Endpoint.Wildcard wildcard) {
                    return "www." + wildcard.hostname();
                }

                @Override
                public String assigned(Endpoint.Assigned assigned) {
                    // the provider has not chosen yet; any name does
                    return assigned.prefix().orElse(name) + ".assigned.invalid";
                }
            });
        }
    }
}
