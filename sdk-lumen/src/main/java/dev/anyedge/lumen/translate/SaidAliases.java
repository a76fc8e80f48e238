package dev.anyedge.lumen.translate;

import dev.anyedge.cdn.error.ValidationException;
import dev.anyedge.cdn.model.Endpoint;
import dev.anyedge.lumen.image.AliasDefinition;
import dev.anyedge.lumen.image.ServiceImage;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which aliases of an image are endpoints of the distribution that it is read as: those that are host names, each at its
 * first place. What is none of these comes back where it stood.
 */
final class SaidAliases {
    private final Map<String, List<Object>> places = new HashMap<>();
    private final Set<String> names = new HashSet<>();
    private final Set<Long> origins = new HashSet<>();

    SaidAliases(ServiceImage image) {
        for (AliasDefinition definition : image.aliasDefinitions()) {
            for (String alias : definition.aliases()) {
                String name = ImagePart.plain(alias);
                if (isName(name) && names.add(name)) {
                    places.put(name, List.of(definition.id(), alias));
                    origins.add(definition.originId());
                }
            }
        }
    }

    private static boolean isName(String name) {
        try {
            Endpoint.customHttpOnly(name);
            return true;
        } catch (ValidationException e) {
            return false;
        }
    }

    /** Whether the alias at this place is an endpoint. */
    boolean said(AliasDefinition definition, String alias) {
        return List.<Object>of(definition.id(), alias).equals(places.get(ImagePart.plain(alias)));
    }

    /** The aliases of a definition that are no host names, so that no endpoint says them. */
    List<String> unsayable(AliasDefinition definition) {
        return definition.aliases().stream()
                .filter(alias -> !names.contains(ImagePart.plain(alias)))
                .toList();
    }

    /** Properties that have endpoints. */
    Set<Long> origins() {
        return origins;
    }

    /**
     * Whether an alias that is no endpoint stays: one that is no host name does, and one that stands twice as long as its
     * name is wished.
     */
    boolean stays(AliasDefinition definition, String alias, Set<String> wished) {
        String name = ImagePart.plain(alias);
        return !said(definition, alias) && (!names.contains(name) || wished.contains(name));
    }

    /** Whether a property that has no endpoint stays. */
    boolean stays(List<AliasDefinition> definitions, Set<String> wished) {
        return definitions.stream().anyMatch(definition -> definition.aliases().stream()
                .anyMatch(alias -> stays(definition, alias, wished)));
    }
}
