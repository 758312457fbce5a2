package dev.fovea.cli.remote;

import dev.fovea.cli.client.ApiClient;
import dev.fovea.cli.client.Call;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/** Goes through a list, page by page, as far as wanted; no page is held longer than it is needed. */
final class Listing {
    private static final long LARGEST_CURSOR_PAGE = 500;
    private static final long LARGEST_NUMBERED_PAGE = 100;

    private final ApiClient client;
    private final Route route;
    private final String path;
    private final Map<String, String> query;

    Listing(ApiClient client, Route route, String path, Map<String, String> query) {
        this.client = client;
        this.route = route;
        this.path = path;
        this.query = query;
    }

    /**
     * What was gone through.
     *
     * @param shown number of items
     * @param more whether there are further ones
     * @param total how many there are in all, where the server says it
     */
    record Extent(long shown, boolean more, OptionalLong total) {}

    /** Hands over at most so many items. */
    Extent each(long most, Consumer<JsonNode> consumer) {
        boolean numbered = route.reply().shape() == Route.Shape.PAGE;
        long size = Math.max(1, Math.min(most, numbered ? LARGEST_NUMBERED_PAGE : LARGEST_CURSOR_PAGE));
        Map<String, String> asked = new LinkedHashMap<>(query);
        asked.put("limit", Long.toString(size));
        long shown = 0;
        for (int number = 1; ; number++) {
            if (numbered) {
                asked.put("page", Integer.toString(number));
            }
            JsonNode page = client.json(Call.get(path, asked));
            JsonNode items = page.at(route.reply().at());
            for (JsonNode item : items) {
                if (shown == most) {
                    return new Extent(shown, true, total(page));
                }
                consumer.accept(item);
                shown++;
            }
            String next = page.path("next_cursor").asString("");
            boolean more =
                    numbered ? number < page.at("/data/pagination/total_pages").asInt(0) : !next.isEmpty();
            if (!more || shown >= most) {
                return new Extent(shown, more, total(page));
            }
            asked.put("cursor", next);
        }
    }

    private static OptionalLong total(JsonNode page) {
        for (String pointer : new String[] {"/total", "/data/pagination/total"}) {
            if (page.at(pointer).isIntegralNumber()) {
                return OptionalLong.of(page.at(pointer).asLong());
            }
        }
        return OptionalLong.empty();
    }
}
