package dev.fovea.cli.demo;

import dev.fovea.cli.demo.FakeServer.Reply;
import dev.fovea.cli.demo.FakeServer.Request;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** The Hub routes that the demo calls, after contracts/hub.md; pixel runs in corner-and-size form only. */
final class FakeHub {
    private final FakeFovea fovea;

    private FakeHub(FakeFovea fovea) {
        this.fovea = fovea;
    }

    static void install(FakeFovea fovea) {
        FakeHub hub = new FakeHub(fovea);
        fovea.server
                .route("POST /login", FakeHub::logIn)
                .route("POST /detections", hub::submit)
                .route("GET /detections", hub::list);
    }

    private static Reply logIn(Request request) {
        boolean known = request.json().at("/username").asString("").equals("admin")
                && request.json().at("/password").asString("").equals("secret");
        return known
                ? Reply.json(200, Map.of("data", Map.of("token", FakeFovea.LOGIN_TOKEN)))
                : failure(401, "authentication_failed", "Authentication failed");
    }

    private Reply submit(Request request) {
        JsonNode run = request.json();
        if (!FakeFovea.opens(request)) {
            return failure(401, "authentication_invalid", "Invalid token");
        }
        if (!run.at("/schemaVersion").asString("").startsWith("1.")) {
            return failure(400, "analysis_detections_unsupported_schema_version", "Unsupported schemaVersion");
        }
        Map<String, JsonNode> runs = fovea.runsByKey.get(run.at("/mediaKey").asString(""));
        return runs == null ? failure(404, "analysis_not_found", "No such recording") : store(runs, run);
    }

    private static Reply store(Map<String, JsonNode> runs, JsonNode run) {
        String runId = run.at("/source/runId").asString("");
        boolean replaced = runs.put(runId, run) != null;
        List<Map<String, Object>> rejected = rejected(run);
        int status = !rejected.isEmpty() ? 207 : replaced ? 200 : 201;
        long boxes = boxes(run).count() - rejected.size();
        return Reply.json(
                status,
                Map.of(
                        "runId", runId,
                        "tracksStored", run.at("/tracks").size(),
                        "boxesStored", boxes,
                        "rejected", rejected,
                        "warnings", List.of()));
    }

    private static List<Map<String, Object>> rejected(JsonNode run) {
        double width = run.at("/media/width").asDouble(1);
        return run.at("/tracks")
                .valueStream()
                .flatMap(track -> track.at("/boxes")
                        .valueStream()
                        .filter(box -> (box.at("/x").asDouble() + box.at("/w").asDouble()) / width > 1.01)
                        .map(box -> Map.<String, Object>of(
                                "trackId", track.at("/id").asString(""),
                                "frame", box.at("/frame").asInt(),
                                "reason", "box_out_of_frame")))
                .toList();
    }

    private static Stream<JsonNode> boxes(JsonNode run) {
        return run.at("/tracks")
                .valueStream()
                .flatMap(track -> track.at("/boxes").valueStream());
    }

    private Reply list(Request request) {
        String key = request.query("mediaKey");
        Collection<JsonNode> runs = fovea.runsByKey.getOrDefault(key, Map.of()).values();
        return FakeFovea.reads(request, Map.of("key", key, "runs", runs));
    }

    private static Reply failure(int status, String code, String message) {
        return Reply.json(status, Map.of("entityStatusCode", code, "message", message));
    }
}
