package dev.anyedge.simulator.fujitsu;

import java.util.Optional;

/** Where access logs go; empty texts for what is not set (§2.2, §2.4). */
record LogSettings(String container, String prefix, String keyContainer, String keyObject) {

    static final LogSettings NONE = new LogSettings("", "", "", "");

    boolean on() {
        return !container.isEmpty();
    }

    /** What these settings become by the parameters of a call; what a call leaves out stays. */
    LogSettings changedBy(Query query) {
        return new LogSettings(
                query.get("container").orElse(container),
                query.get("object_prefix").orElse(prefix),
                query.get("key_container").orElse(keyContainer),
                query.get("key_object").orElse(keyObject));
    }

    /** The container of the key: without one of its own that of the logs. */
    String effectiveKeyContainer() {
        return keyContainer.isEmpty() ? container : keyContainer;
    }

    /** The parameters that make no sense, named as the provider names them. */
    Optional<String> problem(ObjectStore store) {
        if (on() && (!ObjectStore.validContainer(container) || !store.exists(container))) {
            return Optional.of("container");
        }
        if (prefix.length() > 512 || prefix.startsWith("/")) {
            return Optional.of("object_prefix");
        }
        if (!keyContainer.isEmpty() && (!ObjectStore.validContainer(keyContainer) || !store.exists(keyContainer))) {
            return Optional.of("key_container");
        }
        if (!keyObject.isEmpty()
                && (effectiveKeyContainer().isEmpty()
                        || store.get(effectiveKeyContainer(), keyObject).isEmpty())) {
            return Optional.of("key_object");
        }
        return Optional.empty();
    }
}
