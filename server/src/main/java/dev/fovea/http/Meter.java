package dev.fovea.http;

import java.time.Duration;

/** Who counts requests. */
public interface Meter {
    /**
     * Counts an answered request.
     *
     * @param route method and path pattern
     * @param bytes size of the request body, 0 when unknown
     */
    void answered(String api, String route, int status, Duration took, long bytes);

    /** Counts a refusal by its kind. */
    void refused(String api, String reason);
}
