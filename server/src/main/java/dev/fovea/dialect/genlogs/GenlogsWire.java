package dev.fovea.dialect.genlogs;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.fovea.model.CapturedAt;
import java.net.URI;
import java.util.Optional;

/** Bodies, spelled as the documents spell them. */
final class GenlogsWire {
    private GenlogsWire() {}

    /** {@code POST /image}, after its fields were checked. */
    record Image(
            String source,
            URI imageUrl,
            String timeCapturedText,
            CapturedAt timeCaptured,
            Box box,
            Location location,
            Detection detection) {}

    /** {@code detection_bounding_box}, as sent. */
    record Box(double xmin, double ymin, double xmax, double ymax) {}

    /** {@code source_location_info}. */
    record Location(
            double latitude, double longitude, String city, String state, String route, String trafficDirection) {}

    /** {@code detection_metadata}. */
    record Detection(double alprConfidence, String alprState, Optional<String> plateNumber) {}

    /** Body or query of {@code POST /auth/token}. */
    record Login(String email, String password) {}

    /** A token with its end. */
    record Token(String token, String expires) {}

    /** Answer of {@code POST /auth/token}; a refresh names no customer. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Tokens(
            @JsonProperty("access_token_data") Token accessTokenData,
            @JsonProperty("refresh_token_data") Token refreshTokenData,
            @JsonProperty("user_id") String userId,
            @JsonProperty("company_id") long companyId,

            @JsonProperty("customer_name") @org.jspecify.annotations.Nullable
            String customerName) {}
}
