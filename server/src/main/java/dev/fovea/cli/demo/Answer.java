package dev.fovea.cli.demo;

import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** What came back from one call: status, headers and body, or the reason why nothing came back. */
final class Answer {
    /** Stands in for a status when the server could not be reached. */
    static final int NO_STATUS = 0;

    private final int status;
    private final HttpHeaders headers;
    private final byte[] body;

    private Answer(int status, HttpHeaders headers, byte[] body) {
        this.status = status;
        this.headers = headers;
        this.body = body;
    }

    static Answer of(HttpResponse<byte[]> response) {
        return new Answer(response.statusCode(), response.headers(), response.body());
    }

    /** No answer came: connection refused, cut or timed out. */
    static Answer none(String why) {
        byte[] body = Json.bytes(Map.of("error", "no answer: " + why));
        return new Answer(NO_STATUS, HttpHeaders.of(Map.of(), (name, value) -> true), body);
    }

    int status() {
        return status;
    }

    boolean succeeded() {
        return status >= 200 && status < 300;
    }

    Optional<String> header(String name) {
        return headers.firstValue(name);
    }

    byte[] body() {
        return body.clone();
    }

    String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    JsonNode json() {
        return Json.tree(body);
    }

    /** The node that a JSON pointer names; a missing node when there is none. */
    JsonNode at(String pointer) {
        return json().at(pointer);
    }

    /** The scalar that a JSON pointer names, as text; empty when there is none. */
    String textAt(String pointer) {
        return at(pointer).asString("");
    }
}
