package dev.fovea.dialect.fovea;

import dev.fovea.dialect.fovea.ProblemDetails.Kind;
import dev.fovea.http.Json;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** What operators and their programs look at; open to anybody who reaches the port. */
final class OperationDoor {
    private final Readiness readiness;
    private final Supplier<String> metrics;
    private final List<String> dialects;

    /** @param dialects names of the dialects that have an OpenAPI document */
    OperationDoor(Readiness readiness, Supplier<String> metrics, List<String> dialects) {
        this.readiness = readiness;
        this.metrics = metrics;
        this.dialects = dialects;
    }

    void health(Context context) {
        Json.answer(context, 200, Map.of("status", "ok"));
    }

    void ready(Context context) {
        List<String> obstacles = readiness.obstacles();
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("status", obstacles.isEmpty() ? "ready" : "unavailable");
        if (!obstacles.isEmpty()) {
            body.put("reasons", obstacles);
        }
        List<String> warnings = readiness.warnings();
        if (!warnings.isEmpty()) {
            body.put("warnings", warnings);
        }
        Json.answer(context, obstacles.isEmpty() ? 200 : 503, body);
    }

    void metrics(Context context) {
        context.contentType("text/plain; version=0.0.4; charset=utf-8").result(metrics.get());
    }

    void openApi(Context context) throws IOException {
        String name = context.pathParam("dialect");
        if (!dialects.contains(name)) {
            ProblemDetails.answer(context, Kind.NOT_FOUND, "No OpenAPI document for this name; there are " + dialects);
            return;
        }
        try (InputStream document = OperationDoor.class.getResourceAsStream("/openapi/" + name + ".json")) {
            if (document == null) {
                throw new IOException("the document of " + name + " is not in the program");
            }
            context.contentType("application/json").result(document.readAllBytes());
        }
    }

    /** Where a person who opens the address in a browser may go. */
    void index(Context context) {
        StringBuilder items = new StringBuilder();
        dialects.forEach(name ->
                items.append("<li><a href=\"/openapi/%1$s.json\">/openapi/%1$s.json</a> (docs/dialects/%1$s.md)</li>"
                        .formatted(name)));
        context.header("Content-Security-Policy", "default-src 'none'").html("""
                <!DOCTYPE html><html lang="en"><meta charset="utf-8"><title>Fovea</title>
                <h1>Fovea</h1><p>One store of images and detections behind these APIs:</p>
                <ul>%s</ul>
                <p><a href="/healthz">/healthz</a> <a href="/readyz">/readyz</a> <a href="/metrics">/metrics</a></p>
                </html>
                """.formatted(items));
    }
}
