package dev.anyedge.cdn.evaluation;

import dev.anyedge.cdn.model.OriginPath;

/** Makes the path that an origin is asked for from the viewer's. */
@FunctionalInterface
interface Rewriting {

    /** The path without the origin's base path. */
    String apply(String path);

    static Rewriting of(OriginPath path) {
        return path.accept(new OriginPath.Visitor<>() {
            @Override
            public Rewriting remove(OriginPath.Remove value) {
                return replacing(value.prefix(), "/");
            }

            @Override
            public Rewriting replace(OriginPath.Replace value) {
                return replacing(value.from(), value.to());
            }

            @Override
            public Rewriting replaceAll(OriginPath.ReplaceAll value) {
                return text -> value.directory() + text.substring(text.lastIndexOf('/') + 1);
            }

            @Override
            public Rewriting none(OriginPath.None value) {
                return text -> text;
            }
        });
    }

    /** Both begin and end with a slash, so only whole directories are found, and what comes out is a path again. */
    private static Rewriting replacing(String from, String to) {
        return text -> {
            int at = text.indexOf(from);
            return at < 0 ? text : text.substring(0, at) + to + text.substring(at + from.length());
        };
    }
}
