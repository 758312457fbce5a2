package dev.fovea.cli.demo;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/**
 * One run of the demo. Its tag goes into the names of all that a run makes anew (devices, recordings, detection runs), so that
 * the demo can run again on the same data folder.
 *
 * @param start when the run began; everything that it sends was captured shortly before
 */
record Occasion(Instant start) {
    private static final DateTimeFormatter TAG =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss-SSS").withZone(ZoneOffset.UTC);

    String tag() {
        return TAG.format(start);
    }

    /** A name that no other run of the demo uses. */
    String name(String stem) {
        return stem + "-" + tag();
    }

    Instant secondsBefore(long seconds) {
        return start.minusSeconds(seconds);
    }
}
