package dev.anyedge.cdn.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.anyedge.cdn.error.ValidationException;
import dev.anyedge.cdn.error.Violation;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** What is wrong with a value or document, as its author reads it. */
final class Complaints {
    private Complaints() {}

    /** Everything that is wrong; the action must fail. */
    static List<Violation> of(ThrowingCallable action) {
        Throwable thrown = catchThrowable(action);
        assertThat(thrown).as("must be refused").isInstanceOf(ValidationException.class);
        List<Violation> violations = ((ValidationException) thrown).violations();
        assertThat(violations).isNotEmpty().allSatisfy(violation -> {
            assertThat(violation.pointer()).matches("(/[^/]*)*");
            assertThat(violation.found()).isNotBlank();
            assertThat(violation.allowed()).isNotBlank();
            assertThat(violation.message()).isNotBlank();
        });
        return violations;
    }

    /** Where it is wrong, in the order of the report. */
    static List<String> pointersOf(ThrowingCallable action) {
        return of(action).stream().map(Violation::pointer).toList();
    }

    /** The one sentence about the only thing that is wrong, with its pointer. */
    static String theOneOf(ThrowingCallable action) {
        List<Violation> violations = of(action);
        assertThat(violations).hasSize(1);
        return violations.get(0).toString();
    }
}
