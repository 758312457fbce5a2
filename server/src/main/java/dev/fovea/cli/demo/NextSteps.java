package dev.fovea.cli.demo;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** What to look at after the demo: addresses to open and commands to paste. */
final class NextSteps {
    private NextSteps() {}

    /**
     * @param mediaKey key of an image whose detections are worth a look; empty when nothing was stored
     */
    static List<String> lines(URI base, Credentials credentials, String mediaKey) {
        String server = base.toString().replaceAll("/+$", "");
        List<String> lines = new ArrayList<>(List.of(
                "Open  %s/".formatted(server),
                "",
                "TOKEN=%s".formatted(credentials.hub().accessToken()),
                curl(server, "/v1/images"),
                curl(server, "/v1/sightings?plate=" + GenlogsScenes.PLATE)));
        if (!mediaKey.isEmpty()) {
            lines.add(curl(server, "/detections?mediaKey=" + ApiClient.encoded(mediaKey)));
        }
        lines.add(curl(server, "/api/data/batches"));
        return lines;
    }

    private static String curl(String server, String path) {
        return "curl -H \"Authorization: Bearer $TOKEN\" '%s%s'".formatted(server, path);
    }
}
