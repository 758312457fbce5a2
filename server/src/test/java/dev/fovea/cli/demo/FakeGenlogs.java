package dev.fovea.cli.demo;

import dev.fovea.cli.demo.FakeServer.Reply;
import dev.fovea.cli.demo.FakeServer.Request;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** The GenLogs routes that the demo calls, after contracts/genlogs.md. Fetches from 127.0.0.1 only. */
final class FakeGenlogs {
    private final FakeFovea fovea;
    private final Map<String, String> idsByReport = new HashMap<>();

    private FakeGenlogs(FakeFovea fovea) {
        this.fovea = fovea;
    }

    static void install(FakeFovea fovea) {
        FakeGenlogs genlogs = new FakeGenlogs(fovea);
        fovea.server.route("POST /auth/token", FakeGenlogs::logIn).route("POST /image", genlogs::receive);
    }

    private static Reply logIn(Request request) {
        JsonNode body = request.json();
        boolean known = request.header("X-api-key").equals("partner-key")
                && body.at("/email").asString("").equals("admin@localhost")
                && body.at("/password").asString("").equals("secret");
        return known
                ? Reply.json(
                        200,
                        Map.of(
                                "access_token_data", Map.of("token", "access"),
                                "refresh_token_data", Map.of("token", "refresh")))
                : Reply.json(401, Map.of("detail", "Incorrect email or password"));
    }

    private Reply receive(Request request) {
        if (!request.header("Authorization").equals("Bearer access")) {
            return Reply.json(401, Map.of("detail", "Invalid access token"));
        }
        JsonNode report = request.json();
        List<Map<String, Object>> problems = problems(report);
        if (!problems.isEmpty()) {
            return Reply.json(422, Map.of("detail", problems));
        }
        String url = report.at("/image_url").asString("");
        String natural = report.at("/source").asString("")
                + url
                + report.at("/time_captured").asString("");
        return Optional.ofNullable(idsByReport.get(natural))
                .or(() -> fetch(url).map(bytes -> store(natural, report, bytes)))
                .map(id -> Reply.json(200, Map.of("message", "Image received")).with("X-Image-Id", id))
                .orElseGet(() -> Reply.json(500, Map.of("detail", "Error downloading the image")));
    }

    private String store(String natural, JsonNode report, byte[] bytes) {
        String url = report.at("/image_url").asString("");
        FakeFovea.Image image = fovea.store(
                url.substring(url.lastIndexOf('/') + 1), report.at("/source").asString(""), bytes);
        fovea.keepRun(image.key, "gl-" + image.id, report);
        String plate = report.at("/detection_metadata/plate_number").asString("");
        if (!plate.isEmpty()) {
            fovea.sightings.add(Map.of("plate", plate, "image_id", image.id));
        }
        idsByReport.put(natural, image.id);
        return image.id;
    }

    private static Optional<byte[]> fetch(String url) {
        if (!url.startsWith("http://127.0.0.1:")) {
            return Optional.empty();
        }
        try (InputStream in = URI.create(url).toURL().openStream()) {
            return Optional.of(in.readAllBytes());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static List<Map<String, Object>> problems(JsonNode report) {
        List<Map<String, Object>> problems = new ArrayList<>();
        if (report.at("/source").asString("").isBlank()) {
            problems.add(problem("source", "String should have at least 1 character"));
        }
        if (!report.at("/image_url").asString("").startsWith("http")) {
            problems.add(problem("image_url", "URL scheme should be 'http' or 'https'"));
        }
        if (!report.at("/time_captured").asString("").endsWith("Z")) {
            problems.add(problem("time_captured", "Input should be a valid datetime"));
        }
        JsonNode box = report.at("/detection_bounding_box");
        if (box.at("/xmax").asDouble() <= box.at("/xmin").asDouble()) {
            problems.add(problem("detection_bounding_box", "xmax must be greater than xmin"));
        }
        return problems;
    }

    private static Map<String, Object> problem(String field, String message) {
        return Map.of("type", "value_error", "loc", List.of("body", field), "msg", message);
    }
}
