package dev.fovea.dialect.imggo;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Calls the API with one key, or without one. */
record ImggoClient(HttpClient http, URI base, String key) {
    private static final JsonMapper JSON = new JsonMapper();

    /** An answer with its body as text and as JSON. */
    record Answer(HttpResponse<String> response) {
        int status() {
            return response.statusCode();
        }

        String text() {
            return response.body();
        }

        JsonNode json() {
            return JSON.readTree(response.body());
        }

        String code() {
            return json().at("/error/code").asString("");
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }
    }

    ImggoClient with(String otherKey) {
        return new ImggoClient(http, base, otherKey);
    }

    HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path));
        return key.isEmpty() ? request : request.header("Authorization", "Bearer " + key);
    }

    Answer get(String path) throws Exception {
        return send(request(path).GET());
    }

    Answer delete(String path) throws Exception {
        return send(request(path).DELETE());
    }

    Answer post(String path, String json) throws Exception {
        return send(json(path).POST(BodyPublishers.ofString(json)));
    }

    Answer patch(String path, String json) throws Exception {
        return send(json(path).method("PATCH", BodyPublishers.ofString(json)));
    }

    Answer post(String path, String json, String idempotencyKey) throws Exception {
        return send(json(path).header("Idempotency-Key", idempotencyKey).POST(BodyPublishers.ofString(json)));
    }

    Answer post(String path, String contentType, byte[] body) throws Exception {
        return send(request(path).header("Content-Type", contentType).POST(BodyPublishers.ofByteArray(body)));
    }

    Answer postForm(String path, Form form) throws Exception {
        return post(path, "multipart/form-data; boundary=cut", form.bytes());
    }

    HttpRequest.Builder json(String path) {
        return request(path).header("Content-Type", "application/json");
    }

    Answer send(HttpRequest.Builder request) throws Exception {
        return new Answer(http.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8)));
    }

    /** A form under construction. */
    static final class Form {
        private final ByteArrayOutputStream parts = new ByteArrayOutputStream();

        Form text(String name, String text) {
            return part("\"" + name + "\"", text.getBytes(StandardCharsets.UTF_8));
        }

        Form file(String name, String filename, byte[] content) {
            return part("\"" + name + "\"; filename=\"" + filename + "\"", content);
        }

        private Form part(String disposition, byte[] content) {
            parts.writeBytes(("--cut\r\nContent-Disposition: form-data; name=" + disposition + "\r\n\r\n")
                    .getBytes(StandardCharsets.UTF_8));
            parts.writeBytes(content);
            parts.writeBytes("\r\n".getBytes(StandardCharsets.US_ASCII));
            return this;
        }

        byte[] bytes() {
            ByteArrayOutputStream whole = new ByteArrayOutputStream();
            whole.writeBytes(parts.toByteArray());
            whole.writeBytes("--cut--\r\n".getBytes(StandardCharsets.US_ASCII));
            return whole.toByteArray();
        }
    }
}
