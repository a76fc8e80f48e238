package dev.anyedge.cdn.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anyedge.cdn.http.LoopbackServer.Reply;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import javax.net.ServerSocketFactory;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The JDK's client beneath the seam: one of our own, one over TLS, one that the user keeps. */
class JdkTransportTest {
    private static final Duration CONNECT = Duration.ofSeconds(10);

    @Nested
    class OfOurOwn extends TransportContract {
        @Override
        Transport open(URI base) {
            return JdkTransport.to(base, null, CONNECT, LIMIT);
        }
    }

    @Nested
    class OverTls extends TransportContract {
        @Override
        String scheme() {
            return "https";
        }

        @Override
        ServerSocketFactory sockets() throws Exception {
            return SelfSigned.context().getServerSocketFactory();
        }

        @Override
        Transport open(URI base) throws Exception {
            return JdkTransport.to(base, SelfSigned.context(), CONNECT, LIMIT);
        }
    }

    @Nested
    class OverAHostNameThatIsLookedUp extends TransportContract {
        @Override
        Transport open(URI base) {
            // made for another host, so that each first exchange goes through the look-up thread
            return JdkTransport.to(URI.create("http://cdn.example.invalid"), null, CONNECT, LIMIT);
        }
    }

    @Nested
    class OverAClientOfTheUser extends TransportContract {
        private final HttpClient client = HttpClient.newHttpClient();

        @Override
        Transport open(URI base) {
            return JdkTransport.over(client, LIMIT);
        }

        @Test
        void theUsersClientWorksAfterClose() throws Exception {
            try (LoopbackServer server = LoopbackServer.answering(Reply.of(200, "ok"))) {
                ApiRequest request = ApiRequest.get("Get", "/").build();
                Transport first = JdkTransport.over(client, LIMIT);
                first.close();

                ApiResponse answer = JdkTransport.over(client, LIMIT)
                        .exchange(new OutgoingRequest(
                                request, request.under(server.uri().toString()), 1, Timekeeper.system(), List.of()));

                assertThat(answer.text()).isEqualTo("ok");
            }
        }
    }

    @Test
    void closeLeavesNoThreadAndNoConnection() throws Exception {
        Set<Thread> before = NetworkThreads.now();
        try (LoopbackServer server = LoopbackServer.answering(Reply.of(200, "ok"))) {
            ApiRequest request = ApiRequest.get("Get", "/").build();
            Transport transport = JdkTransport.to(server.uri(), null, CONNECT, 1000);
            transport.exchange(new OutgoingRequest(
                    request, request.under(server.uri().toString()), 1, Timekeeper.system(), List.of()));
            assertThat(NetworkThreads.allBut(before)).isNotEmpty();

            transport.close();
            transport.close();

            server.awaitNoConnection();
            NetworkThreads.awaitNoneBut(before);
        }
    }
}
