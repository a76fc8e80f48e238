package dev.anyedge.scaleway;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.anyedge.scaleway.api.BackendStage;
import dev.anyedge.scaleway.api.BackendStageRequest;
import dev.anyedge.scaleway.api.CacheStage;
import dev.anyedge.scaleway.api.CacheStageRequest;
import dev.anyedge.scaleway.api.DnsStage;
import dev.anyedge.scaleway.api.DnsStageRequest;
import dev.anyedge.scaleway.api.RouteStage;
import dev.anyedge.scaleway.api.RouteStageRequest;
import dev.anyedge.scaleway.api.Stage;
import dev.anyedge.scaleway.api.StageLink;
import dev.anyedge.scaleway.api.TlsStage;
import dev.anyedge.scaleway.api.TlsStageRequest;
import dev.anyedge.scaleway.api.WafStage;
import dev.anyedge.scaleway.api.WafStageRequest;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** How a live stage becomes a wished one with one PATCH that holds nothing but what changes. */
final class StagePatch {

    /** The PATCH calls of one dialect. */
    interface Calls {
        void dns(String id, DnsStageRequest request);

        void tls(String id, TlsStageRequest request);

        void cache(String id, CacheStageRequest request);

        void route(String id, RouteStageRequest request);

        void waf(String id, WafStageRequest request);

        void backend(String id, BackendStageRequest request);
    }

    /** Sends the PATCH, with a link where what comes next changes. */
    private interface Sending {
        void send(Optional<StageLink> next);
    }

    private final ChangedMembers members = new ChangedMembers();
    private final Sending sending;

    StagePatch(Stage there, Stage wanted, Calls calls) {
        this.sending = there.accept(new Comparison(wanted, calls, members));
    }

    ChangedMembers members() {
        return members;
    }

    void send(Optional<StageLink> next) {
        sending.send(next);
    }

    private static final class Comparison implements Stage.Visitor<Sending> {
        private final Stage wanted;
        private final Calls calls;
        private final ChangedMembers members;

        Comparison(Stage wanted, Calls calls, ChangedMembers members) {
            this.wanted = wanted;
            this.calls = calls;
            this.members = members;
        }

        @Override
        public Sending dns(DnsStage there) {
            DnsStage stage = (DnsStage) wanted;
            DnsStageRequest.Builder request = DnsStageRequest.builder();
            if (!StageShapes.hostnames(there).equals(StageShapes.hostnames(stage))) {
                members.compare("fqdns", texts(there.fqdns()), texts(stage.fqdns()));
                request.fqdns(stage.fqdns());
            }
            if (there.wildcardDomain() != stage.wildcardDomain()) {
                members.compare("wildcard_domain", there.wildcardDomain(), stage.wildcardDomain());
                request.wildcardDomain(stage.wildcardDomain());
            }
            if (there.fullPrivate() != stage.fullPrivate()) {
                members.compare("full_private", there.fullPrivate(), stage.fullPrivate());
                request.fullPrivate(stage.fullPrivate());
            }
            return next -> calls.dns(
                    there.id(),
                    DnsStageRequest.builder().from(request.build()).next(next).build());
        }

        @Override
        public Sending tls(TlsStage there) {
            TlsStage stage = (TlsStage) wanted;
            TlsStageRequest.Builder request = TlsStageRequest.builder();
            if (!StageShapes.secrets(there).equals(StageShapes.secrets(stage))) {
                members.compare("secrets", texts(StageShapes.secrets(there)), texts(StageShapes.secrets(stage)));
                request.secrets(stage.secrets());
            }
            if (there.managedCertificate() != stage.managedCertificate()) {
                members.compare("managed_certificate", there.managedCertificate(), stage.managedCertificate());
                request.managedCertificate(stage.managedCertificate());
            }
            return next -> calls.tls(
                    there.id(),
                    TlsStageRequest.builder().from(request.build()).next(next).build());
        }

        @Override
        public Sending cache(CacheStage there) {
            CacheStage stage = (CacheStage) wanted;
            CacheStageRequest.Builder request = CacheStageRequest.builder();
            if (!there.fallbackTtl().equals(stage.fallbackTtl())) {
                members.compare("fallback_ttl", seconds(there.fallbackTtl()), seconds(stage.fallbackTtl()));
                request.fallbackTtl(stage.fallbackTtl());
            }
            if (there.includeCookies() != stage.includeCookies()) {
                members.compare("include_cookies", there.includeCookies(), stage.includeCookies());
                request.includeCookies(stage.includeCookies());
            }
            return next -> calls.cache(
                    there.id(),
                    CacheStageRequest.builder().from(request.build()).next(next).build());
        }

        @Override
        public Sending route(RouteStage there) {
            return next -> calls.route(
                    there.id(), RouteStageRequest.builder().next(next).build());
        }

        @Override
        public Sending waf(WafStage there) {
            WafStage stage = (WafStage) wanted;
            WafStageRequest.Builder request = WafStageRequest.builder();
            if (!there.mode().equals(stage.mode())) {
                members.compare("mode", there.mode().text(), stage.mode().text());
                request.mode(stage.mode());
            }
            if (!there.paranoiaLevel().equals(stage.paranoiaLevel())) {
                members.compare(
                        "paranoia_level",
                        there.paranoiaLevel().orElse(0),
                        stage.paranoiaLevel().orElse(0));
                request.paranoiaLevel(stage.paranoiaLevel());
            }
            return next -> calls.waf(
                    there.id(),
                    WafStageRequest.builder().from(request.build()).next(next).build());
        }

        @Override
        public Sending backend(BackendStage there) {
            BackendStage stage = (BackendStage) wanted;
            ObjectNode before = StageWords.settings(there);
            ObjectNode after = StageWords.settings(stage);
            members.replace(before, after);
            return next -> calls.backend(
                    there.id(),
                    BackendStageRequest.builder().backend(stage.backend()).build());
        }
    }

    private static String seconds(Optional<Duration> ttl) {
        return ttl.map(time -> time.toSeconds() + "s").orElse("");
    }

    private static ArrayNode texts(List<String> texts) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        texts.forEach(array::add);
        return array;
    }
}
