package dev.anyedge.simulator.scaleway;

import java.time.Instant;

/** A stored VPC endpoint; there is no way to change one. */
record VpcEndpoint(String id, String projectId, String region, String privateNetworkId, Instant created) {}
