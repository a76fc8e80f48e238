package dev.anyedge.simulator.lumen;

/**
 * Where the operations of version 2.0 are. Only the base is documented (Lumen reference §2.1); everything behind it is the
 * proposal of §3.10 and would be changed here.
 */
final class ImagePaths {

    static final String BASE = "/v2.0/serviceConfiguration/{subscriber}";
    static final String IMAGES = BASE + "/serviceImages";
    static final String IMAGE = IMAGES + "/{name}";
    static final String COPY = IMAGE + "/copy";
    static final String VERSIONS = IMAGE + "/versions";
    static final String VALIDATE = BASE + "/validate";
    static final String ENVIRONMENTS = BASE + "/environments";
    static final String ENVIRONMENT = ENVIRONMENTS + "/{environment}";
    static final String ENVIRONMENT_IMAGE = ENVIRONMENT + "/serviceImage";
    static final String HISTORY = ENVIRONMENT + "/history";
    static final String SUBSCRIBERS = "/v2.0/subscribers";

    private ImagePaths() {}
}
