package dev.fovea.cli;

import dev.fovea.app.FoveaStartException;
import dev.fovea.core.access.NewCredentials;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** The secrets of a new organisation as the documented JSON (DESIGN §5), readable by its owner alone. */
final class CredentialsFile {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private CredentialsFile() {}

    static Map<String, Object> json(String baseUrl, NewCredentials secrets) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("base_url", baseUrl);
        json.put("organisation", secrets.organisation());
        json.put(
                "admin",
                ordered(
                        "username", secrets.adminUsername(),
                        "email", secrets.adminEmail(),
                        "password", secrets.adminPassword()));
        json.put("genlogs", ordered("api_key", secrets.partnerKey()));
        json.put("acusight", ordered("device_id", secrets.deviceId(), "device_key", secrets.deviceKey()));
        json.put("imggo", ordered("api_key", secrets.apiKey()));
        json.put("hub", ordered("access_token", secrets.accessToken()));
        return json;
    }

    static void write(Path file, String baseUrl, NewCredentials secrets) {
        try {
            Files.deleteIfExists(file);
            if (file.toAbsolutePath().getParent() != null) {
                Files.createDirectories(file.toAbsolutePath().getParent());
            }
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(file, JSON.writeValueAsString(json(baseUrl, secrets)) + "\n");
        } catch (IOException e) {
            throw new FoveaStartException("cannot write the credentials file " + file + ": " + e.getMessage(), e);
        }
    }

    private static Map<String, Object> ordered(String... pairs) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put(pairs[i], pairs[i + 1]);
        }
        return map;
    }
}
