package dev.anyedge.simulator.scaleway;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** One rule of a route stage; its position is its place in the list. */
record RouteRule(ObjectNode match, StageLink target) {}
