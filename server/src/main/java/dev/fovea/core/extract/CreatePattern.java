package dev.fovea.core.extract;

import dev.fovea.core.replay.Answered;
import dev.fovea.core.replay.Answering;
import dev.fovea.model.OrgId;
import dev.fovea.model.Pattern;
import dev.fovea.model.PatternDraft;

/** Makes a pattern. */
public final class CreatePattern {

    /** The pattern to make. */
    public record Command(OrgId org, PatternDraft draft) {}

    /**
     * Makes it, or answers as the first call with the same idempotency key did.
     *
     * @throws dev.fovea.error.FoveaException {@code Invalid} with rule {@code invalid_schema}
     */
    public Answered create(Command command, Answering<Pattern> answering) {
        throw new UnsupportedOperationException();
    }
}
