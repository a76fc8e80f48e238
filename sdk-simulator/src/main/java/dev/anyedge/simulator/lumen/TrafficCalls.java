package dev.anyedge.simulator.lumen;

import static dev.anyedge.simulator.lumen.LumenOperation.documented;

import dev.anyedge.simulator.SimulatorClock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;

/**
 * Usage and real-time figures, from what the simulated edges have really served (Lumen reference §5.5, §5.6). Names of
 * figures are documented, units of the volume are not: it is in bytes. The provider is hours late with usage, the simulator is
 * not.
 */
final class TrafficCalls {

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("uuuuMMddHHmm", Locale.ROOT);
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("uuuuMM", Locale.ROOT);

    /** Over which time the real-time figures are taken. */
    private static final Duration WINDOW = Duration.ofMinutes(5);

    private static final int MOST_INTERVALS = 10_000;

    private record Period(Instant from, Instant until) {}

    private final LumenAccount account;
    private final LiveNetwork network;
    private final EdgeTraffic traffic;
    private final Correlation correlation;
    private final SimulatorClock clock;

    TrafficCalls(
            LumenAccount account,
            LiveNetwork network,
            EdgeTraffic traffic,
            Correlation correlation,
            SimulatorClock clock) {
        this.account = account;
        this.network = network;
        this.traffic = traffic;
        this.correlation = correlation;
        this.clock = clock;
    }

    List<LumenOperation> operations() {
        List<LumenOperation> operations = new ArrayList<>();
        for (String scope : List.of("/{group}", "/{group}/{scid}", "/{group}/{scid}/{ni}")) {
            operations.add(documented("GET", "/usage/cdn/v1.0" + scope, this::usage));
            operations.add(documented("GET", "/rtm/cdn/v1.0" + scope, this::realTime));
        }
        return operations;
    }

    // ---- usage ----

    private Reply usage(LumenCall call) {
        if (call.path("ni").isEmpty() || call.query("serviceType").isPresent()) {
            call.require("serviceType", Set.of("caching", "c", "origin", "o"));
        }
        call.allow("geo", Set.of("region", "metro"));
        call.allow("dataInterval", Set.of("5min", "daily", "monthly"));
        Period period = period(call);
        boolean caching = !call.query("serviceType").orElse("c").startsWith("o");
        Set<String> all = new HashSet<>();
        AnswerTree tree = tree(call, account.group(call.path("group")), (level, sites) -> {
            all.addAll(sites);
            return usage(call, level, sites, period);
        });
        if (!caching || traffic.between(all, period.from, period.until).requests() == 0) {
            // §1.5: no rows are an error; its text is known, its status is not
            throw LumenFailure.inferred(404, "No usage data was found for the specified criteria.");
        }
        return tree.reply("usage", call.wantsJson()).asInferred();
    }

    private AnswerTree usage(LumenCall call, AnswerTree level, Set<String> sites, Period period) {
        call.query("dataInterval")
                .ifPresent(name -> level.repeat(
                        "dataInterval",
                        intervals(name, period).stream()
                                .filter(part -> traffic.between(sites, part.from, part.until)
                                                .requests()
                                        > 0)
                                .map(part -> figures(
                                        new AnswerTree("dataInterval").attribute("start", minute(part.from)),
                                        sites,
                                        part))
                                .toList()));
        return level.with(figures(new AnswerTree("summaryData"), sites, period));
    }

    private AnswerTree figures(AnswerTree element, Set<String> sites, Period period) {
        EdgeTraffic.Sums sums = traffic.between(sites, period.from, period.until);
        return element.with("volume", sums.bytes())
                .with("requests", sums.requests())
                .with("missVolume", sums.missBytes());
    }

    private static String minute(Instant at) {
        return MINUTE.format(at.atZone(ZoneOffset.UTC));
    }

    private static List<Period> intervals(String name, Period period) {
        List<Period> parts = new ArrayList<>();
        ZonedDateTime from = period.from.atZone(ZoneOffset.UTC);
        while (from.toInstant().isBefore(period.until)) {
            ZonedDateTime next =
                    switch (name) {
                        case "5min" -> from.plusMinutes(5);
                        case "daily" -> from.truncatedTo(ChronoUnit.DAYS).plusDays(1);
                        default ->
                            from.truncatedTo(ChronoUnit.DAYS).withDayOfMonth(1).plusMonths(1);
                    };
            Instant end = next.toInstant().isBefore(period.until) ? next.toInstant() : period.until;
            parts.add(new Period(from.toInstant(), end));
            if (parts.size() > MOST_INTERVALS) {
                throw LumenFailure.badRequest("the period has more than " + MOST_INTERVALS + " intervals");
            }
            from = next;
        }
        return parts;
    }

