package dev.anyedge.simulator.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A folder as a bucket. */
class BucketFolderTest {

    @TempDir
    Path above;

    private Path folder;

    @BeforeEach
    void fill() throws IOException {
        folder = Files.createDirectories(above.resolve("bucket"));
        Files.createDirectories(folder.resolve("docs"));
        Files.createDirectories(folder.resolve("empty"));
        Files.writeString(above.resolve("secret.txt"), "secret");
        Files.writeString(folder.resolve("index.html"), "home");
        Files.writeString(folder.resolve("docs/index.html"), "docs");
        Files.writeString(folder.resolve("a b+c.txt"), "spaces");
        Files.writeString(folder.resolve("logo.png"), "png");
    }

    private OriginResponse object(String target, String... headers) throws IOException {
        return ask(new BucketFolder("b", folder).asObjects(), "GET", target, headers);
    }

    private OriginResponse page(String target) throws IOException {
        return ask(new BucketFolder("b", folder).asWebsite(), "GET", target);
    }

    private static OriginResponse ask(Origin origin, String method, String target, String... headers)
            throws IOException {
        return origin.fetch(new OriginRequest(method, target, HeaderFields.of(headers), new byte[0]));
    }

    private static String text(OriginResponse response) {
        return new String(response.body(), StandardCharsets.UTF_8);
    }

    @Test
    void anObjectHasItsTypeTagAndDate() throws IOException {
        OriginResponse logo = object("/logo.png?anything");

        assertThat(text(logo)).isEqualTo("png");
        assertThat(logo.headers().first("Content-Type")).contains("image/png");
        assertThat(logo.headers().names()).contains("ETag", "Last-Modified");
    }

    @Test
    void aKeyIsWrittenWithEscapes() throws IOException {
        assertThat(text(object("/a%20b+c.txt"))).isEqualTo("spaces");
    }

    @Test
    void anObjectThatIsKnownIsNotSentAgain() throws IOException {
        String tag = object("/logo.png").headers().first("ETag").orElseThrow();

        assertThat(object("/logo.png", "If-None-Match", tag).status()).isEqualTo(304);
        Files.writeString(folder.resolve("logo.png"), "changed");
        assertThat(object("/logo.png", "If-None-Match", tag).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/docs", "/docs/", "/missing", "//logo.png", "/docs//index.html"})
    void aStoreOfObjectsKnowsKeysOnly(String target) throws IOException {
        OriginResponse answer = object(target);

        assertThat(answer.status()).isEqualTo(404);
        assertThat(text(answer)).contains("<Code>NoSuchKey</Code>");
    }

    @Test
    void aWebsiteHasIndexDocuments() throws IOException {
        assertThat(text(page("/"))).isEqualTo("home");
        assertThat(text(page("/docs/"))).isEqualTo("docs");
    }

    @Test
    void aDirectoryWithoutItsSlashIsRedirected() throws IOException {
        OriginResponse answer = page("/docs");

        assertThat(answer.status()).isEqualTo(302);
        assertThat(answer.headers().first("Location")).contains("/docs/");
    }

    @Test
    void aWebsiteAnswersWhatIsMissingWithItsErrorDocument() throws IOException {
        assertThat(page("/empty/").status()).isEqualTo(404);
        Files.writeString(folder.resolve("404.html"), "not here");
        OriginResponse answer = page("/empty/");

        assertThat(answer.status()).isEqualTo(404);
        assertThat(text(answer)).isEqualTo("not here");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/../secret.txt",
                "/docs/../../secret.txt",
                "/%2e%2e/secret.txt",
                "/..%2fsecret.txt",
                "/..%5csecret.txt",
                "/./logo.png",
                "/%00",
                "/%zz",
                "/link/secret.txt"
            })
    void nothingOutsideTheFolderCanBeReached(String target) throws IOException {
        Files.createSymbolicLink(folder.resolve("link"), above);

        assertThat(object(target).status()).isEqualTo(404);
        assertThat(page(target).status()).isEqualTo(404);
    }

    @Test
    void aBucketIsReadOnly() throws IOException {
        OriginResponse answer = ask(new BucketFolder("b", folder).asObjects(), "PUT", "/new.txt");

        assertThat(answer.status()).isEqualTo(405);
        assertThat(folder.resolve("new.txt")).doesNotExist();
    }

    @Test
    void aFolderThatIsNotThereIsRefused() {
        assertThatThrownBy(() -> new BucketFolder("b", above.resolve("nowhere")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("nowhere");
        assertThatThrownBy(() -> new BucketFolder("b", folder.resolve("logo.png")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("not a folder");
    }
}
