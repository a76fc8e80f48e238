package dev.anyedge.scaleway.internal.wire;

import dev.anyedge.scaleway.api.FilterType;
import dev.anyedge.scaleway.api.MethodFilter;
import dev.anyedge.scaleway.api.RouteRule;
import dev.anyedge.scaleway.api.RuleFilter;
import dev.anyedge.scaleway.api.RuleHttpMatch;

/** JSON of route rules (Scaleway reference §5.8). */
public final class RouteRuleJson {
    private static final String PATH_TYPE = "path_filter_type";
    private static final String HOST_TYPE = "host_filter_type";

    private RouteRuleJson() {}

    /**
     * Reads a route rule.
     *
     * @param in its object
     * @return the value
     */
    public static RouteRule routeRule(WireReader in) {
        return RouteRule.builder()
                .match(in.object("rule_http_match", RouteRuleJson::ruleHttpMatch))
                .target(StageJson.link(in, StageJson.ROUTE_NEXT))
                .position(in.smallNumber("position"))
                .routeStageId(in.optionalText("route_stage_id"))
                .extra(in.extra())
                .build();
    }

    /**
     * Writes a route rule.
     *
     * @param value the value
     * @return its object
     */
    public static WireWriter write(RouteRule value) {
        return new WireWriter()
                .object("rule_http_match", value.match(), RouteRuleJson::write)
                .link(value.target())
                .number("position", value.position())
                .text("route_stage_id", value.routeStageId())
                .extra(value.extra());
    }

    /**
     * Reads what a rule matches.
     *
     * @param in its object
     * @return the value
     */
    public static RuleHttpMatch ruleHttpMatch(WireReader in) {
        return RuleHttpMatch.builder()
                .methodFilters(in.texts("method_filters").stream()
                        .map(MethodFilter::new)
                        .toList())
                .pathFilter(in.object("path_filter", pattern -> ruleFilter(pattern, PATH_TYPE)))
                .hostFilter(in.object("host_filter", pattern -> ruleFilter(pattern, HOST_TYPE)))
                .extra(in.extra())
                .build();
    }

    /**
     * Writes what a rule matches.
     *
     * @param value the value
     * @return its object
     */
    public static WireWriter write(RuleHttpMatch value) {
        return new WireWriter()
                .texts(
                        "method_filters",
                        value.methodFilters().stream().map(MethodFilter::text).toList())
                .object("path_filter", value.pathFilter(), filter -> write(filter, PATH_TYPE))
                .object("host_filter", value.hostFilter(), filter -> write(filter, HOST_TYPE))
                .extra(value.extra());
    }

    private static RuleFilter ruleFilter(WireReader in, String typeMember) {
        return RuleFilter.builder()
                .type(in.word(typeMember, FilterType::new).orElse(FilterType.REGEX))
                .value(in.text("value"))
                .extra(in.extra())
                .build();
    }

    private static WireWriter write(RuleFilter filter, String typeMember) {
        return new WireWriter()
                .word(typeMember, filter.type())
                .text("value", filter.value())
                .extra(filter.extra());
    }
}
