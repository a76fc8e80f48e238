package dev.anyedge.lumen.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anyedge.cdn.model.QueryKey;
import dev.anyedge.cdn.model.SecretRef;
import dev.anyedge.cdn.model.TokenAuth;
import dev.anyedge.cdn.secret.SecretSource;
import dev.anyedge.cdn.token.TokenGrant;
import dev.anyedge.cdn.token.UrlHashSigner;
import dev.anyedge.lumen.image.ServiceImage;
import dev.anyedge.lumen.testing.Viewer;
import dev.anyedge.simulator.lumen.LumenSimulator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Links of the signer open the simulated edge, by the argument names of either version; changed ones do not. */
class TokenAtTheEdgeTest {
    private static final SecretSource SECRETS = reference -> "not-a-real-secret";
    private static final TokenAuth.UrlHash NEW =
            TokenAuth.urlHash().addSecret(SecretRef.env("TOKEN")).build();
    private static final TokenAuth.UrlHash OLD = TokenAuth.urlHash()
            .addSecret(SecretRef.env("TOKEN"))
            .parameters(QueryKey.exclude("utm"))
            .dateFormat(TokenAuth.UrlHash.DateFormat.GMT)
            .notAfterName("etime")
            .notBeforeName("stime")
            .hashName("encoded")
            .build();

    @Test
    void whatIsSignedIsServed(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("a.ts"), "video");
        for (TokenAuth.UrlHash settings : new TokenAuth.UrlHash[] {NEW, OLD}) {
            try (LumenSimulator provider = LumenSimulator.builder()
                            .folder("origin.example.org", folder)
                            .start();
                    LumenApi api = ConversationTest.client(provider)) {
                api.v2().saveImage("main", guarded(settings), Optional.empty());
                api.v2().promote(ImageEnvironment.PRODUCTION, Promotion.of("main", 1));
                Instant now = provider.clock().instant();
                UrlHashSigner signer = UrlHashSigner.of(settings, SECRETS);
                String link = signer.signed(
                        "/a.ts?u=42&utm=x",
                        TokenGrant.until(now.plus(Duration.ofHours(1))).notBefore(now.minusSeconds(1)));

                assertThat(signer.refusal(link, now)).isEmpty();
                assertThat(status(provider, link)).isEqualTo(200);
                assertThat(status(provider, link.replace("u=42", "u=43"))).isEqualTo(403);
                assertThat(status(provider, "/a.ts?u=42")).isEqualTo(403);
                String other = link.replace("utm=x", "utm=y");
                assertThat(status(provider, other) == 200)
                        .isEqualTo(signer.refusal(other, now).isEmpty());
                provider.clock().advance(Duration.ofHours(2));
                assertThat(status(provider, link)).as("after its end").isEqualTo(403);
            }
        }
    }

    private static int status(LumenSimulator provider, String target) throws IOException {
        return Viewer.status(provider.edgeUri(), "shop.example.org", target);
    }

    private static ServiceImage guarded(TokenAuth.UrlHash settings) {
        boolean old = settings.equals(OLD);
        return ServiceImage.fromJson(ConversationTest.image("shop.example.org")
                .toJson()
                .replaceFirst(
                        "(\"expression\": *\"/\",\\s*\"features\": *)\\{}", "$1{\"tokenAuth\":{\"tokenAuthId\":1}}")
                .replaceFirst(
                        "\"kept\"",
                        "\"tokenAuthDefinitions\":[{\"id\":1,\"name\":\"t\",\"secrets\":[{\"id\":0,\"secret\":\"not-a-real-secret\"}],"
                                + "\"queryParams\":{\"mode\":\"exclude\",\"names\":[" + (old ? "\"utm\"" : "") + "]},"
                                + "\"dateFormat\":\"" + settings.dateFormat() + "\",\"nvaName\":\""
                                + settings.notAfterName()
                                + "\",\"nvbName\":\"" + settings.notBeforeName() + "\",\"hashName\":\""
                                + settings.hashName() + "\"}],\"kept\""));
    }
}
