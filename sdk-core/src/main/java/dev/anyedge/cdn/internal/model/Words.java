package dev.anyedge.cdn.internal.model;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** How the JSON form spells the constants of the model's enumerations: in lower case with hyphens. */
final class Words {
    private Words() {}

    static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Constants by their words, in the order of declaration. */
    static <E extends Enum<E>> Map<String, E> byWord(E[] constants) {
        Map<String, E> map = new LinkedHashMap<>();
        for (E constant : constants) {
            map.put(of(constant), constant);
        }
        return map;
    }

    /** Constants by their names, where these are names of their own, such as those of hash functions. */
    static <E extends Enum<E>> Map<String, E> byName(E[] constants) {
        Map<String, E> map = new LinkedHashMap<>();
        for (E constant : constants) {
            map.put(constant.name(), constant);
        }
        return map;
    }
}
