package dev.anyedge.lumen.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.anyedge.cdn.error.CdnException;
import dev.anyedge.lumen.testing.ScriptedPortal;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** XML from outside can neither read files, nor call out, nor eat the machine. */
@Timeout(20)
class XmlAttacksTest {

    private static Throwable answered(String xml) {
        try (LumenApi api = new ScriptedPortal().then(200, xml).client()) {
            return catchThrowable(api::key);
        }
    }

    private static void assertRefused(String xml) {
        assertThat(answered(xml)).isInstanceOf(CdnException.class).hasMessageContaining("cannot be understood");
    }

    @Test
    void anExternalEntityReadsNoFile(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("secret.txt"), "TOPSECRET");

        Throwable refusal = answered("<!DOCTYPE apikey [<!ENTITY x SYSTEM \"" + file.toUri()
                + "\">]><apikey id=\"1\"><status>&x;</status></apikey>");

        assertThat(refusal)
                .isInstanceOf(CdnException.class)
                .hasMessageContaining("a document type")
                .hasMessageNotContaining("TOPSECRET");
    }

    @Test
    void anEntityInAnAttributeIsRefused() {
        assertRefused("<!DOCTYPE a [<!ENTITY x \"7\">]><apikey id=\"&x;\"/>");
    }

    @Test
    void aBillionLaughsDoNotExpand() {
        StringBuilder laughs = new StringBuilder("<!DOCTYPE a [<!ENTITY a0 \"ha\">");
        for (int i = 1; i < 12; i++) {
            laughs.append("<!ENTITY a")
                    .append(i)
                    .append(" \"")
                    .append(("&a" + (i - 1) + ";").repeat(10))
                    .append("\">");
        }
        assertRefused(laughs + "]><apikey id=\"1\"><status>&a11;</status></apikey>");
    }

    @Test
    void aQuadraticBlowUpDoesNotExpand() {
        assertRefused("<!DOCTYPE a [<!ENTITY a \"" + "x".repeat(50_000) + "\">]><apikey id=\"1\"><status>"
                + "&a;".repeat(50_000) + "</status></apikey>");
    }

    @Test
    void nothingIsFetched() throws IOException {
        try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String url = "http://127.0.0.1:" + listener.getLocalPort() + "/";
            assertRefused("<!DOCTYPE apikey SYSTEM \"" + url + "key.dtd\"><apikey id=\"1\"/>");
            assertRefused("<!DOCTYPE apikey [<!ENTITY % p SYSTEM \"" + url + "p\"> %p;]><apikey id=\"1\"/>");
            assertRefused("<!DOCTYPE apikey [<!ENTITY x SYSTEM \"" + url + "x\">]><apikey id=\"1\">&x;</apikey>");
            // the schema that every answer of the provider names, and an inclusion
            try (LumenApi api = new ScriptedPortal()
                    .then(
                            200,
                            "<apikey id=\"1\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\""
                                    + " xsi:noNamespaceSchemaLocation=\"" + url + "schema\"><xi:include"
                                    + " xmlns:xi=\"http://www.w3.org/2001/XInclude\" href=\"" + url
                                    + "more\"/></apikey>")
                    .client()) {
                assertThat(api.key().id()).isEqualTo("1");
            }
            listener.setSoTimeout(50);
            assertThatThrownBy(listener::accept)
                    .as("a connection that was made would wait here")
                    .isInstanceOf(SocketTimeoutException.class);
        }
    }

    @Test
    void aHugeAnswerIsRefusedBeforeItIsRead() {
        assertThat(answered("<apikey id=\"1\"><status>" + "x".repeat(17 << 20) + "</status></apikey>"))
                .isInstanceOf(CdnException.class)
                .hasMessageContaining("at most 16777216 bytes");
    }

    @Test
    void tooManyElementsAreRefused() {
        assertThat(answered("<apikey id=\"1\">" + "<a/>".repeat(500_001) + "</apikey>"))
                .hasMessageContaining("at most 500000 elements");
    }

    @Test
    void tooManyLevelsAreRefused() {
        assertThat(answered("<apikey id=\"1\">" + "<a>".repeat(100_000) + "</a>".repeat(100_000) + "</apikey>"))
                .hasMessageContaining("at most 64 levels");
    }

    @Test
    void tooManyAttributesAreRefused() {
        StringBuilder attributes = new StringBuilder();
        for (int i = 0; i < 100_000; i++) {
            attributes.append(" a").append(i).append("=\"\"");
        }
        assertRefused("<apikey id=\"1\"" + attributes + "/>");
    }

    @Test
    void textThatIsNotXmlIsRefusedWithItsPlace() {
        assertThat(answered("<apikey id=\"1\"><status></apikey>")).hasMessageContaining("line 1");
    }

    @Test
    void pathsCannotLeaveTheirElement() {
        ScriptedPortal portal = new ScriptedPortal().then(200, "{\"accessGroup\":{\"id\":88001}}");
        try (LumenApi api = portal.client()) {
            api.invalidate(
                    Scope.property(88001, "BBXY00042", "shop.example.org"),
                    InvalidationRequest.builder()
                            .addPath("/a&b<c>]]></path><path>/*")
                            .format(InvalidationRequest.Format.XML)
                            .build());
        }
        assertThat(portal.body())
                .isEqualTo("<paths><path>/a&amp;b&lt;c&gt;]]&gt;&lt;/path&gt;&lt;path&gt;/*</path></paths>");
    }
}
