package dev.anyedge.cdn.internal.report;

import static dev.anyedge.cdn.internal.report.Words.listed;
import static dev.anyedge.cdn.internal.report.Words.lower;
import static dev.anyedge.cdn.internal.report.Words.time;

import dev.anyedge.cdn.model.BucketOrigin;
import dev.anyedge.cdn.model.Caching;
import dev.anyedge.cdn.model.Endpoint;
import dev.anyedge.cdn.model.GeoAccess;
import dev.anyedge.cdn.model.GeoArea;
import dev.anyedge.cdn.model.HttpOrigin;
import dev.anyedge.cdn.model.IpAccess;
import dev.anyedge.cdn.model.IpRange;
import dev.anyedge.cdn.model.LoadBalancerOrigin;
import dev.anyedge.cdn.model.Origin;
import dev.anyedge.cdn.model.OriginPath;
import dev.anyedge.cdn.model.QueryKey;
import dev.anyedge.cdn.model.RefererAccess;
import dev.anyedge.cdn.model.ServerlessOrigin;
import java.util.List;
import java.util.stream.Stream;

/** Whatever comes in several variants, each in a few words. */
final class VariantWords
        implements Endpoint.Visitor<String>,
                Origin.Visitor<String>,
                Caching.Visitor<String>,
                QueryKey.Visitor<String>,
                OriginPath.Visitor<String>,
                IpAccess.Visitor<String>,
                GeoAccess.Visitor<String>,
                RefererAccess.Visitor<String> {
    static final VariantWords VARIANTS = new VariantWords();

    private VariantWords() {}

    @Override
    public String custom(Endpoint.Custom custom) {
        return custom.hostname();
    }

    @Override
    public String wildcard(Endpoint.Wildcard wildcard) {
        return "*." + wildcard.hostname();
    }

    @Override
    public String assigned(Endpoint.Assigned assigned) {
        return "a host name that the provider assigns"
                + assigned.prefix().map(p -> ", beginning with " + p).orElse("");
    }

    @Override
    public String http(HttpOrigin http) {
        String scheme = lower(http.scheme());
        boolean usual = http.port() == (http.scheme() == HttpOrigin.Scheme.HTTPS ? 443 : 80);
        return scheme + "://" + http.host() + (usual ? "" : ":" + http.port())
                + (http.basePath().equals("/") ? "" : http.basePath());
    }

    @Override
    public String bucket(BucketOrigin bucket) {
        return "bucket " + bucket.bucket() + " in " + bucket.region() + (bucket.website() ? " (website)" : "");
    }

    @Override
    public String loadBalancer(LoadBalancerOrigin balancer) {
        return "load balancer " + balancer.loadBalancer();
    }

    @Override
    public String serverless(ServerlessOrigin serverless) {
        return "serverless " + lower(serverless.kind()) + " " + serverless.resource();
    }

    @Override
    public String honorOrigin(Caching.HonorOrigin value) {
        return "kept as the origin says"
                + value.defaultTtl().map(ttl -> ", else " + time(ttl)).orElse("");
    }

    @Override
    public String overrideOrigin(Caching.OverrideOrigin value) {
        return "kept " + time(value.ttl());
    }

    @Override
    public String noStore(Caching.NoStore value) {
        return "not kept";
    }

    @Override
    public String bypass(Caching.Bypass value) {
        return "past the cache";
    }

    @Override
    public String revalidate(Caching.Revalidate value) {
        return "kept, asked about each time";
    }

    @Override
    public String all(QueryKey.All value) {
        return "all query arguments count";
    }

    @Override
    public String none(QueryKey.None value) {
        return "no query argument counts";
    }

    @Override
    public String include(QueryKey.Include value) {
        return "query arguments that count: " + listed(value.names().stream(), ", ");
    }

    @Override
    public String exclude(QueryKey.Exclude value) {
        return "query arguments that do not count: " + listed(value.names().stream(), ", ");
    }

    @Override
    public String remove(OriginPath.Remove value) {
        return "origin path without " + value.prefix();
    }

    @Override
    public String replace(OriginPath.Replace value) {
        return "origin path with " + value.to() + " for " + value.from();
    }

    @Override
    public String replaceAll(OriginPath.ReplaceAll value) {
        return "origin path in " + value.directory();
    }

    @Override
    public String none(OriginPath.None value) {
        return "origin path as it is";
    }

    @Override
    public String allow(IpAccess.Allow value) {
        return "only from " + ranges(value.ranges());
    }

    @Override
    public String deny(IpAccess.Deny value) {
        return "not from " + ranges(value.ranges());
    }

    @Override
    public String unrestricted(IpAccess.Unrestricted value) {
        return "from any address";
    }

    private static String ranges(List<IpRange> ranges) {
        return listed(ranges.stream().map(IpRange::canonicalText), ", ");
    }

    @Override
    public String allow(GeoAccess.Allow value) {
        return "only in " + area(value.area());
    }

    @Override
    public String deny(GeoAccess.Deny value) {
        return "not in " + area(value.area());
    }

    @Override
    public String unrestricted(GeoAccess.Unrestricted value) {
        return "in any place";
    }

    private static String area(GeoArea area) {
        return listed(
                Stream.of(area.countries(), area.continents(), area.regions()).flatMap(List::stream), ", ");
    }

    @Override
    public String allow(RefererAccess.Allow value) {
        return "only with referer " + listed(value.patterns().stream(), " or ");
    }

    @Override
    public String deny(RefererAccess.Deny value) {
        return "not with referer " + listed(value.patterns().stream(), " or ");
    }

    @Override
    public String unrestricted(RefererAccess.Unrestricted value) {
        return "with any referer";
    }
}
