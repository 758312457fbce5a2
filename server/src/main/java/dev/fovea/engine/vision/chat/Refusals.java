package dev.fovea.engine.vision.chat;

import dev.fovea.core.port.ExtractionEngine.EngineException;
import dev.fovea.model.Job;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a refused call means: whether to come back, and whom to tell. The client of a job learns nothing of the endpoint;
 * its operator finds the endpoint's own words in the log, without the key.
 */
final class Refusals {
    private static final Logger LOG = LoggerFactory.getLogger(Refusals.class);
    private static final int SHOWN = 300;

    private final ChatAddress address;

    Refusals(ChatAddress address) {
        this.address = address;
    }

    /** The failure for an answer that is not a success. */
    EngineException of(int status, Optional<Duration> retryAfter, String body) {
        String words = body.toLowerCase(Locale.ROOT);
        return switch (status) {
            case 429 -> words.contains("insufficient_quota") ? operator(status, body) : busy(status, retryAfter, body);
            case 408, 425 -> busy(status, retryAfter, body);
            case 413 -> tooLarge(status, body);
            case 400, 422 -> words.contains("content_filter") ? refused() : bad(status, body);
            default -> status >= 500 ? busy(status, retryAfter, body) : operator(status, body);
        };
    }

    /** The model or its guard did not want to answer. */
    static EngineException refused() {
        return EngineException.lasting(Job.Code.EXTRACTION_FAILED, "The model refused to read this picture");
    }

    /** The endpoint is alive and answers something else than the protocol says. */
    EngineException strange(ChatReply.NotAReply reason) {
        LOG.warn("vision endpoint {}: {}", address, shown(String.valueOf(reason.getMessage())));
        return EngineException.passing(
                Job.Code.INTERNAL_ERROR, Optional.empty(), "The vision engine gave no usable answer");
    }

    private EngineException busy(int status, Optional<Duration> retryAfter, String body) {
        LOG.warn("vision endpoint {} answered {}: {}", address, status, shown(body));
        return EngineException.passing(Job.Code.INTERNAL_ERROR, retryAfter, "The vision engine is busy or down");
    }

    private EngineException operator(int status, String body) {
        LOG.error(
                "vision endpoint {} answered {}; check vision.url, vision.model, vision.key and the account there: {}",
                address,
                status,
                shown(body));
        return EngineException.lasting(
                Job.Code.INTERNAL_ERROR,
                "The vision engine is not set up correctly; the operator finds the reason in the log");
    }

    private EngineException tooLarge(int status, String body) {
        LOG.warn("vision endpoint {} answered {}: {}", address, status, shown(body));
        return EngineException.lasting(Job.Code.IMAGE_TOO_LARGE, "The picture is too large for the vision engine");
    }

    private EngineException bad(int status, String body) {
        LOG.warn("vision endpoint {} answered {}: {}", address, status, shown(body));
        return EngineException.lasting(
                Job.Code.EXTRACTION_FAILED, "The vision engine does not take this picture or pattern");
    }

    /** The beginning of a text from outside, in one line and without the key, which some endpoints repeat. */
    String shown(String text) {
        String line = text.replaceAll("\\p{Cntrl}+", " ");
        String harmless = address.key().isEmpty() ? line : line.replace(address.key(), "…");
        return harmless.length() > SHOWN ? harmless.substring(0, SHOWN) + "…" : harmless;
    }
}
