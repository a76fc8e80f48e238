package dev.anyedge.lumen.image;

/** A protocol, towards viewers or towards an origin; upper case in version 2.0. */
public enum Protocol {
    /** Plain HTTP. */
    HTTP,
    /** HTTP over TLS. */
    HTTPS
}
