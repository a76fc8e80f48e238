package dev.anyedge.simulator.edge;

import java.util.Arrays;
import java.util.Optional;

/**
 * Requests for a part (RFC 9110 §14), which players need to jump: one range of bytes is cut out of a whole answer. What
 * asks for several ranges, in other units or for a part of something else ({@code If-Range}) gets the whole, as the
 * standard allows.
 */
final class ByteRange {

    private ByteRange() {}

    /** The part that a GET asks for, or the answer as it is. */
    static OriginResponse cut(HeaderFields request, OriginResponse whole) {
        Optional<String> range = request.first("Range").map(String::trim).filter(text -> text.startsWith("bytes="));
        if (whole.status() != 200 || range.isEmpty() || !same(request, whole.headers())) {
            return whole;
        }
        String bounds = range.get().substring("bytes=".length()).trim();
        int dash = bounds.indexOf('-');
        if (dash < 0 || !bounds.matches("[0-9]{0,18}-[0-9]{0,18}") || bounds.length() == 1) {
            return whole;
        }
        int length = whole.body().length;
        String before = bounds.substring(0, dash);
        String after = bounds.substring(dash + 1);
        long from = before.isEmpty() ? Math.max(0, length - Long.parseLong(after)) : Long.parseLong(before);
        long to = before.isEmpty() || after.isEmpty() ? length - 1 : Math.min(length - 1, Long.parseLong(after));
        if (!before.isEmpty() && !after.isEmpty() && Long.parseLong(after) < from) {
            return whole;
        }
        if (from >= length) {
            return new OriginResponse(416, whole.headers().with("Content-Range", "bytes */" + length), new byte[0]);
        }
        return new OriginResponse(
                206,
                whole.headers().with("Content-Range", "bytes " + from + "-" + to + "/" + length),
                Arrays.copyOfRange(whole.body(), (int) from, (int) to + 1));
    }

    /** Whether the viewer's other parts are of this very answer; a weak tag cannot tell. */
    private static boolean same(HeaderFields request, HeaderFields response) {
        Optional<String> condition = request.first("If-Range");
        if (condition.isEmpty()) {
            return true;
        }
        return condition.get().startsWith("\"")
                ? condition.equals(response.first("ETag"))
                : condition.equals(response.first("Last-Modified"));
    }
}
