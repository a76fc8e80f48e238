package dev.anyedge.simulator.edge;

import static dev.anyedge.simulator.edge.EdgeFixture.cacheSays;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the edge keeps, for how long, and for whom; over real HTTP, on a clock that stands still. */
class EdgeCachingTest {

    private final EdgeFixture site = new EdgeFixture();

    @AfterEach
    void close() {
        site.close();
    }

    private void originSays(String body, String... headers) {
        HeaderFields fields = HeaderFields.of(headers);
        site.origin.answer(new OriginResponse(200, fields, body.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
    }

    private int originRequests() {
        return site.origin.requests().size();
    }

    @Test
    void theFirstRequestIsAMissAndTheSecondAHit() {
        HttpResponse<String> first = site.get("/a.txt");
        originSays("second");
        HttpResponse<String> second = site.get("/a.txt");

        assertThat(List.of(cacheSays(first), cacheSays(second))).containsExactly("miss", "hit-fresh");
        assertThat(second.body()).isEqualTo("first");
        assertThat(originRequests()).isEqualTo(1);
    }

    @Test
    void aHitSaysItsAge() {
        site.get("/a.txt");
        site.clock.advance(Duration.ofSeconds(17));

        assertThat(site.get("/a.txt").headers().firstValue("Age")).contains("17");
    }

    @Test
    void theAgeThatTheOriginStatesCounts() {
        originSays("x", "Cache-Control", "max-age=100", "Age", "90");
        site.get("/a.txt");
        site.clock.advance(Duration.ofSeconds(9));
        assertThat(site.get("/a.txt").headers().firstValue("Age")).contains("99");
        site.clock.advance(Duration.ofSeconds(1));

        assertThat(cacheSays(site.get("/a.txt"))).isEqualTo("miss");
    }

    @Test
    void theFallbackTimeEndsToTheSecond() {
        site.get("/a.txt");
        site.clock.advance(Duration.ofSeconds(59));
        assertThat(cacheSays(site.get("/a.txt"))).isEqualTo("hit-fresh");
        site.clock.advance(Duration.ofSeconds(1));

        assertThat(cacheSays(site.get("/a.txt"))).isEqualTo("miss");
    }

    @Test
    void whatTheOriginSaysWinsOverTheFallback() {
        originSays("x", "Cache-Control", "max-age=600");
        site.get("/a.txt");
        site.clock.advance(Duration.ofSeconds(599));

        assertThat(cacheSays(site.get("/a.txt"))).isEqualTo("hit-fresh");
    }

    @Test
    void aSharedLifetimeWinsOverAPrivateOne() {
        originSays("x", "Cache-Control", "max-age=600, s-maxage=\"5\"");
        site.get("/a.txt");
        site.clock.advance(Duration.ofSeconds(5));

        assertThat(cacheSays(site.get("/a.txt"))).isEqualTo("miss");
    }

    @Test
    void expiresIsReadOnTheOriginsOwnClock() {
        originSays("x", "Date", "Sun, 06 Nov 1994 08:49:37 GMT", "Expires", "Sun, 06 Nov 1994 08:50:37 GMT");
        site.get("/a.txt");
        site.clock.advance(Duration.ofSeconds(59));
        assertThat(cacheSays(site.get("/a.txt"))).isEqualTo("hit-fresh");
        site.clock.advance(Duration.ofSeconds(1));

        assertThat(cacheSays(site.get("/a.txt"))).isEqualTo("miss");
    }

    @Test
    void anExpiresThatIsNoDateIsThePast() {
        originSays("x", "Expires", "0");
        site.get("/a.txt");

        assertThat(cacheSays(site.get("/a.txt"))).isEqualTo("miss");
    }

    @ParameterizedTest
    @ValueSource(strings = {"no-store", "private", "no-cache", "max-age=0", "no-store, max-age=60", "max-age=soon"})
    void theOriginMayForbidCaching(String directive) {
        originSays("x", "Cache-Control", directive);
        site.get("/a.txt");

        assertThat(cacheSays(site.get("/a.txt"))).isEqualTo("miss");
        assertThat(originRequests()).isEqualTo(2);
    }

    @Test
    void aFallbackOfZeroCachesNothingByItself() {
        site.caching = EdgeCaching.honorOrigin(Duration.ZERO);
        site.get("/a.txt");

        assertThat(cacheSays(site.get("/a.txt"))).isEqualTo("miss");
    }

    @Test
    void aFallbackOfZeroStillLetsTheOriginDecide() {
        site.caching = EdgeCaching.honorOrigin(Duration.ZERO);
        originSays("x", "Cache-Control", "max-age=10");
        site.get("/a.txt");

        assertThat(cacheSays(site.get("/a.txt"))).isEqualTo("hit-fresh");
    }

    @Test
    void aCookieRequestIsNotServedFromCache() {
        site.get("/a.txt");

        assertThat(cacheSays(site.get("/a.txt", "Cookie", "session=1"))).isEqualTo("miss");
    }

    @Test
    void theAnswerToACookieRequestIsNotKept() {
        site.get("/a.txt", "Cookie", "session=1");

        assertThat(cacheSays(site.get("/a.txt"))).isEqualTo("miss");
    }

    @Test
    void aCookieRequestIsServedFromCacheWhenCookiesAreIncluded() {
        site.cookies = EdgeDecision.Cookies.IGNORE;
        site.get("/a.txt", "Cookie", "session=1");

        assertThat(cacheSays(site.get("/a.txt", "Cookie", "session=2"))).isEqualTo("hit-fresh");
    }

    @Test
    void anAnswerThatSetsACookieIsKeptOnlyWhenTheOriginSaysHowLong() {
        originSays("x", "Set-Cookie", "session=1");
        site.get("/a.txt");
        assertThat(cacheSays(site.get("/a.txt"))).isEqualTo("miss");
        originSays("x", "Set-Cookie", "theme=dark", "Cache-Control", "max-age=60");
        site.get("/a.txt");

        assertThat(cacheSays(site.get("/a.txt"))).isEqualTo("hit-fresh");
    }

    @Test
    void anAnswerToCredentialsIsKeptOnlyWhenItIsPublic() {
        originSays("x", "Cache-Control", "max-age=60");
        site.get("/a.txt", "Authorization", "Bearer x");
        assertThat(cacheSays(site.get("/a.txt", "Authorization", "Bearer x"))).isEqualTo("miss");
        originSays("x", "Cache-Control", "public, max-age=60");
        site.get("/b.txt", "Authorization", "Bearer x");

        assertThat(cacheSays(site.get("/b.txt", "Authorization", "Bearer x"))).isEqualTo("hit-fresh");
    }

    @Test
    void variantsAreKeptApart() {
        site.origin.answer(request -> OriginResponse.text(
                        200, request.headers().first("Accept-Language").orElse("none"))
                .withHeader("Vary", "Accept-Language"));
        site.get("/a.txt", "Accept-Language", "de");
        HttpResponse<String> french = site.get("/a.txt", "Accept-Language", "fr");
        HttpResponse<String> german = site.get("/a.txt", "Accept-Language", "de");

        assertThat(List.of(cacheSays(french), french.body())).containsExactly("miss", "fr");
        assertThat(List.of(cacheSays(german), german.body())).containsExactly("hit-fresh", "de");
    }

    @Test
    void whatVariesInEverythingIsNotKept() {
        originSays("x", "Vary", "*", "Cache-Control", "max-age=60");
        site.get("/a.txt");

        assertThat(cacheSays(site.get("/a.txt"))).isEqualTo("miss");
    }

    @Test
    void headIsServedFromACachedGet() {
        site.get("/a.txt");
        HttpResponse<String> head = site.send("HEAD", "/a.txt", "");

        assertThat(cacheSays(head)).isEqualTo("hit-fresh");
        assertThat(head.headers().firstValue("Content-Length")).contains("5");
        assertThat(head.body()).isEmpty();
    }

    @Test
    void headAloneIsAskedOfTheOriginAndNotKept() {
        HttpResponse<String> head = site.send("HEAD", "/a.txt", "");
        assertThat(List.of(cacheSays(head), site.origin.lastRequest().method())).containsExactly("miss", "HEAD");

        assertThat(cacheSays(site.get("/a.txt"))).isEqualTo("miss");
    }

    @Test
    void whatIsMissingIsRememberedAsMissing() {
        site.origin.answer(OriginResponse.text(404, "nothing here"));
        site.get("/a.txt");
        HttpResponse<String> second = site.get("/a.txt");

        assertThat(second.statusCode()).isEqualTo(404);
        assertThat(cacheSays(second)).isEqualTo("hit-fresh");
    }

    @Test
    void aServerErrorIsNotKept() {
        site.origin.answer(OriginResponse.text(500, "broken"));
        site.get("/a.txt");
        site.origin.answer(OriginResponse.text(200, "whole again"));

        assertThat(site.get("/a.txt").body()).isEqualTo("whole again");
    }

    @Test
    void theQueryIsPartOfTheKey() {
        site.get("/a.txt?v=1");

        assertThat(cacheSays(site.get("/a.txt?v=2"))).isEqualTo("miss");
        assertThat(cacheSays(site.get("/a.txt?v=1"))).isEqualTo("hit-fresh");
    }

    @Test
    void aPurgeOfOnePathForgetsItInAllQueriesAndNothingElse() {
        site.get("/a.txt");
        site.get("/a.txt?v=1");
        site.get("/a.txt.bak");
        site.edge.purge("site", List.of("/a.txt"));

        assertThat(cacheSays(site.get("/a.txt"))).isEqualTo("miss");
        assertThat(cacheSays(site.get("/a.txt?v=1"))).isEqualTo("miss");
        assertThat(cacheSays(site.get("/a.txt.bak"))).isEqualTo("hit-fresh");
    }

    @Test
    void aPurgeWithAQueryForgetsThatOneOnly() {
        site.get("/a.txt?v=1");
        site.get("/a.txt?v=2");
        site.edge.purge("site", List.of("/a.txt?v=1"));

        assertThat(cacheSays(site.get("/a.txt?v=2"))).isEqualTo("hit-fresh");
        assertThat(cacheSays(site.get("/a.txt?v=1"))).isEqualTo("miss");
    }

    @Test
    void aPurgeOfAnotherSiteForgetsNothing() {
        site.get("/a.txt");
        site.edge.purgeAll("another");

        assertThat(cacheSays(site.get("/a.txt"))).isEqualTo("hit-fresh");
    }

    @Test
    void aPurgeOfAllForgetsAll() {
        site.get("/a.txt");
        site.get("/b.txt");
        site.edge.purgeAll("site");

        assertThat(cacheSays(site.get("/a.txt"))).isEqualTo("miss");
        assertThat(cacheSays(site.get("/b.txt"))).isEqualTo("miss");
    }

    @Test
    void whatWasOnItsWayDuringAPurgeIsNotKept() {
        site.origin.answer(request -> {
            site.edge.purge("site", List.of("/a.txt"));
            return OriginResponse.text(200, "old");
        });
        site.get("/a.txt");
        site.origin.answer(OriginResponse.text(200, "new"));

        assertThat(site.get("/a.txt").body()).isEqualTo("new");
    }

    @Test
    void whatIsStaleIsConfirmedByItsTagAndKeptOn() {
        site.origin.answer(request -> request.headers().first("If-None-Match").isPresent()
                ? new OriginResponse(304, HeaderFields.of("ETag", "\"1\"", "x-confirmed", "yes"), new byte[0])
                : OriginResponse.text(200, "first").withHeader("ETag", "\"1\""));
        site.get("/a.txt");
        site.clock.advance(Duration.ofMinutes(2));
        HttpResponse<String> confirmed = site.get("/a.txt");

        assertThat(List.of(confirmed.body(), cacheSays(confirmed))).containsExactly("first", "miss");
        assertThat(site.origin.lastRequest().headers().first("If-None-Match")).contains("\"1\"");
        assertThat(cacheSays(site.get("/a.txt"))).isEqualTo("hit-fresh");
        assertThat(site.get("/a.txt").headers().firstValue("x-confirmed")).contains("yes");
        assertThat(originRequests()).isEqualTo(2);
    }

    @Test
    void aConfirmedAnswerIsYoungAgain() {
        site.origin.answer(request -> request.headers().first("If-None-Match").isPresent()
                ? new OriginResponse(304, HeaderFields.of("Cache-Control", "max-age=60"), new byte[0])
                : OriginResponse.text(200, "first")
                        .withHeader("ETag", "\"1\"")
                        .withHeader("Cache-Control", "max-age=60")
                        .withHeader("Age", "50"));
        site.get("/a.txt");
        site.clock.advance(Duration.ofSeconds(10));
        site.get("/a.txt");
        site.clock.advance(Duration.ofSeconds(59));

        assertThat(site.get("/a.txt").headers().firstValue("Age")).contains("59");
    }

    @Test
    void whatIsStaleIsReplacedWhenTheOriginHasSomethingElse() {
        originSays("first", "Last-Modified", "Sun, 06 Nov 1994 08:49:37 GMT");
        site.get("/a.txt");
        site.clock.advance(Duration.ofMinutes(2));
        originSays("second");

        assertThat(site.get("/a.txt").body()).isEqualTo("second");
        assertThat(site.origin.lastRequest().headers().first("If-Modified-Since"))
                .contains("Sun, 06 Nov 1994 08:49:37 GMT");
    }

    @Test
    void whatIsStaleIsNotServedWhenTheOriginIsGone() {
        site.get("/a.txt");
        site.clock.advance(Duration.ofMinutes(2));
        site.origin.answer(request -> {
            throw new java.io.UncheckedIOException(new java.io.IOException("gone"));
        });

        assertThat(site.get("/a.txt").statusCode()).isEqualTo(502);
    }

    @Test
    void invalidatingKeepsTheAnswerButAsksTheOrigin() {
        originSays("first", "ETag", "\"1\"");
        site.get("/a.txt");
        site.edge.invalidateMatching("site", target -> target.equals("/a.txt"));
        site.origin.answer(new OriginResponse(304, HeaderFields.none(), new byte[0]));
        HttpResponse<String> again = site.get("/a.txt");

        assertThat(List.of(again.body(), cacheSays(again))).containsExactly("first", "miss");
    }

    @Test
    void aViewerWhoHasItAlreadyGetsNoBody() {
        originSays("first", "ETag", "\"1\"", "Content-Type", "text/plain");
        site.get("/a.txt");
        HttpResponse<String> known = site.get("/a.txt", "If-None-Match", "W/\"1\", \"2\"");

        assertThat(known.statusCode()).isEqualTo(304);
        assertThat(cacheSays(known)).isEqualTo("hit-fresh");
        assertThat(site.get("/a.txt", "If-None-Match", "\"2\"").statusCode()).isEqualTo(200);
    }

    @Test
    void theConditionsOfAViewerDoNotReachTheOriginOnAMiss() {
        originSays("first", "ETag", "\"1\"");

        assertThat(site.get("/a.txt", "If-None-Match", "\"1\"").statusCode()).isEqualTo(304);
        assertThat(site.origin.lastRequest().headers().contains("If-None-Match"))
                .isFalse();
        assertThat(site.get("/a.txt").body()).isEqualTo("first");
    }

    @ParameterizedTest
    @CsvSource({
        "bytes=0-1,206,fi,bytes 0-1/5",
        "bytes=3-,206,st,bytes 3-4/5",
        "bytes=-2,206,st,bytes 3-4/5",
        "bytes=-9,206,first,bytes 0-4/5",
        "bytes=4-99,206,t,bytes 4-4/5",
        "bytes=5-,416,'',bytes */5",
        "bytes=-0,416,'',bytes */5",
        "'bytes=0-0,2-2',200,first,",
        "bytes=2-1,200,first,",
        "bytes=-,200,first,",
        "lines=0-1,200,first,"
    })
    void aPartIsCutOutOfTheWhole(String range, int status, String body, String contentRange) {
        HttpResponse<String> miss = site.get("/a.txt", "Range", range);
        HttpResponse<String> hit = site.get("/a.txt", "Range", range);

        for (HttpResponse<String> part : List.of(miss, hit)) {
            assertThat(part.statusCode()).isEqualTo(status);
            assertThat(part.body()).isEqualTo(body);
            assertThat(part.headers().firstValue("Content-Range").orElse(null)).isEqualTo(contentRange);
        }
        assertThat(site.origin.lastRequest().headers().contains("Range")).isFalse();
        assertThat(List.of(cacheSays(miss), cacheSays(hit))).containsExactly("miss", "hit-fresh");
        assertThat(site.get("/a.txt").body()).isEqualTo("first");
    }

    @Test
    void aPartOfSomethingElseIsAnsweredWhole() {
        originSays("first", "ETag", "\"2\"");

        assertThat(site.get("/a.txt", "Range", "bytes=0-1", "If-Range", "\"1\"").body())
                .isEqualTo("first");
        assertThat(site.get("/a.txt", "Range", "bytes=0-1", "If-Range", "\"2\"").body())
                .isEqualTo("fi");
        assertThat(site.get("/a.txt", "Range", "bytes=0-1", "If-Range", "W/\"2\"")
                        .body())
                .isEqualTo("first");
    }

    @Test
    void pastTheCacheTheOriginIsAskedForThePart() {
        site.caching = EdgeCaching.bypass();
        site.get("/a.txt", "Range", "bytes=0-1");

        assertThat(site.origin.lastRequest().headers().first("Range")).contains("bytes=0-1");
    }

    @Test
    void aViewerCannotForceTheOriginToBeAsked() {
        site.get("/a.txt");

        assertThat(cacheSays(site.get("/a.txt", "Cache-Control", "no-cache"))).isEqualTo("hit-fresh");
    }

    @Test
    void otherMethodsPassThroughWithTheirBody() {
        site.get("/form");
        HttpResponse<String> posted = site.send("POST", "/form", "a=b", "Content-Type", "text/plain");
        OriginRequest asked = site.origin.lastRequest();

        assertThat(cacheSays(posted)).isEqualTo("miss");
        assertThat(asked.method()).isEqualTo("POST");
        assertThat(new String(asked.body(), java.nio.charset.StandardCharsets.UTF_8))
                .isEqualTo("a=b");
        assertThat(asked.headers().first("Content-Type")).contains("text/plain");
    }

    @Test
    void whoChangesSomethingSeesTheChange() {
        site.get("/form");
        site.send("PUT", "/form", "a=b");

        assertThat(cacheSays(site.get("/form"))).isEqualTo("miss");
    }

    @Test
    void aRefusedChangeLeavesTheCacheAlone() {
        site.get("/form");
        site.origin.answer(OriginResponse.text(403, "no"));
        site.send("DELETE", "/form", "");

        assertThat(cacheSays(site.get("/form"))).isEqualTo("hit-fresh");
    }

    @Test
    void anOverrideHoldsWhateverTheOriginSays() {
        site.caching = EdgeCaching.override(Duration.ofSeconds(30));
        originSays("x", "Cache-Control", "no-store, max-age=0");
        site.get("/a.txt");
        site.clock.advance(Duration.ofSeconds(29));
        assertThat(cacheSays(site.get("/a.txt"))).isEqualTo("hit-fresh");
        site.clock.advance(Duration.ofSeconds(1));

        assertThat(cacheSays(site.get("/a.txt"))).isEqualTo("miss");
    }

    @Test
    void noStoreForgetsWhatIsThereAndBypassLeavesIt() {
        EdgeCaching kept = site.caching;
        site.get("/a.txt");
        site.caching = EdgeCaching.bypass();
        assertThat(cacheSays(site.get("/a.txt"))).isEqualTo("miss");
        site.caching = kept;
        assertThat(cacheSays(site.get("/a.txt"))).isEqualTo("hit-fresh");
        site.caching = EdgeCaching.noStore();
        assertThat(cacheSays(site.get("/a.txt"))).isEqualTo("miss");
        site.caching = kept;

        assertThat(cacheSays(site.get("/a.txt"))).isEqualTo("miss");
    }

    @Test
    void revalidateAsksTheOriginEveryTime() {
        site.caching = EdgeCaching.revalidate();
        site.origin.answer(request -> request.headers().first("If-None-Match").isPresent()
                ? new OriginResponse(304, HeaderFields.none(), new byte[0])
                : OriginResponse.text(200, "first").withHeader("ETag", "\"1\""));
        site.get("/a.txt");

        assertThat(site.get("/a.txt").body()).isEqualTo("first");
        assertThat(site.get("/a.txt").body()).isEqualTo("first");
        assertThat(originRequests()).isEqualTo(3);
    }
}
