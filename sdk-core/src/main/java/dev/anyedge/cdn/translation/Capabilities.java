package dev.anyedge.cdn.translation;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/** What a provider can do, feature by feature. Immutable, thread-safe. */
public final class Capabilities {

    /** How well a provider does a feature. */
    public enum Support {
        /** As the model means it. */
        FULL,
        /** Within limits that the note names. */
        PARTIAL,
        /** Not at all. */
        NONE
    }

    /**
     * One answer.
     *
     * @param support how well
     * @param note limits, or what to do instead; possibly empty
     */
    public record Answer(Support support, String note) {}

    private final String provider;
    private final Map<Feature, Answer> answers;

    private Capabilities(String provider, Map<Feature, Answer> answers) {
        this.provider = provider;
        this.answers = Collections.unmodifiableMap(new EnumMap<>(answers));
    }

    /**
     * A new builder; every feature that is not named is {@code NONE}.
     *
     * @param provider the provider's name
     * @return a builder
     */
    public static Builder builder(String provider) {
        return new Builder(provider);
    }

    /**
     * The provider's name.
     *
     * @return lower case
     */
    public String provider() {
        return provider;
    }

    /**
     * How well a feature is done.
     *
     * @param feature the feature
     * @return the answer
     */
    public Answer of(Feature feature) {
        Answer answer = answers.get(feature);
        return answer == null ? new Answer(Support.NONE, "") : answer;
    }

    /** Builds {@link Capabilities}. Not thread-safe. */
    public static final class Builder {
        private final String provider;
        private final Map<Feature, Answer> answers = new EnumMap<>(Feature.class);

        private Builder(String provider) {
            this.provider = provider;
        }

        /**
         * Features that are done as the model means them.
         *
         * @param features the features
         * @return this builder
         */
        public Builder full(Feature... features) {
            for (Feature feature : features) {
                answers.put(feature, new Answer(Support.FULL, ""));
            }
            return this;
        }

        /**
         * A feature that is done within limits.
         *
         * @param feature the feature
         * @param note the limits
         * @return this builder
         */
        public Builder partial(Feature feature, String note) {
            answers.put(feature, new Answer(Support.PARTIAL, note));
            return this;
        }

        /**
         * A feature that is not done.
         *
         * @param feature the feature
         * @param note what to do instead
         * @return this builder
         */
        public Builder none(Feature feature, String note) {
            answers.put(feature, new Answer(Support.NONE, note));
            return this;
        }

        /**
         * The capabilities.
         *
         * @return immutable capabilities
         */
        public Capabilities build() {
            return new Capabilities(provider, answers);
        }
    }
}
