package dev.anyedge.lumen.internal.wire;

import com.fasterxml.jackson.databind.JsonNode;
import dev.anyedge.cdn.http.ApiResponse;
import dev.anyedge.lumen.api.EnvironmentState;
import dev.anyedge.lumen.api.ImageCheck;
import dev.anyedge.lumen.api.StoredImage;
import dev.anyedge.lumen.api.Subscriber;
import java.util.List;
import java.util.function.Function;

/** Answers of version 2.0 to values. All forms are inferred (Lumen reference §3.10). */
final class ImageAnswers {
    private ImageAnswers() {}

    static <T> Function<ApiResponse, T> one(Function<JsonObject, T> reader) {
        return response -> reader.apply(JsonObject.of(JsonObject.parse(response.text()), ""));
    }

    static <T> Function<ApiResponse, List<T>> list(Function<JsonObject, T> reader) {
        return response -> {
            JsonNode tree = JsonObject.parse(response.text());
            return JsonObject.list(tree, "", reader);
        };
    }

    static StoredImage storedImage(JsonObject in) {
        return StoredImage.builder()
                .name(in.required("name"))
                .version(in.requiredNumber("version"))
                .comment(in.text("comment"))
                .modifiedDate(in.text("modifiedDate"))
                .modifiedBy(in.text("modifiedBy"))
                .extra(in.extra())
                .build();
    }

    static EnvironmentState environment(JsonObject in) {
        return EnvironmentState.builder()
                .environment(in.required("environment"))
                .version(in.requiredNumber("version"))
                .serviceImage(in.text("serviceImage"))
                .serviceImageVersion(in.number("serviceImageVersion"))
                .comment(in.text("comment"))
                .promotedDate(in.text("promotedDate"))
                .status(in.text("status"))
                .extra(in.extra())
                .build();
    }

    static ImageCheck check(JsonObject in) {
        String valid = in.required("valid");
        return new ImageCheck(
                valid.equals("true"),
                in.objects(
                        "errors",
                        error -> new ImageCheck.Problem(error.text("path").orElse(""), error.required("message"))));
    }

    static Subscriber subscriber(JsonObject in) {
        return new Subscriber(in.required("subscriberId"), in.required("scid"), in.number("accessGroupId"));
    }
}
