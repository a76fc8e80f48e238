package dev.anyedge.cdn;

import dev.anyedge.cdn.diagram.Diagram;
import dev.anyedge.cdn.error.CdnException;
import dev.anyedge.cdn.error.ValidationException;
import dev.anyedge.cdn.error.Violation;
import dev.anyedge.cdn.model.Distribution;
import dev.anyedge.cdn.translation.Capabilities;
import dev.anyedge.cdn.translation.TextTranslator;
import dev.anyedge.cdn.translation.TranslationContext;
import dev.anyedge.cdn.translation.Translator;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A provider as tools meet it: by its name, without a compile-time dependency on its module. Thread-safe.
 *
 * <p>A tool finds the providers that are on its class path or module path, asks one for its settings, translates with it,
 * and connects:
 *
 * <pre>{@code
 * CdnProvider provider = CdnProvider.named("scaleway");
 * provider.settings().forEach(System.out::println);          // endpoint, secret-key, …
 * String document = provider.documents().translate(shop, TranslationContext.strict()).orThrow();
 * try (Cdn cdn = provider.connect(CdnSettings.ofEnvironment())) {
 *     System.out.println(cdn.plan(shop).render());
 * }
 * }</pre>
 *
 * <p><b>For authors of providers.</b> A module makes itself known twice, so that it is found on both paths: in its
 * {@code module-info.java} with {@code provides dev.anyedge.cdn.CdnProvider with …}, and for the class path in a file
 * {@code META-INF/services/dev.anyedge.cdn.CdnProvider} with the class' name. The class is public and has a public
 * constructor without parameters that does nothing; it lives in the package of the module's {@code Cdn}. It implements
 * {@link #name}, {@link #settings}, {@link #translator} and {@link #open}; all else is derived from these. Its settings
 * use the common names where they mean the same: {@code endpoint} for the base URL of the API, {@code project-id} for what
 * an account is divided into. In {@link #open} it reads each setting with {@link CdnSettings#get} or
 * {@link CdnSettings#require}, which look at what the tool said, then at the setting's environment variables, then at its
 * default.
 */
public interface CdnProvider {

    /**
     * The provider's name.
     *
     * @return lower case, for example {@code scaleway}; the same as {@link Translator#provider()}
     */
    String name();

    /**
     * The settings that a connection takes.
     *
     * @return in the order in which a person should read about them
     */
    List<CdnSetting> settings();

    /**
     * The translation between the model and this provider's document, with the provider's own type of document.
     *
     * @return a translator; no call is made
     */
    Translator<?> translator();

    /**
     * Opens a connection. Called by {@link #connect}, which has checked the settings' names and that none is missing.
     *
     * @param settings what the tool said, and the environment
     * @return a CDN to work with; nothing is called before its first operation
     * @throws ValidationException when a value is malformed; the message never shows a secret one
     */
    Cdn open(CdnSettings settings);

    /**
     * The same translation with documents as JSON text.
     *
     * @return a translator; no call is made
     */
    default Translator<String> documents() {
        return TextTranslator.of(translator());
    }

    /**
     * A document as a picture. Without a provider's own, the distribution that the document amounts to.
     *
     * @param document the provider's document as text
     * @return the diagram, in the provider's words
     * @throws ValidationException when it is not such a document, with pointers
     */
    default Diagram diagram(String document) {
        return Diagram.of(documents().read(document).distribution());
    }

    /**
     * What a distribution becomes at this provider, as a picture.
     *
     * @param distribution the distribution, for example what {@link Cdn#read} gave
     * @param context how strict to be, which origins to replace
     * @return the diagram, in the provider's words
     * @throws dev.anyedge.cdn.translation.TranslationRefusedException when the provider cannot do it
     */
    default Diagram diagram(Distribution distribution, TranslationContext<String> context) {
        return diagram(documents().translate(distribution, context).orThrow());
    }

    /**
     * What a plan leads to, as a picture in which its changes are marked.
     *
     * @param plan a plan of this provider
     * @return the diagram, in the provider's words
     */
    default Diagram diagram(Plan plan) {
        Diagram diagram = diagram(plan.distribution(), plan.options().toContext());
        for (Change change : plan.changes()) {
            diagram = diagram.marked(
                    change.kind(),
                    change.name(),
                    switch (change.action()) {
                        case CREATE -> Diagram.Mark.ADDED;
                        case UPDATE -> Diagram.Mark.CHANGED;
                        case DELETE -> Diagram.Mark.REMOVED;
                    });
        }
        return diagram;
    }

    /**
     * What the provider can do.
     *
     * @return the capabilities; no call is made
     */
    default Capabilities capabilities() {
        return translator().capabilities();
    }

    /**
     * Opens a connection.
     *
     * @param settings what the tool says, and the environment for the rest
     * @return a CDN to work with, to be closed; nothing is called before its first operation
     * @throws ValidationException when a setting is unknown, missing or malformed: all unknown and missing ones at once
     */
    default Cdn connect(CdnSettings settings) {
        settings.check(this);
        return open(settings);
    }

    /**
     * All providers that can be found: with the thread's context class loader, and with the one that the SDK came from.
     *
     * @return in the order of their names, each name once
     * @throws CdnException when one is there but cannot be loaded
     */
    static List<CdnProvider> all() {
        Map<String, CdnProvider> found = new TreeMap<>();
        List<ServiceLoader<CdnProvider>> places = new ArrayList<>();
        places.add(ServiceLoader.load(CdnProvider.class));
        places.add(ServiceLoader.load(CdnProvider.class, CdnProvider.class.getClassLoader()));
        try {
            for (ServiceLoader<CdnProvider> place : places) {
                place.forEach(provider -> found.putIfAbsent(provider.name(), provider));
            }
        } catch (ServiceConfigurationError e) {
            throw new CdnException(
                    "A CDN provider on the class path cannot be loaded: " + e.getMessage()
                            + ". Its version and that of sdk-core must fit.",
                    e);
        }
        return List.copyOf(found.values());
    }

    /**
     * The provider with a name.
     *
     * @param name lower case, for example {@code scaleway}
     * @return the provider
     * @throws ValidationException when there is none; names those that are there
     */
    static CdnProvider named(String name) {
        Collection<CdnProvider> all = all();
        return all.stream()
                .filter(provider -> provider.name().equals(name))
                .findFirst()
                .orElseThrow(() -> {
                    String there = all.isEmpty()
                            ? "none at all; add a provider's module, for example sdk-scaleway"
                            : all.stream().map(CdnProvider::name).collect(Collectors.joining(", "));
                    return new ValidationException(
                            "provider",
                            List.of(new Violation(
                                    "/provider",
                                    name,
                                    there,
                                    "there is no provider '" + name + "' on the class path; there is " + there)));
                });
    }
}
