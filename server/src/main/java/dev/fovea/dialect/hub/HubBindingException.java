package dev.fovea.dialect.hub;

/**
 * A request body is not the JSON that the contract describes: malformed, or a member has the wrong
 * type. The whole request is refused (hub contract, request).
 */
final class HubBindingException extends Exception {

    /** Makes the failure; the message names the member, such as {@code tracks[3].boxes[0].frame}. */
    HubBindingException(String message) {
        super(message);
    }
}
