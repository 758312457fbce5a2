package dev.fovea.core.port;

import dev.fovea.model.ApiCall;
import dev.fovea.model.ApiCallFilter;
import dev.fovea.model.OrgId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Calls that were answered. */
public interface ApiCalls {
    /** A call and its number, by which lists go on. */
    record Numbered(long number, ApiCall call) {}

    /**
     * A stretch of the log.
     *
     * @param next number from which to go on, below it; empty at the end. There may be one after an empty stretch: a
     *     search looks through a bounded stretch at a time
     */
    record Stretch(List<Numbered> calls, OptionalLong next) {}

    /** Adds a call. */
    void add(ApiCall call);

    /** Calls of the organisation, or of nobody known when it is empty, newest first, with a number below {@code before}. */
    Stretch list(Optional<OrgId> org, ApiCallFilter filter, OptionalLong before, int limit);

    /** The newest call of that id. */
    Optional<ApiCall> find(Optional<OrgId> org, String requestId);

    /** Forgets calls answered before then, a portion at a time; returns how many went. */
    int deleteBefore(Instant time);

    /** Forgets what was sent by calls answered before then, a portion at a time; returns of how many. */
    int forgetBodiesBefore(Instant time);
}
