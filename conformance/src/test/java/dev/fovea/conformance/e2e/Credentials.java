package dev.fovea.conformance.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What {@code --credentials-file} holds (DESIGN §5). */
record Credentials(JsonNode json) {

    static Credentials read(Path file) throws IOException {
        return new Credentials(JsonMapper.shared().readTree(Files.readString(file)));
    }

    String email() {
        return text("/admin/email");
    }

    String password() {
        return text("/admin/password");
    }

    String partnerKey() {
        return text("/genlogs/api_key");
    }

    String deviceId() {
        return text("/acusight/device_id");
    }

    String deviceKey() {
        return text("/acusight/device_key");
    }

    String apiKey() {
        return text("/imggo/api_key");
    }

    String accessToken() {
        return text("/hub/access_token");
    }

    private String text(String pointer) {
        return json.at(pointer).stringValue();
    }
}
