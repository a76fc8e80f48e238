package dev.anyedge.simulator.edge;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A folder that answers as an object storage bucket does: as a store of objects (a key is found or it is not), or as a
 * website (index documents for directories, an error document for what is missing). Read-only. The folder is read for
 * every request, so that a file saved now is served now.
 *
 * <p>Nothing outside the folder can be reached: a key with {@code ..} names no object, and a link that leads out of the
 * folder is not followed.
 */
final class BucketFolder {

    private static final Map<String, String> TYPES = Map.ofEntries(
            Map.entry("html", "text/html; charset=utf-8"),
            Map.entry("htm", "text/html; charset=utf-8"),
            Map.entry("css", "text/css; charset=utf-8"),
            Map.entry("js", "text/javascript; charset=utf-8"),
            Map.entry("mjs", "text/javascript; charset=utf-8"),
            Map.entry("json", "application/json"),
            Map.entry("map", "application/json"),
            Map.entry("xml", "application/xml"),
            Map.entry("txt", "text/plain; charset=utf-8"),
            Map.entry("md", "text/markdown; charset=utf-8"),
            Map.entry("csv", "text/csv; charset=utf-8"),
            Map.entry("svg", "image/svg+xml"),
            Map.entry("png", "image/png"),
            Map.entry("jpg", "image/jpeg"),
            Map.entry("jpeg", "image/jpeg"),
            Map.entry("gif", "image/gif"),
            Map.entry("webp", "image/webp"),
            Map.entry("avif", "image/avif"),
            Map.entry("ico", "image/x-icon"),
            Map.entry("woff", "font/woff"),
            Map.entry("woff2", "font/woff2"),
            Map.entry("ttf", "font/ttf"),
            Map.entry("mp3", "audio/mpeg"),
            Map.entry("mp4", "video/mp4"),
            Map.entry("webm", "video/webm"),
            Map.entry("m3u8", "application/vnd.apple.mpegurl"),
            Map.entry("ts", "video/mp2t"),
            Map.entry("mpd", "application/dash+xml"),
            Map.entry("pdf", "application/pdf"),
            Map.entry("wasm", "application/wasm"),
            Map.entry("zip", "application/zip"),
            Map.entry("gz", "application/gzip"));

    private static final List<String> ERROR_DOCUMENTS = List.of("error.html", "404.html");

    private final String name;
    private final Path root;

    BucketFolder(String name, Path folder) {
        this.name = name;
        try {
            root = folder.toRealPath();
        } catch (IOException missing) {
            throw new IllegalArgumentException(
                    "bucket " + name + " is to be served from " + folder + ", which is not there", missing);
        }
        if (!Files.isDirectory(root)) {
            throw new IllegalArgumentException(
                    "bucket " + name + " is to be served from " + folder + ", which is not a folder");
        }
    }

    Origin asObjects() {
        return request -> answer(request, false);
    }

    Origin asWebsite() {
        return request -> answer(request, true);
    }

    private OriginResponse answer(OriginRequest request, boolean website) throws IOException {
        if (!request.method().equals("GET") && !request.method().equals("HEAD")) {
            return error(405, "MethodNotAllowed", "A folder as a bucket is read-only.", request)
                    .withHeader("Allow", "GET, HEAD");
        }
        Optional<String> key = key(request.path());
        if (key.isEmpty()) {
            return website ? missing(request) : noSuchKey(request);
        }
        if (!website) {
            Optional<Path> object = file(key.get());
            return object.isPresent() ? found(200, object.get(), request) : noSuchKey(request);
        }
        boolean directory = key.get().isEmpty() || key.get().endsWith("/");
        Optional<Path> page = file(directory ? key.get() + "index.html" : key.get());
        if (page.isPresent()) {
            return found(200, page.get(), request);
        }
        if (!directory && file(key.get() + "/index.html").isPresent()) {
            // the relative links of an index document need the slash
            return new OriginResponse(302, HeaderFields.of("Location", request.path() + "/"), new byte[0]);
        }
        return missing(request);
    }

    private OriginResponse missing(OriginRequest request) throws IOException {
        for (String document : ERROR_DOCUMENTS) {
            Optional<Path> page = file(document);
            if (page.isPresent()) {
                return found(404, page.get(), request);
            }
        }
        return noSuchKey(request);
    }

    /** The object's key, or empty when the path can be none. */
    private static Optional<String> key(String path) {
        try {
            // a plus sign is a plus sign in a path
            return Optional.of(URLDecoder.decode(path.substring(1).replace("+", "%2B"), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException brokenEscape) {
            return Optional.empty();
        }
    }

    private Optional<Path> file(String key) throws IOException {
        for (String segment : key.split("/", -1)) {
            if (segment.isEmpty() || segment.equals(".") || segment.equals("..") || segment.indexOf('\\') >= 0) {
                return Optional.empty();
            }
        }
        Path file;
        try {
            file = root.resolve(key);
        } catch (InvalidPathException notAPath) {
            return Optional.empty();
        }
        if (!file.normalize().startsWith(root)
                || !Files.isRegularFile(file)
                || !file.toRealPath().startsWith(root)) {
            return Optional.empty();
        }
        return Optional.of(file);
    }

    private static OriginResponse found(int status, Path file, OriginRequest request) throws IOException {
        byte[] content = Files.readAllBytes(file);
        HeaderFields headers = HeaderFields.of(
                "Content-Type",
                type(file.getFileName().toString()),
                "ETag",
                '"' + md5(content) + '"',
                "Last-Modified",
                HttpDate.print(Files.getLastModifiedTime(file).toInstant()),
                "Accept-Ranges",
                "bytes");
        if (status == 200 && Validators.notModified(request.headers(), headers)) {
            return new OriginResponse(304, headers, new byte[0]);
        }
        OriginResponse whole = new OriginResponse(status, headers, content);
        return request.method().equals("GET") ? ByteRange.cut(request.headers(), whole) : whole;
    }

    private static String type(String fileName) {
        int dot = fileName.lastIndexOf('.');
        String extension = dot < 0 ? "" : fileName.substring(dot + 1).toLowerCase(Locale.ROOT);
        return TYPES.getOrDefault(extension, "application/octet-stream");
    }

    /** Object stores use the MD5 of the content as its tag; nothing here relies on it being hard to forge. */
    private static String md5(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(content));
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    private OriginResponse noSuchKey(OriginRequest request) {
        return error(404, "NoSuchKey", "The specified key does not exist.", request);
    }

    private OriginResponse error(int status, String code, String message, OriginRequest request) {
        String xml = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Error><Code>" + code + "</Code><Message>" + message
                + "</Message><Resource>" + escape(request.path()) + "</Resource><BucketName>" + escape(name)
                + "</BucketName></Error>";
        return new OriginResponse(
                status, HeaderFields.of("Content-Type", "application/xml"), xml.getBytes(StandardCharsets.UTF_8));
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
