package dev.fovea.cli.demo;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Fovea's own list of images, {@code GET /v1/images}, read page by page. */
final class ImageList {
    private static final String PATH = "/v1/images?limit=200";

    private final Stage stage;
    private final ApiClient user;

    /**
     * @param user a client that carries a bearer token of the organisation
     */
    ImageList(Stage stage, ApiClient user) {
        this.stage = stage;
        this.user = user;
    }

    /**
     * Looks for images until all were seen or the list ends; a list that ends before is not as expected.
     *
     * @return the media key of each image that is listed with the SHA-256 of the file that was sent, by image id
     */
    Map<String, String> mediaKeys(Collection<SentImage> sent) {
        stage.say("Fovea's own API lists all %d images, each with the SHA-256 of the file that was sent."
                .formatted(sent.size()));
        Map<String, SentImage> missing = new HashMap<>(
                sent.stream().collect(Collectors.toMap(SentImage::imageId, Function.identity(), (a, b) -> a)));
        Map<String, String> keys = new HashMap<>();
        Optional<String> path = Optional.of(PATH);
        while (path.isPresent()) {
            Answer page = page(path.get(), missing);
            keys.putAll(found(page, missing));
            missing.keySet().removeAll(keys.keySet());
            path = missing.isEmpty() ? Optional.empty() : next(page);
        }
        return keys;
    }

    private Answer page(String path, Map<String, SentImage> missing) {
        Check check = Check.status(200)
                .and(
                        "every image of the demo before the list ends",
                        answer -> next(answer).isPresent()
                                || found(answer, missing).size() == missing.size());
        return stage.play("GET " + path, Outcome.ANSWERED, check, () -> user.get(path));
    }

    private static Map<String, String> found(Answer page, Map<String, SentImage> wanted) {
        return page.at("/items")
                .valueStream()
                .filter(item -> same(item, wanted.get(item.at("/id").asString(""))))
                .collect(Collectors.toMap(
                        item -> item.at("/id").asString(""),
                        item -> item.at("/media_key").asString(""),
                        (a, b) -> a));
    }

    private static boolean same(JsonNode item, @Nullable SentImage sent) {
        return sent != null && item.at("/sha256").asString("").equals(sent.sha256());
    }

    private static Optional<String> next(Answer page) {
        return Optional.of(page.textAt("/next_cursor"))
                .filter(cursor -> !cursor.isEmpty())
                .map(cursor -> PATH + "&cursor=" + ApiClient.encoded(cursor));
    }
}
