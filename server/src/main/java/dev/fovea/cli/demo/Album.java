package dev.fovea.cli.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** The photographs that come with the jar ({@code demo/pictures}; authors and licences are in the README there). */
final class Album {
    private static final String FOLDER = "/demo/pictures/";

    private final List<Picture> pictures;

    private Album(List<Picture> pictures) {
        this.pictures = pictures;
    }

    static Album load() {
        return new Album(Json.tree(resource("pictures.json"))
                .valueStream()
                .map(Album::picture)
                .toList());
    }

    List<Picture> pictures() {
        return pictures;
    }

    Optional<Picture> find(String file) {
        return pictures.stream().filter(picture -> picture.file().equals(file)).findFirst();
    }

    Picture get(String file) {
        return find(file).orElseThrow(() -> new IllegalArgumentException("no picture " + file));
    }

    private static Picture picture(JsonNode entry) {
        String file = entry.at("/file").stringValue();
        List<JsonNode> annotations = entry.at("/annotations").valueStream().toList();
        return new Picture(file, entry.at("/media_type").stringValue(), annotations, resource(file));
    }

    private static byte[] resource(String name) {
        try (InputStream in = Album.class.getResourceAsStream(FOLDER + name)) {
            if (in == null) {
                throw new IllegalStateException("the jar lacks " + FOLDER + name);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
