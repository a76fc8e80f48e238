package dev.anyedge.simulator.lumen;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Staging or production: a count of promotions, and what the network serves (Lumen reference §2.1). A promotion is accepted
 * first and reaches the network later, or never.
 */
final class Environment {

    /** How far a promotion has come. */
    enum Status {
        PENDING,
        ACTIVE,
        FAILED
    }

    /** One promotion. */
    static final class Promotion {
        final int number;
        final StoredImage.Version version;
        final String imageName;
        final String comment;
        final Instant at;
        Status status = Status.PENDING;

        Promotion(int number, String imageName, StoredImage.Version version, String comment, Instant at) {
            this.number = number;
            this.imageName = imageName;
            this.version = version;
            this.comment = comment;
            this.at = at;
        }
    }

    final String name;
    final List<Promotion> history = new ArrayList<>();
    private Optional<JsonNode> serving = Optional.empty();
    private int failures;

    Environment(String name) {
        this.name = name;
    }

    Optional<Promotion> current() {
        return history.isEmpty() ? Optional.empty() : Optional.of(history.get(history.size() - 1));
    }

    /** What the network serves, which is older than the current promotion while that is pending or when it failed. */
    Optional<JsonNode> serving() {
        return serving;
    }

    Promotion promote(String imageName, StoredImage.Version version, String comment, Instant now) {
        Promotion promotion = new Promotion(history.size() + 1, imageName, version, comment, now);
        history.add(promotion);
        return promotion;
    }

    /** The next promotions to reach the network will not. */
    void failNext(int count) {
        failures += count;
    }

    /** Ends the steps that have taken long enough. */
    void settle(Instant now, Duration step) {
        for (Promotion promotion : history) {
            if (promotion.status == Status.PENDING && !promotion.at.plus(step).isAfter(now)) {
                if (failures > 0) {
                    failures--;
                    promotion.status = Status.FAILED;
                } else {
                    promotion.status = Status.ACTIVE;
                    serving = Optional.of(promotion.version.image());
                }
            }
        }
    }
}
