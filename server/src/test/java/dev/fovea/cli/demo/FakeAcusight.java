package dev.fovea.cli.demo;

import dev.fovea.cli.demo.FakeServer.Reply;
import dev.fovea.cli.demo.FakeServer.Request;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** The Acusight routes that the demo calls, after contracts/acusight.md. */
final class FakeAcusight {
    private final FakeFovea fovea;
    private final Map<String, String> devices = new HashMap<>(Map.of("adk_1", "device-1"));

    private FakeAcusight(FakeFovea fovea) {
        this.fovea = fovea;
    }

    static void install(FakeFovea fovea) {
        FakeAcusight acusight = new FakeAcusight(fovea);
        fovea.server
                .route("POST /api/device/images/upload", acusight::upload)
                .route("POST /api/data/agent/images/notify", acusight::announce)
                .route("POST /api/provisioning-tokens", FakeAcusight::makeToken)
                .route("POST /api/devices/provision", acusight::provision)
                .route("GET /api/device/self", acusight::self)
                .route("GET /api/data/images", acusight::images)
                .route(
                        "GET /api/data/batches",
                        request -> FakeFovea.reads(
                                request, data(List.of(Map.of("uid", "batch_1", "image_count", fovea.images.size())))));
    }

    private Reply upload(Request request) {
        String device = devices.getOrDefault(request.header("X-Device-Key"), "");
        if (device.isEmpty()) {
            return failure(401, "INVALID_DEVICE_KEY", "Missing or invalid device API key");
        }
        byte[] bytes = request.part("image");
        if (!isPicture(bytes)) {
            return failure(415, "UNSUPPORTED_FORMAT", "Supported formats: JPEG, PNG");
        }
        JsonNode annotations = Json.tree(request.part("metadata")).at("/annotations");
        if (outOfRange(annotations)) {
            return failure(400, "VALIDATION_ERROR", "annotations[0].geometry is out of range");
        }
        return find(device, bytes)
                .map(image -> Reply.json(200, data(receipt(image, true))))
                .orElseGet(() -> store(request.filename("image"), device, bytes, annotations));
    }

    private Reply store(String filename, String device, byte[] bytes, JsonNode annotations) {
        FakeFovea.Image image = fovea.store(filename, device, bytes);
        Map<String, Object> run = Map.of("tracks", annotations);
        fovea.keepRun(image.key, "ac-" + image.id, Json.tree(Json.bytes(run)));
        return Reply.json(201, data(receipt(image, false)));
    }

    private Optional<FakeFovea.Image> find(String device, byte[] bytes) {
        String sha256 = Picture.sha256(bytes);
        return fovea.images.stream()
                .filter(image -> image.owner.equals(device) && image.sha256().equals(sha256))
                .findFirst();
    }

    private Reply announce(Request request) {
        if (!devices.containsKey(request.header("X-Device-Key"))) {
            return Reply.json(401, Map.of("error", "missing or invalid device key"));
        }
        if (request.json().at("/width").asInt() <= 0) {
            return Reply.json(400, Map.of("error", "invalid request payload: width must be a positive integer"));
        }
        return Reply.json(201, Map.of("success", true, "image_id", "img_lan", "batch_id", "batch_1"));
    }

    private static Reply makeToken(Request request) {
        return FakeFovea.opens(request)
                ? Reply.json(201, data(Map.of("token", "apt_1")))
                : failure(401, "UNAUTHORIZED", "Missing or invalid token");
    }

    private Reply provision(Request request) {
        if (!request.json().at("/token").asString("").equals("apt_1")) {
            return failure(401, "INVALID_TOKEN", "Unknown token");
        }
        String device = request.json().at("/device_info/device_id").asString("");
        devices.put("adk_" + device, device);
        return Reply.json(201, data(Map.of("device_id", device, "api_key", "adk_" + device)));
    }

    private Reply self(Request request) {
        return devices.containsKey(request.header("X-Device-Key"))
                ? Reply.json(200, data(Map.of("status", "approved")))
                : failure(401, "INVALID_DEVICE_KEY", "Missing or invalid device API key");
    }

    private Reply images(Request request) {
        List<Map<String, String>> rows =
                fovea.images.stream().map(image -> Map.of("uid", image.id)).toList();
        return FakeFovea.reads(request, data(rows));
    }

    private static Map<String, Object> receipt(FakeFovea.Image image, boolean duplicate) {
        Map<String, Object> receipt = new LinkedHashMap<>();
        receipt.put("image_id", image.id);
        receipt.put("batch_id", "batch_1");
        receipt.put("storage_key", image.key);
        if (duplicate) {
            receipt.put("duplicate", true);
        }
        return receipt;
    }

    private static boolean isPicture(byte[] bytes) {
        String magic = new String(bytes, 0, 4, StandardCharsets.ISO_8859_1);
        return magic.startsWith("\u00ff\u00d8") || magic.endsWith("PNG");
    }

    private static boolean outOfRange(JsonNode annotations) {
        return annotations
                .valueStream()
                .flatMap(annotation -> annotation.at("/geometry").valueStream())
                .anyMatch(number -> number.asDouble() > 1);
    }

    private static Map<String, Object> data(Object data) {
        return Map.of("success", true, "data", data);
    }

    private static Reply failure(int status, String code, String message) {
        return Reply.json(status, Map.of("success", false, "error", Map.of("code", code, "message", message)));
    }
}
