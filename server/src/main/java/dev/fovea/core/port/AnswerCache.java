package dev.fovea.core.port;

import dev.fovea.model.OrgId;
import java.time.Instant;
import java.util.Optional;

/** What an engine that costs money answered, so that the same question is not paid for twice. */
public interface AnswerCache {
    /**
     * The answer of the organisation under the key.
     *
     * @param since older answers do not count
     */
    Optional<String> find(OrgId org, String key, Instant since);

    /** Keeps an answer; a newer one takes the place of an older one. */
    void keep(OrgId org, String key, String answer, Instant now);

    /** Forgets what was kept before then; returns how many answers went. */
    int deleteKeptBefore(Instant time);
}
