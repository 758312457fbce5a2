package dev.fovea.core.access;

/**
 * The secrets of a new organisation, shown this once (DESIGN §5).
 *
 * @param organisation name of the organisation
 * @param partnerKey for the roadside dialect
 * @param deviceId the first edge device
 * @param apiKey for the photo dialect
 * @param accessToken the administrator's, for the video dialect
 */
public record NewCredentials(
        String organisation,
        String adminUsername,
        String adminEmail,
        String adminPassword,
        String partnerKey,
        String deviceId,
        String deviceKey,
        String apiKey,
        String accessToken) {
    @Override
    public String toString() {
        return "NewCredentials[" + organisation + "]";
    }
}
