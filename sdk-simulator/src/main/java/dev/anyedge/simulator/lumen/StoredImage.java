package dev.anyedge.simulator.lumen;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A stored service image with all its versions (Lumen reference §2.1): saving adds one, none is ever changed. */
final class StoredImage {

    /** One version, from 1 on. The image is not changed after it was stored. */
    record Version(int number, JsonNode image, String comment, Instant at) {}

    final String name;

    /** Stays with copies: whether two images are "completely different configurations" is asked of it (R2). */
    final long lineage;

    final List<Version> versions = new ArrayList<>();

    StoredImage(String name, long lineage) {
        this.name = name;
        this.lineage = lineage;
    }

    Version latest() {
        return versions.get(versions.size() - 1);
    }

    Optional<Version> version(int number) {
        return versions.stream().filter(version -> version.number == number).findFirst();
    }

    Version add(JsonNode image, String comment, Instant at) {
        Version version = new Version(versions.size() + 1, image, comment, at);
        versions.add(version);
        return version;
    }
}