    /** A month, or from a minute to a minute; without either the current month. */
    private Period period(LumenCall call) {
        try {
            if (call.query("dateFrom").isPresent()) {
                Instant from = instant(call.query("dateFrom").get());
                Instant until = call.query("dateTo").map(TrafficCalls::instant).orElseGet(clock::instant);
                return new Period(from, until);
            }
            YearMonth month = call.query("dateMonth")
                    .map(text -> YearMonth.parse(text, MONTH))
                    .orElseGet(() -> YearMonth.from(clock.instant().atZone(ZoneOffset.UTC)));
            return new Period(
                    month.atDay(1).atStartOfDay().toInstant(ZoneOffset.UTC),
                    month.plusMonths(1).atDay(1).atStartOfDay().toInstant(ZoneOffset.UTC));
        } catch (DateTimeException unreadable) {
            throw LumenFailure.badRequest("dates are yyyyMMddHHmm, months yyyyMM, in UTC");
        }
    }

    private static Instant instant(String text) {
        return LocalDateTime.parse(text, MINUTE).toInstant(ZoneOffset.UTC);
    }

    // ---- real time ----

    private Reply realTime(LumenCall call) {
        call.require("serviceType", Set.of("c", "caching"));
        call.allow("geo", Set.of("none", "region", "metro", "clientRegion"));
        Instant until = clock.instant().truncatedTo(ChronoUnit.MINUTES).plus(1, ChronoUnit.MINUTES);
        Instant from = until.minus(WINDOW);
        BiFunction<AnswerTree, Set<String>, AnswerTree> figures =
                (level, sites) -> rates(level, traffic.between(sites, from, until));
        LumenAccount.Group group = account.group(call.path("group"));
        AnswerTree tree = tree(call, group, figures);
        if (call.query("accessGroupChildren").map("true"::equals).orElse(false)) {
            tree.list(
                    "accessGroups",
                    "accessGroup",
                    account.groups.stream()
                            .filter(child -> child.parent().equals(Optional.of(group.id())))
                            .map(child -> tree(call, child, figures))
                            .toList());
        }
        return tree.reply("rtm", call.wantsJson()).asInferred();
    }

    private static AnswerTree rates(AnswerTree level, EdgeTraffic.Sums sums) {
        double seconds = WINDOW.toSeconds();
        return level.with("Mbps", sums.bytes() * 8 / 1e6 / seconds)
                .with("requestsPerSecond", sums.requests() / seconds)
                .with("missMbps", sums.missBytes() * 8 / 1e6 / seconds)
                .with("missPerSecond", sums.misses() / seconds)
                .with("status403PerSec", sums.forbidden() / seconds)
                .with("status404PerSec", sums.notFound() / seconds)
                .with("status503PerSec", sums.unavailable() / seconds)
                .with("status504PerSec", sums.timeouts() / seconds)
                .with("status5xxPerSec", sums.serverErrors() / seconds)
                .with("ptPerSec", 0.0)
                .with(
                        "hitRatePercentage",
                        sums.requests() == 0 ? 0.0 : 100.0 * (sums.requests() - sums.misses()) / sums.requests());
    }

    // ---- both ----

    /** The levels of the scope, each with what {@code figures} adds to it. */
    private AnswerTree tree(
            LumenCall call, LumenAccount.Group group, BiFunction<AnswerTree, Set<String>, AnswerTree> figures) {
        List<LumenAccount.Service> wanted = call.path("scid").isEmpty()
                ? account.servicesOf(group.id())
                : List.of(account.service(group.id(), call.path("scid")));
        boolean properties = !call.path("ni").isEmpty()
                || call.query("property").map("true"::equals).orElse(false);
        Set<String> groupSites = new HashSet<>();
        List<AnswerTree> services = new ArrayList<>();
        for (LumenAccount.Service service : wanted) {
            Set<String> serviceSites = new HashSet<>();
            List<AnswerTree> identifiers = new ArrayList<>();
            for (LiveNetwork.Property property : call.path("ni").isEmpty()
                    ? network.properties(service)
                    : List.of(network.property(service, call.path("ni")))) {
                serviceSites.addAll(property.sites());
                identifiers.add(figures.apply(
                        new AnswerTree("ni")
                                .attribute("id", property.name())
                                .with(
                                        "serviceResource",
                                        "/" + group.id() + "/" + service.scid() + "/" + property.name()),
                        property.sites()));
            }
            groupSites.addAll(serviceSites);
            AnswerTree level = figures.apply(
                    new AnswerTree("service")
                            .attribute("id", service.scid())
                            .with("serviceResource", "/" + group.id() + "/" + service.scid()),
                    serviceSites);
            services.add(properties ? level.list("networkIdentifiers", "ni", identifiers) : level);
        }
        return figures.apply(
                        new AnswerTree("accessGroup")
                                .numericId(group.id())
                                .attribute("name", group.name())
                                .with("apiCorrelationId", correlation.next("CDNPortal"))
                                .with("serviceResource", "/" + group.id()),
                        groupSites)
                .list("services", "service", services);
    }
}
