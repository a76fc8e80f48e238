package dev.anyedge.simulator.lumen.edge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anyedge.simulator.edge.EdgeCaching;
import dev.anyedge.simulator.edge.EdgeRequest;
import dev.anyedge.simulator.lumen.SampleImages;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What properties of version 1.0 decide. */
class LegacyDeciderTest {

    private static final String DOCUMENT = """
            {'properties':[{'originserver':{'host':'origin.example','port':'8001','protocol':'http','webroot':'/w/'},
              'aliases':['shop.example','m.shop.example'],'cosid':'41001',
              'resourceGroups':[
                {'rgid':'images','rgtype':'path','rgdef':['/img/*','*.webp'],'order':1},
                {'rgid':'raw','rgtype':'path','rgdef':['/img/raw/+'],'order':0},
                {'rgid':'local','rgtype':'path','rgdef':['/local/*'],'order':2},
                {'rgid':'secret','rgtype':'path','rgdef':['/vod/*'],'order':3}],
              'configurationGroups':{
                'images':{'CacheControl':{'cchomode':{'int':'6h'}},
                          'ContentManipulation':{'qshmode':{'type':'string','action':'ignore'}}},
                'raw':{'CacheControl':{'cchomode':{'int':'no-store'}}},
                'local':{'AccessControl':{'geoblocking':{'geoid':['Iberia','Andes'],'action':'allow'}}},
                'secret':{'AccessControl':{'tokenauth':{'action':'fail'}}}},
              'geoDefs':[{'geoid':'Iberia','cc':'ES, PT'}],
              'tokens':[{'tokenid':'4','secret':'not-a-real-secret'}]}],
             'resourceGroups':[{'rgid':'all','rgtype':'path','rgdef':['*'],'order':0}],
             'configurationGroups':{'all':{'CacheControl':{'cchomode':{'int':'90'}}}},
             'geoDefs':[{'geoid':'Andes','cc':['PE']}],'tokens':[]}
            """.replace('\'', '"');

    private final LegacyDecider decider = LegacyDecider.of(DOCUMENT);

    private LegacyDecision decide(String path) {
        return decider.decide(EdgeRequest.get("http://shop.example" + path));
    }

    @Test
    void theGroupOfTheLowestOrderGovernsAlone() {
        LegacyDecision raw = decide("/img/raw/a");
        assertThat(raw.resourceGroup()).contains("raw");
        assertThat(raw.caching()).isEqualTo(EdgeCaching.noStore());
        assertThat(raw.queryIgnored()).isFalse();
        LegacyDecision deep = decide("/img/raw/a/b?x=1");
        assertThat(deep.resourceGroup()).contains("images");
        assertThat(deep.caching()).isEqualTo(EdgeCaching.override(Duration.ofHours(6)));
        assertThat(deep.queryIgnored()).isTrue();
        assertThat(deep.originPath()).isEqualTo("/w/img/raw/a/b");
        assertThat(deep.edge().originTarget()).isEqualTo("/w/img/raw/a/b?x=1");
    }

    @Test
    void whatNoGroupOfThePropertyMeetsGoesToTheService() {
        LegacyDecision decision = decide("/other");

        assertThat(decision.resourceGroup()).contains("all");
        assertThat(decision.caching()).isEqualTo(EdgeCaching.override(Duration.ofSeconds(90)));
        assertThat(decision.edge().inferred()).contains("property-before-service");
    }

    @Test
    void countriesComeFromPropertyAndService() {
        for (String country : new String[] {"ES", "PT", "PE", "FR"}) {
            LegacyDecision decision = decider.decide(EdgeRequest.get("http://m.shop.example/local/x")
                    .withPlace(Optional.of(country), Optional.empty(), Optional.empty()));
            assertThat(decision.refusedBy())
                    .as(country)
                    .isEqualTo(country.equals("FR") ? Optional.of("geoblocking") : Optional.empty());
        }
    }

    @Test
    void aTokenOfThatTimeIsAccepted() {
        String url = "/vod/show7/seg1.ts?etime=20300101000000&u=42";

        assertThat(decide(url + "&encoded=438e14272b4151c679297").served()).isTrue();
        assertThat(decide(url).refusedBy()).contains("tokenauth");
    }

    @Test
    void anUnknownHostIsNotServed() {
        assertThat(decider.decide(EdgeRequest.get("http://other.example/"))
                        .edge()
                        .status())
                .isEqualTo(404);
        assertThat(decider.hosts()).containsExactly("m.shop.example", "shop.example");
    }

    @ParameterizedTest
    @CsvSource({
        "/a*c, /abc, true",
        "/a*c, /ab/dc, true",
        "/a*c, /ac, true",
        "/a+c, /abc, true",
        "/a+c, /ac, false",
        "/a+c, /ab/c, false",
        "/a+*.js, /ab/c.js, true",
        "/a.c, /abc, false",
        "/a, /ab, false",
        "/A, /a, false"
    })
    void wildcardsMeanWhatIsDocumented(String entry, String path, boolean met) {
        assertThat(WildcardPath.of(entry).test(path)).isEqualTo(met);
    }

    @Test
    void aDocumentWithoutAnythingServesNobody() {
        assertThat(LegacyDecider.of(SampleImages.read("{}").toString()).hosts()).isEmpty();
    }
}
