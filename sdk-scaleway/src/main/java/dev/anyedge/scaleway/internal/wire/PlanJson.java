package dev.anyedge.scaleway.internal.wire;

import dev.anyedge.scaleway.api.Billing;
import dev.anyedge.scaleway.api.DomainCheck;
import dev.anyedge.scaleway.api.LbOriginCheck;
import dev.anyedge.scaleway.api.LbOriginError;
import dev.anyedge.scaleway.api.Money;
import dev.anyedge.scaleway.api.PemChainCheck;
import dev.anyedge.scaleway.api.Plan;
import dev.anyedge.scaleway.api.PlanDetails;
import dev.anyedge.scaleway.api.PlanName;
import dev.anyedge.scaleway.api.PlanUsageDetails;

/** JSON of plans, bills and checks (Scaleway reference §5.10). */
public final class PlanJson {
    private PlanJson() {}

    /**
     * Reads a plan.
     *
     * @param in its object
     * @return the value
     */
    public static Plan plan(WireReader in) {
        return Plan.builder()
                .planName(in.word("plan_name", PlanName::new).orElse(PlanName.UNKNOWN))
                .extra(in.extra())
                .build();
    }

    /**
     * Writes a plan.
     *
     * @param value the value
     * @return its object
     */
    public static WireWriter write(Plan value) {
        return new WireWriter().word("plan_name", value.planName()).extra(value.extra());
    }

    /**
     * Reads what a plan includes.
     *
     * @param in its object
     * @return the value
     */
    public static PlanDetails planDetails(WireReader in) {
        return PlanDetails.builder()
                .planName(in.word("plan_name", PlanName::new).orElse(PlanName.UNKNOWN))
                .packageGb(in.number("package_gb"))
                .pipelineLimit(in.number("pipeline_limit"))
                .wafRequests(in.number("waf_requests"))
                .backendLimit(in.number("backend_limit"))
                .wildcardDomain(in.optionalFlag("wildcard_domain"))
                .extra(in.extra())
                .build();
    }

    /**
     * Writes what a plan includes.
     *
     * @param value the value
     * @return its object
     */
    public static WireWriter write(PlanDetails value) {
        return new WireWriter()
                .word("plan_name", value.planName())
                .number("package_gb", value.packageGb())
                .number("pipeline_limit", value.pipelineLimit())
                .number("waf_requests", value.wafRequests())
                .number("backend_limit", value.backendLimit())
                .flag("wildcard_domain", value.wildcardDomain())
                .extra(value.extra());
    }

    /**
     * Reads an amount of money.
     *
     * @param in its object
     * @return the value
     */
    public static Money money(WireReader in) {
        return Money.builder()
                .currencyCode(in.text("currency_code"))
                .units(in.number("units").orElse(0))
                .nanos(in.smallNumber("nanos").orElse(0))
                .extra(in.extra())
                .build();
    }

    /**
     * Writes an amount of money.
     *
     * @param value the value
     * @return its object
     */
    public static WireWriter write(Money value) {
        return new WireWriter()
                .text("currency_code", value.currencyCode())
                .number("units", value.units())
                .number("nanos", value.nanos())
                .extra(value.extra());
    }

    /**
     * Reads a bill.
     *
     * @param in its object
     * @return the value
     */
    public static Billing billing(WireReader in) {
        return Billing.builder()
                .currentPlan(in.object("current_plan", PlanJson::planDetails))
                .planCost(in.object("plan_cost", PlanJson::money))
                .extraPipelinesCost(in.object("extra_pipelines_cost", PlanJson::money))
                .extraCacheCost(in.object("extra_cache_cost", PlanJson::money))
                .extraWafCost(in.object("extra_waf_cost", PlanJson::money))
                .wafAddOn(in.object("waf_add_on", PlanJson::money))
                .totalCost(in.object("total_cost", PlanJson::money))
                .pipelineNumber(in.number("pipeline_number"))
                .currentPlanCacheUsage(in.number("current_plan_cache_usage"))
                .extraCacheUsage(in.number("extra_cache_usage"))
                .currentPlanWafUsage(in.number("current_plan_waf_usage"))
                .extraWafUsage(in.number("extra_waf_usage"))
                .plansUsageDetails(in.objectsByName("plans_usage_details", PlanJson::planUsageDetails))
                .extra(in.extra())
                .build();
    }

