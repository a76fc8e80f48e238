package dev.anyedge.cdn.model;

/** What an endpoint does with plain HTTP and with HTTPS. The JSON form is the name in lower case with hyphens. */
public enum ViewerProtocol {
    /** Plain HTTP only: an HTTPS request is not served. Needs no certificate. */
    HTTP_ONLY,
    /** Both are served alike. */
    HTTP_AND_HTTPS,
    /** HTTPS is served; plain HTTP is redirected to it. The default. */
    REDIRECT_TO_HTTPS,
    /** HTTPS is served; plain HTTP is refused. */
    HTTPS_ONLY
}
