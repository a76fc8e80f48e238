package dev.anyedge.lumen.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.anyedge.cdn.error.CdnException;
import dev.anyedge.cdn.error.InvalidRequestException;
import dev.anyedge.cdn.error.NotFoundException;
import dev.anyedge.cdn.error.ValidationException;
import dev.anyedge.lumen.testing.ScriptedPortal;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Usage and real-time figures, and the error that only means that there are none. */
class ReportsTest {
    private static final Scope SERVICE = Scope.service(88001, "BBXY00042");
    private static final Scope SHOP = SERVICE.property("shop.example.org");
    private static final String USAGE = """
            <accessGroup id="88001" name="Example" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
                xsi:noNamespaceSchemaLocation="https://ws.lumen.com/schema/usage/v1.0">
              <apiCorrelationId>API-7</apiCorrelationId>
              <services><service id="BBXY00042"><dataInterval>daily</dataInterval>
                <summaryData><volume>123.5</volume><requests>42</requests></summaryData>
                <networkIdentifiers><ni id="shop.example.org"><summaryData><volume>100</volume></summaryData></ni>
                  <ni id="b.example.org"><summaryData><volume>23.5</volume></summaryData></ni></networkIdentifiers>
              </service></services>
            </accessGroup>
            """;

    private final ScriptedPortal portal = new ScriptedPortal();

    @Test
    void usageIsATreeOfFigures() {
        portal.then(200, USAGE);
        try (LumenApi api = portal.client()) {
            Report report = api.usage(
                    SERVICE,
                    UsageQuery.builder()
                            .serviceType(ServiceType.CACHING)
                            .geo(UsageQuery.Geo.REGION)
                            .start(Instant.parse("2023-03-01T00:00:00Z"))
                            .end(Instant.parse("2023-03-02T12:30:59Z"))
                            .dataInterval("daily")
                            .build());

            assertThat(report.level()).isEqualTo("accessGroup");
            assertThat(report.id()).contains("88001");
            assertThat(report.texts()).isEqualTo(Map.of("apiCorrelationId", "API-7"));
            Report service = report.all("service").findFirst().orElseThrow();
            assertThat(service.figure("VOLUME")).contains(new BigDecimal("123.5"));
            assertThat(service.figure("requests")).contains(new BigDecimal("42"));
            assertThat(service.texts()).containsEntry("dataInterval", "daily");
            assertThat(report.all("ni").map(ni -> ni.id().orElseThrow()))
                    .containsExactly("shop.example.org", "b.example.org");
            assertThat(report.isEmpty()).isFalse();
        }
        assertThat(portal.line())
                .isEqualTo("GET /usage/cdn/v1.0/88001/BBXY00042?serviceType=caching&geo=region&dateFrom=202303010000"
                        + "&dateTo=202303021230&dataInterval=daily");
    }

    @Test
    void aMonthStandsForTwoTimes() {
        portal.then(200, USAGE);
        try (LumenApi api = portal.client()) {
            api.usage(SHOP, UsageQuery.builder().month(YearMonth.of(2023, 3)).build());
        }
        assertThat(portal.line()).isEqualTo("GET /usage/cdn/v1.0/88001/BBXY00042/shop.example.org?dateMonth=202303");
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 400, 404, 500})
    void noUsageIsAnEmptyReportThoughItComesAsAnError(int status) {
        portal.then(status, "{\"error\":{\"message\":\"No usage data was found for the specified criteria.\"}}");
        try (LumenApi api = portal.client()) {
            Report report = api.usage(SHOP, UsageQuery.builder().build());

            assertThat(report.isEmpty()).isTrue();
            assertThat(report.parts()).isEmpty();
        }
        assertThat(portal.requests()).hasSize(1);
    }

    @Test
    void anotherErrorOfUsageIsAnError() {
        portal.then(404, "{\"error\":{\"message\":\"no such property\"}}")
                .then(200, "{\"error\":{\"message\":\"the report could not be made\"}}")
                .then(400, "{\"error\":{\"message\":\"No usage data was found for the criteria\"}}");
        try (LumenApi api = portal.client()) {
            UsageQuery any = UsageQuery.builder().build();
            assertThatThrownBy(() -> api.usage(SHOP, any)).isInstanceOf(NotFoundException.class);
            assertThatThrownBy(() -> api.usage(SHOP, any))
                    .isExactlyInstanceOf(CdnException.class)
                    .hasMessageContaining("the report could not be made");
            assertThatThrownBy(api::key).as("only usage has this meaning").isInstanceOf(InvalidRequestException.class);
        }
    }

    @Test
    void figuresOfTheMomentAreNotAskedForTwice() {
        portal.thenFail(new IOException("reset"))
                .then(
                        200,
                        "<rtm><ni id=\"shop.example.org\"><mbps>12.5</mbps><requestsPerSecond>"
                                + "1e3</requestsPerSecond><hitRatePercentage>n/a</hitRatePercentage></ni></rtm>");
        try (LumenApi api = portal.client()) {
            RealTimeQuery query = RealTimeQuery.builder()
                    .geo(RealTimeQuery.Geo.CLIENT_REGION)
                    .property(true)
                    .accessGroupChildren(true)
                    .build();
            assertThatThrownBy(() -> api.realTime(SHOP, query)).isInstanceOf(CdnException.class);
            assertThat(portal.requests()).hasSize(1);

            Report ni = api.realTime(SHOP, query).parts().get(0);
            assertThat(ni.figure("Mbps")).contains(new BigDecimal("12.5"));
            assertThat(ni.figure("requestsPerSecond").orElseThrow()).isEqualByComparingTo("1000");
            assertThat(ni.texts()).containsEntry("hitRatePercentage", "n/a");
            assertThat(portal.line())
                    .isEqualTo("GET /rtm/cdn/v1.0/88001/BBXY00042/shop.example.org?serviceType=c&geo=clientRegion"
                            + "&property=true&accessGroupChildren=true");
        }
    }

    @Test
    void aQueryThatCannotBeAnsweredIsRefused() {
        try (LumenApi api = portal.client()) {
            assertThatThrownBy(() -> api.usage(
                            SERVICE,
                            UsageQuery.builder()
                                    .start(Instant.EPOCH)
                                    .end(Instant.EPOCH)
                                    .month(YearMonth.of(2023, 3))
                                    .build()))
                    .isInstanceOf(ValidationException.class)
                    .hasMessageContaining("/serviceType")
                    .hasMessageContaining("/dateTo")
                    .hasMessageContaining("/dateMonth");
            assertThatThrownBy(() -> api.usage(
                            SHOP, UsageQuery.builder().end(Instant.EPOCH).build()))
                    .hasMessageContaining("/dateFrom");
        }
        assertThat(portal.requests()).isEmpty();
    }

    @Test
    void theConfigurationInTheHierarchyComesAsItIs() {
        portal.then(200, "<what>ever</what>");
        try (LumenApi api = portal.client()) {
            assertThat(api.serviceConfiguration(SHOP)).isEqualTo("<what>ever</what>");
            assertThatThrownBy(() -> api.serviceConfiguration(SERVICE)).isInstanceOf(ValidationException.class);
        }
        assertThat(portal.line())
                .isEqualTo("GET /services/cdn/v1.0/88001/BBXY00042/shop.example.org?showConfiguration=true");
    }
}
