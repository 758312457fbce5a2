package dev.fovea.bench;

import dev.fovea.cli.demo.Credentials;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;

/** Calls one server over connections that stay open. */
final class Client implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final String JSON = "application/json";

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Credentials credentials;
    private String partnerToken = "";

    Client(ServerProcess server) {
        this.credentials = server.credentials();
    }

    String deviceId() {
        return credentials.acusight().deviceId();
    }

    void health() throws IOException, InterruptedException {
        accepted(send(request("/healthz").GET()));
    }

    /** Makes a recording known that detection runs can be posted onto. */
    void register(String mediaKey) throws IOException, InterruptedException {
        accepted(send(user("/v1/recordings").POST(BodyPublishers.ofString("""
                {"media_key":"%s","width":1920,"height":1080,"fps":25,"frame_count":1000000}""".formatted(mediaKey)))));
    }

    /** Changes one setting of the organisation. */
    void set(String name, String value) throws IOException, InterruptedException {
        String change = "{\"settings\":{\"%s\":\"%s\"}}".formatted(name, value);
        accepted(send(user("/api/organization").method("PATCH", BodyPublishers.ofString(change))));
    }

    /** Has an address told of new recordings; returns the id of the webhook. */
    String subscribe(String url) throws IOException, InterruptedException {
        String webhook = "{\"url\":\"%s\",\"events\":[\"recording.registered\"]}".formatted(url);
        HttpResponse<byte[]> answer = send(user("/v1/webhooks").POST(BodyPublishers.ofString(webhook)));
        accepted(answer);
        return Path.of(answer.headers().firstValue("Location").orElseThrow())
                .getFileName()
                .toString();
    }

    /** Has everything sent again that the webhook got; returns how many deliveries that are. */
    long sendAllAgain(String webhook) throws IOException, InterruptedException {
        HttpResponse<byte[]> answer = send(user("/v1/webhooks/" + webhook + "/redeliver")
                .POST(BodyPublishers.ofString("{\"state\":\"delivered\"}")));
        accepted(answer);
        return Long.parseLong(new String(answer.body(), StandardCharsets.UTF_8).replaceAll("\\D", ""));
    }

    /** Makes a pattern; returns its id. */
    String pattern(String pattern) throws IOException, InterruptedException {
        HttpResponse<byte[]> answer =
                send(application("/api/patterns").header("Content-Type", JSON).POST(BodyPublishers.ofString(pattern)));
        accepted(answer);
        return new String(answer.body(), StandardCharsets.UTF_8).replaceFirst(".*\"pattern_id\":\"([^\"]*)\".*", "$1");
    }

    /** Has a picture read, without waiting for it. */
    void ingest(String pattern, byte[] jpeg) throws IOException, InterruptedException {
        accepted(send(application("/api/patterns/" + pattern + "/ingest")
                .header("Content-Type", "image/jpeg")
                .header("Prefer", "respond-async")
                .POST(BodyPublishers.ofByteArray(jpeg))));
    }

    /** How many jobs there are in a state. */
    long jobs(String status) throws IOException, InterruptedException {
        HttpResponse<byte[]> answer = send(application("/api/jobs?limit=1&status=" + status));
        accepted(answer);
        return Long.parseLong(
                new String(answer.body(), StandardCharsets.UTF_8).replaceFirst(".*\"total_count\":(\\d+).*", "$1"));
    }

    private HttpRequest.Builder application(String path) {
        return request(path)
                .header("Authorization", "Bearer " + credentials.imggo().apiKey());
    }

    void run(BodyPublisher run) throws IOException, InterruptedException {
        accepted(tryRun(run));
    }

    /** Posts a detection run, whatever the answer. */
    HttpResponse<byte[]> tryRun(BodyPublisher run) throws IOException, InterruptedException {
        return send(user("/detections").POST(run));
    }

    /** Signs in to the API of roadside partners, which the other calls of that API need. */
    void signIn() throws IOException, InterruptedException {
        String login = "{\"email\":\"%s\",\"password\":\"%s\"}"
                .formatted(credentials.admin().email(), credentials.admin().password());
        HttpResponse<byte[]> answer = send(partner("/auth/token").POST(BodyPublishers.ofString(login)));
        accepted(answer);
        partnerToken = text(answer).replaceFirst("(?s).*\"access_token_data\":\\{\"token\":\"([^\"]*)\".*", "$1");
    }

    /**
     * Reports a sighting with the server's own sample picture; returns the id of the image.
     *
     * @param members of the report but the address of the picture
     */
    String report(String members) throws IOException, InterruptedException {
        String report = "{\"image_url\":\"%s/sample.jpg\",%s}".formatted(credentials.baseUrl(), members);
        HttpResponse<byte[]> answer = send(partner("/image")
                .header("Authorization", "Bearer " + partnerToken)
                .POST(BodyPublishers.ofString(report)));
        accepted(answer);
        return answer.headers().firstValue("X-Image-Id").orElseThrow();
    }

    private HttpRequest.Builder partner(String path) {
        return request(path)
                .header("Content-Type", JSON)
                .header("x-api-key", credentials.genlogs().apiKey());
    }

    /** The key by which detection runs name an image. */
    String mediaKey(String image) throws IOException, InterruptedException {
        return get("/v1/images/" + image).replaceFirst(".*?\"media_key\":\"([^\"]*)\".*", "$1");
    }

    /** Posts a detection run with these tracks onto an image. */
    void runOn(String mediaKey, String tracks) throws IOException, InterruptedException {
        run(BodyPublishers.ofString("""
                {"mediaKey":"%s","schemaVersion":"1.0","source":{"kind":"model","name":"bench-detector","version":"1.0.0"},\
                "coordinateSpace":"normalized","tracks":[%s]}""".formatted(mediaKey, tracks)));
    }

    /** What a path of the own API answers. */
    String get(String path) throws IOException, InterruptedException {
        HttpResponse<byte[]> answer = send(user(path).GET());
        accepted(answer);
        return text(answer);
    }

    private static String text(HttpResponse<byte[]> answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }

    void announce(String notification) throws IOException, InterruptedException {
        accepted(send(device("/api/data/agent/images/notify")
                .header("Content-Type", JSON)
                .POST(BodyPublishers.ofString(notification))));
    }

    void upload(Picture picture) throws IOException, InterruptedException {
        accepted(send(device("/api/device/images/upload")
                .header("Content-Type", Picture.FORM_TYPE)
                .POST(picture.form())));
    }

    @Override
    public void close() {
        http.close();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(credentials.baseUrl() + path)).timeout(PATIENCE);
    }

    private HttpRequest.Builder user(String path) {
        return request(path)
                .header("Content-Type", JSON)
                .header("Authorization", "Bearer " + credentials.hub().accessToken());
    }

    private HttpRequest.Builder device(String path) {
        return request(path).header("X-Device-Key", credentials.acusight().deviceKey());
    }

    private HttpResponse<byte[]> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), BodyHandlers.ofByteArray());
    }

    /** A refused call is cheap: counting it would flatter the server. */
    private static void accepted(HttpResponse<byte[]> response) throws IOException {
        if (response.statusCode() < 200 || response.statusCode() > 202) {
            throw new IOException(response.request().uri().getPath() + " answered " + response.statusCode() + ": "
                    + new String(response.body(), StandardCharsets.UTF_8));
        }
    }
}
