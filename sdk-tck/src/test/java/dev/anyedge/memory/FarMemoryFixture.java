package dev.anyedge.memory;

import com.sun.net.httpserver.HttpServer;
import dev.anyedge.cdn.Cdn;
import dev.anyedge.cdn.engine.CdnEngine;
import dev.anyedge.tck.Account;
import dev.anyedge.tck.Calls;
import dev.anyedge.tck.Edge;
import dev.anyedge.tck.TestTime;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/** The CDN in memory where other processes reach it, too, and can be killed at it. */
class FarMemoryFixture extends MemoryFixture {
    @Override
    public Cdn connect(List<String> connection, TestTime time) {
        return CdnEngine.builder(driver(new FarMemoryService(URI.create(connection.get(0)), time::now)))
                .timekeeper(time)
                .build();
    }

    @Override
    public Account open(Duration work, TestTime time) {
        MemoryService service = new MemoryService(time::now, work, MemoryService.KEY);
        return new FarAccount(account(service), FarMemoryService.serve(service));
    }

    private record FarAccount(Account near, HttpServer server) implements Account {
        @Override
        public List<String> connection() {
            return List.of("http://127.0.0.1:" + server.getAddress().getPort());
        }

        @Override
        public Cdn client(TestTime time) {
            return near.client(time);
        }

        @Override
        public Edge edge() {
            return near.edge();
        }

        @Override
        public Calls calls() {
            return near.calls();
        }

        @Override
        public List<String> inventory() {
            return near.inventory();
        }

        @Override
        public List<String> purged(String id) {
            return near.purged(id);
        }

        @Override
        public List<String> secrets() {
            return near.secrets();
        }

        @Override
        public void close() {
            server.stop(0);
        }
    }
}
