package dev.anyedge.tck;

import org.jspecify.annotations.Nullable;
import org.slf4j.ILoggerFactory;
import org.slf4j.IMarkerFactory;
import org.slf4j.Marker;
import org.slf4j.event.Level;
import org.slf4j.helpers.BasicMarkerFactory;
import org.slf4j.helpers.LegacyAbstractLogger;
import org.slf4j.helpers.MessageFormatter;
import org.slf4j.helpers.NOPMDCAdapter;
import org.slf4j.spi.MDCAdapter;
import org.slf4j.spi.SLF4JServiceProvider;

/**
 * The binding of slf4j in tests of providers, found by slf4j itself: while the suite records, each line of each level
 * arrives; otherwise nothing is written anywhere. No other binding may be on the class path beside it.
 */
public final class LogsOfTests implements SLF4JServiceProvider {
    private final IMarkerFactory markers = new BasicMarkerFactory();
    private final MDCAdapter context = new NOPMDCAdapter();

    /** For slf4j. */
    public LogsOfTests() {}

    @Override
    public ILoggerFactory getLoggerFactory() {
        return Line::new;
    }

    @Override
    public IMarkerFactory getMarkerFactory() {
        return markers;
    }

    @Override
    public MDCAdapter getMDCAdapter() {
        return context;
    }

    @Override
    public String getRequestedApiVersion() {
        return "2.0.99";
    }

    @Override
    public void initialize() {
        // everything is there already
    }

    private static final class Line extends LegacyAbstractLogger {
        private static final long serialVersionUID = 1L;

        Line(String name) {
            this.name = name;
        }

        @Override
        public boolean isTraceEnabled() {
            return Recording.hears(name);
        }

        @Override
        public boolean isDebugEnabled() {
            return Recording.hears(name);
        }

        @Override
        public boolean isInfoEnabled() {
            return Recording.hears(name);
        }

        @Override
        public boolean isWarnEnabled() {
            return Recording.hears(name);
        }

        @Override
        public boolean isErrorEnabled() {
            return Recording.hears(name);
        }

        @Override
        protected @Nullable String getFullyQualifiedCallerName() {
            return null;
        }

        @Override
        protected void handleNormalizedLoggingCall(
                Level level,
                @Nullable Marker marker,
                String message,
                Object @Nullable [] arguments,
                @Nullable Throwable problem) {
            Recording.line(name, level + " " + MessageFormatter.basicArrayFormat(message, arguments), problem);
        }
    }
}
