package dev.fovea.cli.demo;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.nio.file.Path;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * What {@code fovea serve --credentials-file} writes, as far as the demo needs it; other members of the file are ignored.
 *
 * @param organisation name of the organisation that the credentials open
 */
public record Credentials(
        @JsonProperty("base_url") String baseUrl,
        String organisation,
        Admin admin,
        Genlogs genlogs,
        Acusight acusight,
        Imggo imggo,
        Hub hub) {

    /** The administrator: signs in to the Hub API by user name, to the GenLogs API by e-mail. */
    public record Admin(String username, String email, String password) {}

    /** The partner key of the GenLogs API. */
    public record Genlogs(@JsonProperty("api_key") String apiKey) {}

    /** One edge device of the Acusight API and its key. */
    public record Acusight(
            @JsonProperty("device_id") String deviceId,
            @JsonProperty("device_key") String deviceKey) {}

    /** An API key of the ImgGo API. */
    public record Imggo(@JsonProperty("api_key") String apiKey) {}

    /** A long-lived access token of the administrator; opens the Hub API, {@code /v1} and {@code /api/data}. */
    public record Hub(@JsonProperty("access_token") String accessToken) {}

    /**
     * Reads a credentials file.
     *
     * @throws tools.jackson.core.JacksonException when the file is not there, is not JSON, or lacks a member
     */
    public static Credentials read(Path file) {
        return JsonMapper.builder()
                .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
                .build()
                .readValue(file, Credentials.class);
    }
}
