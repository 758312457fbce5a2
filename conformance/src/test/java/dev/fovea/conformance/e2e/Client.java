package dev.fovea.conformance.e2e;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The calls of all doors that these tests make. */
final class Client implements AutoCloseable {
    private static final String BOUNDARY = "end-to-end-boundary";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();
    private final URI base;
    private final Credentials credentials;

    Client(URI base, Credentials credentials) {
        this.base = base;
        this.credentials = credentials;
    }

    /** A complete answer. */
    record Answer(HttpResponse<byte[]> response) {
        int status() {
            return response.statusCode();
        }

        boolean acknowledged() {
            return status() / 100 == 2;
        }

        byte[] bytes() {
            return response.body();
        }

        String text() {
            return new String(bytes(), StandardCharsets.UTF_8);
        }

        Optional<String> header(String name) {
            return response.headers().firstValue(name);
        }

        JsonNode at(String pointer) {
            return JsonMapper.shared().readTree(text()).at(pointer);
        }

        String textAt(String pointer) {
            return at(pointer).stringValue();
        }
    }

    /** A device uploads a picture with one box. */
    Answer upload(byte[] picture) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(base.resolve("/api/device/images/upload"))
                .header("X-Device-Key", credentials.deviceKey())
                .header("Content-Type", multipartType())
                .POST(BodyPublishers.ofByteArrays(form(picture))));
    }

    static String multipartType() {
        return "multipart/form-data; boundary=" + BOUNDARY;
    }

    /** The pieces of an upload's body; the second is the picture. */
    static List<byte[]> form(byte[] picture) {
        String metadata = """
                {"model_id":"mdl_1","annotations":[{"class_value":"dog","type":"bbox","geometry":[0.5,0.5,0.2,0.1]}]}""";
        return List.of(
                utf8("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"image\"; filename=\"image.jpg\"\r\n"
                        + "Content-Type: image/jpeg\r\n\r\n"),
                picture,
                utf8("\r\n--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"metadata\"\r\n\r\n" + metadata
                        + "\r\n--" + BOUNDARY + "--\r\n"));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** A device announces an object under that key. */
    Answer announce(String storageKey) throws IOException, InterruptedException {
        return send(json("/api/data/agent/images/notify", """
                {"device_id":"%s","filename":"lan.jpg","storage_key":"%s","width":1920,"height":1080,
                 "annotations":[{"class_value":"dog","x_center":0.5,"y_center":0.5,"width":0.2,"height":0.1}]}
                """.formatted(credentials.deviceId(), storageKey))
                .header("X-Device-Key", credentials.deviceKey()));
    }

    /** A partner logs in; the access token. */
    String partnerToken() throws IOException, InterruptedException {
        Answer answer = send(json("/auth/token", """
                {"email":"%s","password":"%s"}""".formatted(credentials.email(), credentials.password()))
                .header("x-api-key", credentials.partnerKey()));
        return answer.textAt("/access_token_data/token");
    }

    /** A partner names a picture. */
    Answer sendPartnerImage(String token, String pictureUrl) throws IOException, InterruptedException {
        return send(json("/image", """
                {"source":"sensor-1","image_url":"%s","time_captured":"2025-02-11T22:50:25.459Z",
                 "detection_bounding_box":{"xmin":200,"ymin":200,"xmax":400,"ymax":400},
                 "source_location_info":{"latitude":34.2,"longitude":-118.5,"city":"Los Angeles","state":"CA",
                                         "route":"US-101","traffic_direction":"north"},
                 "detection_metadata":{"alpr_confidence":0.9,"alpr_state":"CA","plate_number":"8XYZ012"}}
                """.formatted(pictureUrl))
                .header("x-api-key", credentials.partnerKey())
                .header("Authorization", "Bearer " + token));
    }

    /** Makes a recording known, without a file. */
    Answer register(String mediaKey) throws IOException, InterruptedException {
        return send(authorised(json("/recordings", """
                {"mediaKey":"%s","startTimestamp":1700000000,"width":1920,"height":1080,"fps":25,"frameCount":7500}""".formatted(mediaKey))));
    }

    /** Posts a run of one track with {@code boxes} boxes. */
    Answer submitRun(String mediaKey, String runId, int boxes) throws IOException, InterruptedException {
        List<String> box = new ArrayList<>();
        for (int frame = 0; frame < boxes; frame++) {
            box.add("{\"frame\":" + frame + ",\"x\":0.1,\"y\":0.2,\"w\":0.08,\"h\":0.14}");
        }
        return send(authorised(json("/detections", """
                {"mediaKey":"%s","schemaVersion":"1.0","coordinateSpace":"normalized",
                 "source":{"kind":"model","name":"model","version":"1","runId":"%s"},
                 "tracks":[{"id":"trk_001","boxes":[%s]}]}""".formatted(mediaKey, runId, String.join(",", box)))));
    }

    /** An application posts JSON to an ImgGo route. */
    Answer imggo(String path, String body) throws IOException, InterruptedException {
        return send(withApiKey(json(path, body)));
    }

    /** An application has a PDF read. */
    Answer ingest(String pattern, String idempotencyKey, byte[] pdf) throws IOException, InterruptedException {
        return send(withApiKey(HttpRequest.newBuilder(base.resolve("/api/patterns/" + pattern + "/ingest")))
                .header("Content-Type", "application/pdf")
                .header("Idempotency-Key", idempotencyKey)
                .POST(BodyPublishers.ofByteArray(pdf)));
    }

    /** An application asks for a job. */
    Answer job(String id) throws IOException, InterruptedException {
        return send(withApiKey(HttpRequest.newBuilder(base.resolve("/api/jobs/" + id))));
    }

    private HttpRequest.Builder withApiKey(HttpRequest.Builder request) {
        return request.header("Authorization", "Bearer " + credentials.apiKey());
    }

    /** Reads with the user's token. */
    Answer get(String path) throws IOException, InterruptedException {
        return send(authorised(HttpRequest.newBuilder(base.resolve(path))));
    }

    /** All items of a list of {@code /v1}, over all its pages. */
    List<JsonNode> list(String path) throws IOException, InterruptedException {
        List<JsonNode> items = new ArrayList<>();
        Optional<String> cursor = Optional.of("");
        while (cursor.isPresent()) {
            Answer page = get(path + "?limit=500" + cursor.get());
            if (page.status() != 200) {
                throw new IllegalStateException(path + ": " + page.status() + " " + page.text());
            }
            page.at("/items").forEach(items::add);
            cursor = page.at("/next_cursor").stringValueOpt().map(next -> "&cursor=" + next);
        }
        return items;
    }

    private HttpRequest.Builder authorised(HttpRequest.Builder request) {
        return request.header("Authorization", "Bearer " + credentials.accessToken());
    }

    private HttpRequest.Builder json(String path, String body) {
        return HttpRequest.newBuilder(base.resolve(path))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body));
    }

    private Answer send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return new Answer(http.send(request.timeout(PATIENCE).build(), BodyHandlers.ofByteArray()));
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
