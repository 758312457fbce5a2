package dev.fovea.cli.demo;

import dev.fovea.cli.demo.FakeServer.Reply;
import dev.fovea.cli.demo.FakeServer.Request;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The ImgGo routes that the demo calls, after contracts/imggo.md; it knows what stands on the two documents by heart. */
final class FakeImggo {
    private static final Map<String, Object> RECEIPT =
            Map.of("company", "HARBOUR BAKERY LTD", "date", "2026-03-14", "total", 20.2);
    private static final Map<String, Object> INVOICE =
            Map.of("invoice_number", "NL-2026-0187", "total_amount", 1466.08, "line_items", List.of(1, 2, 3, 4));

    private final FakeServer server;
    private final Map<String, Object> jobs = new HashMap<>();
    private final Map<String, Object> kept = new HashMap<>();
    private URI hook = URI.create("http://127.0.0.1");
    private String secret = "";

    private FakeImggo(FakeServer server) {
        this.server = server;
    }

    static FakeImggo install(FakeServer server) {
        FakeImggo imggo = new FakeImggo(server);
        server.route("POST /api/webhooks", imggo::subscribe)
                .route("POST /api/patterns", imggo::create)
                .route("POST /api/patterns/pat_0000000000/ingest", request -> failure(404, "pattern_not_found"))
                .route("GET /api/jobs/*", imggo::job);
        return imggo;
    }

    private Reply subscribe(Request request) {
        hook = URI.create(request.json().at("/url").asString(""));
        secret = request.json().at("/secret").asString("");
        return Reply.json(201, success(Map.of("webhook_id", "wh_1", "secret", secret)));
    }

    private Reply create(Request request) {
        if (request.json().at("/schema/a").asString("").equals("strnig")) {
            return failure(422, "invalid_schema");
        }
        String id = "pat_" + UUID.randomUUID().toString().substring(0, 8);
        server.route("POST /api/patterns/" + id + "/ingest", this::ingest);
        return Reply.json(201, success(Map.of("pattern_id", id, "status", "active")));
    }

    private Reply ingest(Request request) {
        return switch (request.filename("file")) {
            case "receipt.jpg" -> read(request.header("Idempotency-key"));
            case "invoice.pdf" -> queue();
            default -> failure(422, "unsupported_format");
        };
    }

    private Reply read(String key) {
        boolean first = !kept.containsKey(key);
        Object body = kept.computeIfAbsent(
                key,
                _ -> success(Map.of("job_id", UUID.randomUUID().toString(), "status", "completed", "result", RECEIPT)));
        Reply reply = Reply.json(200, body);
        return first ? reply : reply.with("Idempotency-Replayed", "true");
    }

    private Reply queue() {
        String job = UUID.randomUUID().toString();
        jobs.put(job, success(Map.of("job_id", job, "status", "completed", "result", INVOICE)));
        deliver(Json.bytes(Map.of("event", "job.completed", "job_id", job, "result", INVOICE)));
        return Reply.json(202, success(Map.of("job_id", job, "status", "queued")));
    }

    private Reply job(Request request) {
        return Reply.json(200, jobs.getOrDefault(request.path().substring("/api/jobs/".length()), Map.of()));
    }

    private void deliver(byte[] body) {
        HttpRequest delivery = HttpRequest.newBuilder(hook)
                .header("X-ImgGo-Signature", signature(body))
                .header("webhook-signature", "v1,unchecked")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            http.send(delivery, BodyHandlers.discarding());
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private String signature(byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(body));
        } catch (java.security.GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static Map<String, Object> success(Object data) {
        return Map.of("success", true, "data", data);
    }

    private static Reply failure(int status, String code) {
        return Reply.json(
                status, Map.of("success", false, "error", Map.of("code", code, "message", "refused: " + code)));
    }
}
