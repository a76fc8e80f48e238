package dev.anyedge.cdn.error;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The provider refused the content of the request. The caller mends the fields that {@link #fields()} names. */
public final class InvalidRequestException extends CdnException {
    private static final long serialVersionUID = 1L;

    private final transient List<FieldProblem> fields;

    /**
     * One field that the provider refused.
     *
     * @param field the field in the provider's own spelling
     * @param reason the provider's reason, in its own word
     * @param help the provider's help text, {@code ""} when there is none
     */
    public record FieldProblem(String field, String reason, String help) {}

    /**
     * A refused request.
     *
     * @param message what was attempted and what the provider said
     * @param fields the fields that the provider named, possibly none
     * @param call the facts of the call
     * @param cause what lies beneath, if anything
     */
    public InvalidRequestException(
            String message, List<FieldProblem> fields, FailedCall call, @Nullable Throwable cause) {
        super(message, call, cause);
        this.fields = List.copyOf(fields);
    }

    /**
     * The fields that the provider named.
     *
     * @return possibly none
     */
    public List<FieldProblem> fields() {
        return fields;
    }
}
