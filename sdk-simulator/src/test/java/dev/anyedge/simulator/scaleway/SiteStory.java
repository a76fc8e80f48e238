package dev.anyedge.simulator.scaleway;

import static org.assertj.core.api.Assertions.assertThat;

/** A pipeline with the chain of the vendor's quickstart, for tests whose subject is something else. */
record SiteStory(String pipeline, String backend, String cache, String tls, String dns) {

    static SiteStory create(RawClient client, String name, String fqdn) {
        String pipeline = newPipeline(client, name);
        String backend = client.post(
                        "/pipelines/" + pipeline + "/backend-stages",
                        "{'scaleway_s3':{'bucket_name':'assets','bucket_region':'fr-par','is_website':true}}")
                .id();
        String cache = client.post(
                        "/pipelines/" + pipeline + "/cache-stages",
                        "{'fallback_ttl':'1800s','backend_stage_id':'" + backend + "'}")
                .id();
        String tls = client.post(
                        "/pipelines/" + pipeline + "/tls-stages",
                        "{'managed_certificate':" + !fqdn.isEmpty() + ",'cache_stage_id':'" + cache + "'}")
                .id();
        String names = fqdn.isEmpty() ? "[]" : "['" + fqdn + "']";
        String dns = client.post(
                        "/pipelines/" + pipeline + "/dns-stages",
                        "{'fqdns':" + names + ",'tls_stage_id':'" + tls + "'}")
                .id();
        assertThat(dns).isNotEmpty();
        return new SiteStory(pipeline, backend, cache, tls, dns);
    }

    static SiteStory live(RawClient client, String name, String fqdn) {
        SiteStory site = create(client, name, fqdn);
        assertThat(site.goLive(client).status()).isEqualTo(200);
        return site;
    }

    static String newPipeline(RawClient client, String name) {
        RawClient.Answer answer = client.post(
                "/pipelines",
                "{'project_id':'" + ScalewaySimulator.DEFAULT_PROJECT_ID + "','name':'" + name
                        + "','description':'a test'}");
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.id();
    }

    RawClient.Answer goLive(RawClient client) {
        return client.post(
                "/pipelines/" + pipeline + "/set-head-stage", "{'add_new_head_stage':{'new_stage_id':'" + dns + "'}}");
    }
}
