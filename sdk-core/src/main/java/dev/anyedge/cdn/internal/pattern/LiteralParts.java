package dev.anyedge.cdn.internal.pattern;

import java.util.List;

/**
 * Literal text that every match of a pattern contains, by which an index finds the few patterns worth trying.
 *
 * @param exact whether {@code prefix} is the only match
 * @param prefix what every match begins with, possibly empty
 * @param inner what every match contains somewhere, none empty
 * @param suffix what every match ends with, possibly empty
 */
public record LiteralParts(boolean exact, String prefix, List<String> inner, String suffix) {}
