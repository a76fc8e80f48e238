package dev.anyedge.simulator;

import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One thing that shall go wrong: which calls, which of them, and how.
 *
 * <p>As text it is {@code METHOD:PATH-GLOB:NTH:KIND}, for example {@code POST:/*}{@code /purge-requests:1:drop-after}.
 * METHOD is a method, several joined by {@code |}, or {@code *}; in PATH-GLOB a {@code *} is any run of characters,
 * slashes included; NTH counts the matching calls from 1 on, {@code *} means each; KIND is one of {@code status=NNN},
 * {@code status-after=NNN}, {@code delay=DURATION}, {@code drop-before}, {@code drop-after}, {@code truncate}. Durations
 * are {@code 500ms}, {@code 90s}, {@code 5m} or {@code 1h}.
 *
 * @param method the method or methods, or {@code *}
 * @param pathGlob the pattern of the path
 * @param nth which of the matching calls, counted from 1; empty for each
 * @param effect how it goes wrong
 */
public record Fault(String method, String pathGlob, OptionalInt nth, FaultEffect effect) {

    private static final String FORM = "METHOD:PATH-GLOB:NTH:KIND, for example POST:/*/purge-requests:1:drop-after";
    private static final Set<String> METHODS =
            Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE");
    private static final Pattern DURATION = Pattern.compile("([0-9]{1,9})(ms|s|m|h)");

    /**
     * Checks the parts.
     *
     * @param method the method or methods, or {@code *}
     * @param pathGlob the pattern of the path
     * @param nth which of the matching calls, counted from 1; empty for each
     * @param effect how it goes wrong
     */
    public Fault {
        Objects.requireNonNull(effect, "effect");
        if (!method.equals("*")) {
            for (String one : method.split("\\|", -1)) {
                if (!METHODS.contains(one)) {
                    throw new IllegalArgumentException(
                            "method '" + one + "' is not one: expected GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS,"
                                    + " several joined by '|', or '*'");
                }
            }
        }
        if (!pathGlob.startsWith("/") && !pathGlob.startsWith("*")) {
            throw new IllegalArgumentException("path pattern '" + pathGlob + "' must begin with '/' or '*'");
        }
        if (nth.isPresent() && nth.getAsInt() < 1) {
            throw new IllegalArgumentException("calls are counted from 1: NTH cannot be " + nth.getAsInt());
        }
    }

    /**
     * A fault of one call.
     *
     * @param method the method or methods, or {@code *}
     * @param pathGlob the pattern of the path
     * @param nth which of the matching calls, counted from 1
     * @param effect how it goes wrong
     * @return the fault
     */
    public static Fault nth(String method, String pathGlob, int nth, FaultEffect effect) {
        return new Fault(method, pathGlob, OptionalInt.of(nth), effect);
    }

    /**
     * A fault of each matching call.
     *
     * @param method the method or methods, or {@code *}
     * @param pathGlob the pattern of the path
     * @param effect how it goes wrong
     * @return the fault
     */
    public static Fault each(String method, String pathGlob, FaultEffect effect) {
        return new Fault(method, pathGlob, OptionalInt.empty(), effect);
    }

    /**
     * Reads a fault from text.
     *
     * @param spec {@code METHOD:PATH-GLOB:NTH:KIND}
     * @return the fault
     * @throws IllegalArgumentException when the text is not of this form; the message says where and what is allowed
     */
    public static Fault parse(String spec) {
        int first = spec.indexOf(':');
        int last = spec.lastIndexOf(':');
        int middle = last <= 0 ? -1 : spec.lastIndexOf(':', last - 1);
        if (first < 0 || middle <= first) {
            throw invalid(spec, "it needs four parts separated by ':'");
        }
        String nth = spec.substring(middle + 1, last);
        OptionalInt count;
        if (nth.equals("*")) {
            count = OptionalInt.empty();
        } else if (nth.matches("[1-9][0-9]{0,8}")) {
            count = OptionalInt.of(Integer.parseInt(nth));
        } else {
            throw invalid(spec, "NTH is '" + nth + "': expected a number from 1 on, or '*' for each call");
        }
        try {
            return new Fault(
                    spec.substring(0, first).toUpperCase(Locale.ROOT),
                    spec.substring(first + 1, middle),
                    count,
                    effect(spec.substring(last + 1)));
        } catch (IllegalArgumentException e) {
            throw invalid(spec, String.valueOf(e.getMessage()));
        }
    }

    private static FaultEffect effect(String kind) {
        int equals = kind.indexOf('=');
        String name = equals < 0 ? kind : kind.substring(0, equals);
        String value = equals < 0 ? "" : kind.substring(equals + 1);
        switch (name) {
            case "status":
                return FaultEffect.status(statusCode(value));
            case "status-after":
                return FaultEffect.statusAfter(statusCode(value));
            case "delay":
                return FaultEffect.delay(duration(value));
            default:
                break;
        }
        if (equals < 0) {
            switch (name) {
                case "drop-before":
                    return FaultEffect.dropBefore();
                case "drop-after":
                    return FaultEffect.dropAfter();
                case "truncate":
                    return FaultEffect.truncate();
                default:
                    break;
            }
        }
        throw new IllegalArgumentException("KIND is '" + kind
                + "': expected status=NNN, status-after=NNN, delay=DURATION, drop-before, drop-after or truncate");
    }

    private static int statusCode(String value) {
        if (!value.matches("[1-5][0-9]{2}")) {
            throw new IllegalArgumentException("status '" + value + "' is not an HTTP status from 100 to 599");
        }
        return Integer.parseInt(value);
    }

    /**
     * Reads a duration as faults and the clock write them.
     *
     * @param text {@code 500ms}, {@code 90s}, {@code 5m} or {@code 1h}
     * @return the duration
     * @throws IllegalArgumentException when the text is not of this form
     */
    static Duration duration(String text) {
        Matcher matcher = DURATION.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "duration '" + text + "' is not a whole number with a unit: expected 500ms, 90s, 5m or 1h");
        }
        long amount = Long.parseLong(matcher.group(1));
        switch (matcher.group(2)) {
            case "ms":
                return Duration.ofMillis(amount);
            case "s":
                return Duration.ofSeconds(amount);
            case "m":
                return Duration.ofMinutes(amount);
            default:
                return Duration.ofHours(amount);
        }
    }

    private static IllegalArgumentException invalid(String spec, String why) {
        return new IllegalArgumentException("fault '" + spec + "': " + why + ". The form is " + FORM);
    }

    /**
     * Whether a call is one of those this fault counts.
     *
     * @param request the call
     * @return true when method and path match
     */
    public boolean matches(SimulatedRequest request) {
        if (!method.equals("*")
                && !Set.of(method.split("\\|", -1)).contains(request.method().toUpperCase(Locale.ROOT))) {
            return false;
        }
        return globMatches(pathGlob, request.path());
    }

    private static boolean globMatches(String glob, String path) {
        StringBuilder regex = new StringBuilder();
        for (String literal : glob.split("\\*", -1)) {
            if (regex.length() > 0) {
                regex.append(".*");
            }
            // an empty literal still needs a mark, so that the next one gets its star
            regex.append("(?:").append(Pattern.quote(literal)).append(')');
        }
        return path.matches(regex.toString());
    }

    /**
     * The text that {@link #parse} reads.
     *
     * @return {@code METHOD:PATH-GLOB:NTH:KIND}
     */
    @Override
    public String toString() {
        return method + ":" + pathGlob + ":" + (nth.isPresent() ? Integer.toString(nth.getAsInt()) : "*") + ":"
                + effect;
    }
}
