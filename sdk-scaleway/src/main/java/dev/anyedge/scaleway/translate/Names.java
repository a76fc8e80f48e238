package dev.anyedge.scaleway.translate;

import dev.anyedge.scaleway.api.Backend;
import dev.anyedge.scaleway.api.BucketBackend;
import dev.anyedge.scaleway.api.LoadBalancerBackend;
import dev.anyedge.scaleway.api.ServerlessContainerBackend;
import dev.anyedge.scaleway.api.ServerlessFunctionBackend;
import dev.anyedge.scaleway.api.UnknownBackend;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Names for what has none at the provider: the same document always gives the same names. */
final class Names {
    private static final int LONGEST = 120;

    private Names() {}

    /** A name for an origin, after its resource. */
    static String invent(Optional<Backend> backend, Set<String> given) {
        String wish = backend.map(Names::resource).orElse("");
        StringBuilder name = new StringBuilder();
        for (int i = 0; i < wish.length() && name.length() < LONGEST; i++) {
            char c = wish.charAt(i);
            boolean alphanumeric = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
            if (alphanumeric || (!name.isEmpty() && (c == '.' || c == '_' || c == '-'))) {
                name.append(c);
            }
        }
        String stem = name.isEmpty() ? "origin" : name.toString();
        String free = stem;
        for (int n = 2; !given.add(free); n++) {
            free = stem + "-" + n;
        }
        return free;
    }

    /** A name for the rule of a route. */
    static String rule(int index) {
        return "route-" + (index + 1);
    }

    /** A distribution's name that resembles a pipeline's. */
    static String slug(String name) {
        StringBuilder slug = new StringBuilder();
        String lower = name.toLowerCase(Locale.ROOT);
        for (int i = 0; i < lower.length() && slug.length() < 63; i++) {
            char c = lower.charAt(i);
            boolean plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
            if (plain) {
                slug.append(c);
            } else if (!slug.isEmpty() && slug.charAt(slug.length() - 1) != '-') {
                slug.append('-');
            }
        }
        while (!slug.isEmpty() && slug.charAt(slug.length() - 1) == '-') {
            slug.setLength(slug.length() - 1);
        }
        return slug.isEmpty() ? "unnamed" : slug.toString();
    }

    /** A text without what a description may not hold. */
    static String printable(String text) {
        StringBuilder out = new StringBuilder(text.length());
        text.codePoints()
                .filter(c -> c == '\n' || c == '\r' || c == '\t' || isPrintable(c))
                .forEach(out::appendCodePoint);
        return out.toString();
    }

    private static boolean isPrintable(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }

    private static String resource(Backend backend) {
        return backend.accept(new Backend.Visitor<String>() {
            @Override
            public String bucket(BucketBackend bucket) {
                return bucket.bucketName();
            }

            @Override
            public String loadBalancer(LoadBalancerBackend balancers) {
                return balancers.lbs().isEmpty() ? "" : balancers.lbs().get(0).id();
            }

            @Override
            public String container(ServerlessContainerBackend container) {
                return container.containerId();
            }

            @Override
            public String function(ServerlessFunctionBackend function) {
                return function.functionId();
            }

            @Override
            public String unknown(UnknownBackend unknown) {
                return unknown.member();
            }
        });
    }
}
