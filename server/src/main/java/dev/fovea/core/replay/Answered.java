package dev.fovea.core.replay;

import dev.fovea.model.Answer;

/**
 * The answer of a call that may have been a repetition.
 *
 * @param replayed whether nothing was done because the first call had done it
 * @param otherBody whether the repetition sent something else than the first call
 */
public record Answered(Answer answer, boolean replayed, boolean otherBody) {
    /** The answer of a first call. */
    public static Answered first(Answer answer) {
        return new Answered(answer, false, false);
    }
}
