package dev.anyedge.lumen.image;

import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.anyedge.cdn.internal.json.JsonText;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Documents for tests of images, and the schema of images as far as pages and proposals go. */
public final class Images {
    private static final String FOLDER = "/dev/anyedge/lumen/image/";

    private Images() {}

    /**
     * A document with every member that is documented or proposed, and some that are neither.
     *
     * @return JSON
     */
    public static String everyMember() {
        return resource(FOLDER + "every-member.json");
    }

    /**
     * A file of the tests.
     *
     * @param path its path on the class path
     * @return its text
     */
    public static String resource(String path) {
        try (InputStream in = Images.class.getResourceAsStream(path)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * What the schema says against a document.
     *
     * @param json a whole image
     * @return nothing for a good one
     */
    public static List<String> schemaViolations(String json) {
        return Schema.IMAGE.validate(JsonText.parse(json)).stream()
                .map(Object::toString)
                .toList();
    }

    private static final class Schema {
        static final JsonSchema IMAGE = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(resource(FOLDER + "service-image.schema.json"));
    }
}
