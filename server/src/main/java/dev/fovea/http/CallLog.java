package dev.fovea.http;

import dev.fovea.model.ApiCall;

/** Who is told of every call after it was answered; must return at once. */
@FunctionalInterface
public interface CallLog {
    /** Keeps nothing. */
    CallLog NONE = _ -> {};

    /** Takes note of a call. */
    void note(ApiCall call);
}
