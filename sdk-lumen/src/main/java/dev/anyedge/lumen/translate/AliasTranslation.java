package dev.anyedge.lumen.translate;

import dev.anyedge.cdn.model.Certificate;
import dev.anyedge.cdn.model.Condition;
import dev.anyedge.cdn.model.ViewerProtocol;
import dev.anyedge.cdn.translation.Feature;
import dev.anyedge.cdn.translation.Findings;
import dev.anyedge.cdn.translation.RequestClass;
import dev.anyedge.lumen.image.AliasDefinition;
import dev.anyedge.lumen.image.HttpsConfig;
import dev.anyedge.lumen.image.Protocol;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The host names of a property as alias definitions. Those that are there keep their ids; a signed one is left as it is,
 * and a wish that it does not meet is refused.
 */
final class AliasTranslation {
    private final Findings findings;
    private final ImageIds ids;
    private final SaidAliases said;
    private final Set<String> wished;

    AliasTranslation(Findings findings, ImageIds ids, SaidAliases said, Set<String> wished) {
        this.findings = findings;
        this.ids = ids;
        this.said = said;
        this.wished = wished;
    }

    /** How a host is served: what must be alike within an alias definition. */
    private record Service(List<Protocol> protocols, Optional<Certificate> certificate) {}

    List<AliasDefinition> definitions(long originId, List<HostGroups.Host> hosts, List<AliasDefinition> base) {
        Map<String, HostGroups.Host> left = new LinkedHashMap<>();
        hosts.forEach(host -> left.put(host.name(), host));
        List<AliasDefinition> definitions = new ArrayList<>();
        for (AliasDefinition old : base) {
            keep(old, left).ifPresent(definitions::add);
        }
        while (!left.isEmpty()) {
            HostGroups.Host first = left.values().iterator().next();
            Service service = service(first);
            List<HostGroups.Host> alike = left.values().stream()
                    .filter(host -> service(host).equals(service))
                    .toList();
            alike.forEach(host -> left.remove(host.name()));
            List<String> names = alike.stream().map(HostGroups.Host::name).toList();
            int joined = joinable(definitions, service);
            if (joined >= 0) {
                AliasDefinition with = definitions.get(joined);
                definitions.set(
                        joined,
                        AliasDefinition.builder()
                                .from(with)
                                .addAllAliases(names)
                                .build());
            } else {
                definitions.add(AliasDefinition.builder()
                        .id(ids.next(ImageIds.ALIAS))
                        .name(first.name())
                        .originId(originId)
                        .reportingId(originId)
                        .protocols(service.protocols())
                        .aliases(names)
                        .httpsConfig(https(first))
                        .build());
            }
        }
        hosts.forEach(this::tell);
        return definitions;
    }

    private Optional<AliasDefinition> keep(AliasDefinition old, Map<String, HostGroups.Host> left) {
        List<String> names = new ArrayList<>();
        List<HostGroups.Host> hosts = new ArrayList<>();
        Service before = new Service(old.protocols(), old.httpsConfig().map(Certificates::read));
        for (String alias : old.aliases()) {
            HostGroups.Host host = left.get(ImagePart.plain(alias));
            if (said.stays(old, alias, wished)) {
                names.add(alias);
            } else if (host != null && same(before, service(host))) {
                names.add(alias);
                hosts.add(host);
            }
        }
        if (old.signed() && names.size() < old.aliases().size()) {
            List<String> missing = new ArrayList<>(old.aliases());
            missing.removeAll(names);
            signed(old, missing, left);
            return Optional.of(old);
        }
        hosts.forEach(host -> left.remove(host.name()));
        return names.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        names.equals(old.aliases())
                                ? old
                                : AliasDefinition.builder()
                                        .from(old)
                                        .aliases(names)
                                        .build());
    }

    private void signed(AliasDefinition old, List<String> missing, Map<String, HostGroups.Host> left) {
        HostGroups.Host changed = left.get(ImagePart.plain(missing.get(0)));
        findings.impossible(
                Feature.EXTERNAL_CERTIFICATE,
                changed == null ? "/endpoints" : "/endpoints/" + changed.index(),
                "Lumen has signed the alias definition " + old.id() + " with its names and its certificate; "
                        + String.join(", ", missing) + " cannot leave it or be served otherwise.",
                "Ask Lumen's support to change it, and leave the endpoint as it was until then.");
        old.aliases().forEach(alias -> left.remove(ImagePart.plain(alias)));
    }

    private static boolean same(Service one, Service other) {
        return Set.copyOf(one.protocols()).equals(Set.copyOf(other.protocols()))
                && one.certificate().equals(other.certificate());
    }

    private static int joinable(List<AliasDefinition> definitions, Service service) {
        for (int i = 0; i < definitions.size(); i++) {
            AliasDefinition definition = definitions.get(i);
            Service there =
                    new Service(definition.protocols(), definition.httpsConfig().map(Certificates::read));
            if (!definition.signed() && same(there, service)) {
                return i;
            }
        }
        return -1;
    }

    private static Service service(HostGroups.Host host) {
        ViewerProtocol protocol = host.endpoint().viewerProtocol();
        List<Protocol> protocols =
                switch (protocol) {
                    case HTTP_ONLY -> List.of(Protocol.HTTP);
                    case HTTP_AND_HTTPS -> List.of(Protocol.HTTP, Protocol.HTTPS);
                    case HTTPS_ONLY, REDIRECT_TO_HTTPS -> List.of(Protocol.HTTPS);
                };
        return new Service(protocols, host.endpoint().certificate());
    }

    private Optional<HttpsConfig> https(HostGroups.Host host) {
        return host.endpoint()
                .certificate()
                .map(certificate -> Certificates.write(
                        certificate, host.name(), "/endpoints/" + host.index() + "/certificate", findings));
    }

    private final Set<Integer> told = new HashSet<>();

    private void tell(HostGroups.Host host) {
        if (host.endpoint().viewerProtocol() == ViewerProtocol.REDIRECT_TO_HTTPS && told.add(host.index())) {
            findings.adjusted(
                    Feature.REDIRECT_TO_HTTPS,
                    "/endpoints/" + host.index() + "/viewerProtocol",
                    "An alias serves protocols or refuses them; it does not redirect.",
                    "Plain HTTP is refused with 403.",
                    "Let links and HSTS bring viewers to HTTPS, or use http-and-https.",
                    RequestClass.when("plain HTTP requests", Condition.scheme("http")));
        }
    }
}
