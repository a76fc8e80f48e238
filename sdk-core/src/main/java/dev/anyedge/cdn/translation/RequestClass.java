package dev.anyedge.cdn.translation;

import dev.anyedge.cdn.model.Condition;
import java.util.List;

/**
 * Which requests a finding is about. Immutable, thread-safe.
 *
 * @param description for people, for example {@code plain HTTP requests}
 * @param when conditions that must all hold; none: any request
 * @param withCookies whether only requests with a {@code Cookie} header are meant
 */
public record RequestClass(String description, List<Condition> when, boolean withCookies) {

    /**
     * Copies the conditions.
     *
     * @param description for people
     * @param when conditions that must all hold
     * @param withCookies whether only requests with cookies are meant
     */
    public RequestClass {
        when = List.copyOf(when);
    }

    /**
     * All requests.
     *
     * @return the class of every request
     */
    public static RequestClass all() {
        return new RequestClass("all requests", List.of(), false);
    }

    /**
     * The requests for which conditions hold.
     *
     * @param description for people
     * @param conditions must all hold
     * @return the class
     */
    public static RequestClass when(String description, Condition... conditions) {
        return new RequestClass(description, List.of(conditions), false);
    }

    /**
     * Requests that carry cookies.
     *
     * @return the class
     */
    public static RequestClass cookies() {
        return new RequestClass("requests with cookies", List.of(), true);
    }
}
