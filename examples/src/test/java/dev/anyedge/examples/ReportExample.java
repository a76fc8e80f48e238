package dev.anyedge.examples;

/** A shop that one provider can do and another cannot. */
public final class ReportExample {
    /** The shop, as a distribution. */
    public static final String SHOP = """
            {"name": "shop",
             "endpoints": [{"type": "custom", "hostname": "cdn.shop.example",
                            "certificate": {"type": "external", "reference": "ours"}}],
             "origins": [{"type": "http", "id": "web", "host": "origin.shop.example"},
                         {"type": "http", "id": "img", "host": "img.shop.example"}],
             "defaults": {"origin": "web", "caching": {"type": "honor-origin", "defaultTtl": 1800}},
             "rules": [
               {"name": "partners", "when": [{"type": "path", "values": ["/partner/*"]}],
                "then": {"ipAccess": {"type": "allow", "values": ["203.0.113.0/24"]}}},
               {"name": "images", "when": [{"type": "extension", "values": ["jpg", "png"]}],
                "then": {"origin": "img", "refererAccess": {"type": "allow", "values": ["*<b>shop</b>.example*"]}}},
               {"name": "api", "when": [{"type": "path", "values": ["/api/*"]}],
                "then": {"caching": {"type": "no-store"}}}]}
            """;

    private ReportExample() {}
}
