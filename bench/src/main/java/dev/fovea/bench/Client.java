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
