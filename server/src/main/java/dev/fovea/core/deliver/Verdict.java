package dev.fovea.core.deliver;

import dev.fovea.core.port.WebhookSender.Answered;
import dev.fovea.core.port.WebhookSender.Cause;
import dev.fovea.core.port.WebhookSender.Outcome;
import dev.fovea.core.port.WebhookSender.Unanswered;
import java.util.Optional;

/** What an attempt came to (contract imggo.md §7). */
enum Verdict {
    /** Any 2xx. */
    DELIVERED,
    /** To be attempted again. */
    FAILED,
    /** 410: the receiver wants no more of it. */
    GONE;

    private static final int STATUS_GONE = 410;

    static Verdict of(Outcome outcome) {
        return switch (outcome) {
            case Unanswered _ -> FAILED;
            case Answered(int status, String _) when status / 100 == 2 -> DELIVERED;
            case Answered(int status, String _) -> status == STATUS_GONE ? GONE : FAILED;
        };
    }

    /** In words for the owner, when there is something to explain. */
    static Optional<String> explanation(Outcome outcome) {
        return switch (outcome) {
            case Unanswered(Cause cause) -> Optional.of(words(cause));
            case Answered(int status, String _)
            when status / 100 == 3 -> Optional.of("redirects are not followed; give the address that answers itself");
            case Answered _ -> Optional.empty();
        };
    }

    private static String words(Cause cause) {
        return switch (cause) {
            case REFUSED_ADDRESS -> "the address is not allowed (setting outbound.allow)";
            case UNREACHABLE -> "no connection: the host is unknown or nobody listens there";
            case INSECURE -> "no secure connection: the certificate is not valid for the host";
            case TIMEOUT -> "no answer in time";
            case BROKEN -> "the connection broke off, or the answer was not HTTP";
        };
    }
}