    /**
     * Writes a bill.
     *
     * @param value the value
     * @return its object
     */
    public static WireWriter write(Billing value) {
        return new WireWriter()
                .object("current_plan", value.currentPlan(), PlanJson::write)
                .object("plan_cost", value.planCost(), PlanJson::write)
                .object("extra_pipelines_cost", value.extraPipelinesCost(), PlanJson::write)
                .object("extra_cache_cost", value.extraCacheCost(), PlanJson::write)
                .object("extra_waf_cost", value.extraWafCost(), PlanJson::write)
                .object("waf_add_on", value.wafAddOn(), PlanJson::write)
                .object("total_cost", value.totalCost(), PlanJson::write)
                .number("pipeline_number", value.pipelineNumber())
                .number("current_plan_cache_usage", value.currentPlanCacheUsage())
                .number("extra_cache_usage", value.extraCacheUsage())
                .number("current_plan_waf_usage", value.currentPlanWafUsage())
                .number("extra_waf_usage", value.extraWafUsage())
                .objectsByName("plans_usage_details", value.plansUsageDetails(), PlanJson::write)
                .extra(value.extra());
    }

    /**
     * Reads what a plan cost.
     *
     * @param in its object
     * @return the value
     */
    public static PlanUsageDetails planUsageDetails(WireReader in) {
        return PlanUsageDetails.builder()
                .planCost(in.object("plan_cost", PlanJson::money))
                .extra(in.extra())
                .build();
    }

    /**
     * Writes what a plan cost.
     *
     * @param value the value
     * @return its object
     */
    public static WireWriter write(PlanUsageDetails value) {
        return new WireWriter()
                .object("plan_cost", value.planCost(), PlanJson::write)
                .extra(value.extra());
    }

    /**
     * Reads the check of a domain.
     *
     * @param in its object
     * @return the value
     */
    public static DomainCheck domainCheck(WireReader in) {
        return DomainCheck.builder()
                .valid(in.flag("is_valid"))
                .extra(in.extra())
                .build();
    }

    /**
     * Writes the check of a domain.
     *
     * @param value the value
     * @return its object
     */
    public static WireWriter write(DomainCheck value) {
        return new WireWriter().flag("is_valid", value.valid()).extra(value.extra());
    }

    /**
     * Reads the check of a certificate.
     *
     * @param in its object
     * @return the value
     */
    public static PemChainCheck pemChainCheck(WireReader in) {
        return PemChainCheck.builder()
                .valid(in.flag("is_valid"))
                .extra(in.extra())
                .build();
    }

    /**
     * Writes the check of a certificate.
     *
     * @param value the value
     * @return its object
     */
    public static WireWriter write(PemChainCheck value) {
        return new WireWriter().flag("is_valid", value.valid()).extra(value.extra());
    }

    /**
     * Reads the check of a load balancer.
     *
     * @param in its object
     * @return the value
     */
    public static LbOriginCheck lbOriginCheck(WireReader in) {
        return LbOriginCheck.builder()
                .valid(in.flag("is_valid"))
                .errorType(in.word("error_type", LbOriginError::new).orElse(LbOriginError.UNKNOWN))
                .extra(in.extra())
                .build();
    }

    /**
     * Writes the check of a load balancer.
     *
     * @param value the value
     * @return its object
     */
    public static WireWriter write(LbOriginCheck value) {
        return new WireWriter()
                .flag("is_valid", value.valid())
                .word("error_type", value.errorType())
                .extra(value.extra());
    }
}
