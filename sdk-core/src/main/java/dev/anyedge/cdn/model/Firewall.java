package dev.anyedge.cdn.model;

import dev.anyedge.cdn.internal.model.Checks;
import dev.anyedge.cdn.internal.model.Violations;
import java.util.Objects;
import java.util.OptionalInt;

/**
 * The web application firewall in front of the origin. Immutable, thread-safe.
 *
 * @param mode what happens to a suspicious request
 * @param level the paranoia level, 1 (fewest false alarms) to 4 (most sensitive); empty exactly when off
 */
public record Firewall(Mode mode, OptionalInt level) {

    /**
     * Checks what it is given.
     *
     * @param mode what happens to a suspicious request
     * @param level the paranoia level, 1 (fewest false alarms) to 4 (most sensitive); empty exactly when off
     * @throws dev.anyedge.cdn.error.ValidationException with everything that is wrong
     */
    public Firewall {
        Objects.requireNonNull(mode, "mode");
        Violations v = new Violations();
        Checks.firewallLevel(v, "/level", mode == Mode.OFF, level.isPresent() ? (Integer) level.getAsInt() : null);
        v.throwIfAny("firewall");
    }

    /** What happens to a suspicious request. */
    public enum Mode {
        /** It is not looked at. */
        OFF,
        /** It is logged and served. */
        LOG,
        /** It is refused. */
        BLOCK
    }

    /**
     * No firewall; lifts what the defaults say.
     *
     * @return the setting
     */
    public static Firewall off() {
        return new Firewall(Mode.OFF, OptionalInt.empty());
    }

    /**
     * Suspicious requests are logged.
     *
     * @param level the paranoia level, 1–4
     * @return the setting
     */
    public static Firewall log(int level) {
        return new Firewall(Mode.LOG, OptionalInt.of(level));
    }

    /**
     * Suspicious requests are refused.
     *
     * @param level the paranoia level, 1–4
     * @return the setting
     */
    public static Firewall block(int level) {
        return new Firewall(Mode.BLOCK, OptionalInt.of(level));
    }
}
