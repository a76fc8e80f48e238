package dev.anyedge.fujitsu.api;

/**
 * How viewers reach a service ({@code protocol}; Fujitsu reference §2.2); fixed when it is created. Immutable, thread-safe.
 *
 * @param text the word on the wire
 */
public record DeliveryProtocol(String text) {
    /** Plain HTTP. */
    public static final DeliveryProtocol HTTP = new DeliveryProtocol("http");

    /** HTTPS; plain HTTP is redirected to it. */
    public static final DeliveryProtocol HTTPS = new DeliveryProtocol("https");

    @Override
    public String toString() {
        return text;
    }
}
