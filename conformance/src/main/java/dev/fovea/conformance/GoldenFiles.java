package dev.fovea.conformance;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** The golden files on the class path, from a folder or from a jar. */
public final class GoldenFiles {
    private static final String ROOT = "golden";
    private static final String SETUP = ROOT + "/setup/";
    private static final String ENDING = ".http";

    private GoldenFiles() {}

    /** Every exchange, sorted by name; set-up files are not among them. */
    public static List<Exchange> exchanges() {
        return names().stream()
                .filter(name -> !name.startsWith("setup/"))
                .map(name -> ExchangeFile.parse(name, text(ROOT + "/" + name + ENDING)))
                .toList();
    }

    /** The set-up of that name, e.g. {@code genlogs-login}. */
    static Exchange setup(String name) {
        return ExchangeFile.parse("setup/" + name, text(SETUP + name + ENDING));
    }

    /** A resource as UTF-8 text; a path without a known root is looked up below {@code golden/}. */
    static String text(String path) {
        return new String(bytes(path.startsWith("bodies/") ? ROOT + "/" + path : path), StandardCharsets.UTF_8);
    }

    /**
     * The bytes of a resource.
     *
     * @throws IllegalArgumentException when there is none
     */
    static byte[] bytes(String path) {
        try (InputStream in = GoldenFiles.class.getClassLoader().getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalArgumentException("no such file: " + path);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> names() {
        URL root = Objects.requireNonNull(GoldenFiles.class.getClassLoader().getResource(ROOT), "golden files missing");
        try {
            URI uri = root.toURI();
            return "jar".equals(uri.getScheme()) ? namesInJar(uri) : namesBelow(Path.of(uri));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> namesInJar(URI uri) throws IOException {
        try (FileSystem jar = FileSystems.newFileSystem(uri, Map.of())) {
            return namesBelow(jar.getPath("/" + ROOT));
        }
    }

    private static List<String> namesBelow(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.map(file -> root.relativize(file).toString().replace('\\', '/'))
                    .filter(name -> name.endsWith(ENDING))
                    .map(name -> name.substring(0, name.length() - ENDING.length()))
                    .sorted()
                    .toList();
        }
    }
}
