package dev.fovea.cli.client;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * One server as a user knows it, kept between commands.
 *
 * @param server address
 * @param user who signed in
 * @param key access token or login token
 * @param tokenId id of the access token, so that signing out can end it
 * @param device id of the device as which this machine uploads
 * @param deviceKey its key
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Profile(
        String server,
        @Nullable String user,
        @Nullable String key,
        @JsonProperty("token_id") @Nullable String tokenId,
        @Nullable String device,
        @JsonProperty("device_key") @Nullable String deviceKey) {

    /** A server that nobody has signed in to. */
    public static Profile of(String server) {
        return new Profile(server, null, null, null, null, null);
    }

    /** The same after someone signed in. */
    public Profile signedIn(String name, String token, @Nullable String id) {
        return new Profile(server, name, token, id, device, deviceKey);
    }

    /** The same after signing out; the device stays. */
    public Profile signedOut() {
        return new Profile(server, null, null, null, device, deviceKey);
    }

    /** The same with a device as which pictures are uploaded. */
    public Profile withDevice(String id, String secret) {
        return new Profile(server, user, key, tokenId, id, secret);
    }
}
