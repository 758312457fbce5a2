package dev.fovea.core.detect;

/** Limits of a detection run (hub contract, request). Lengths are in characters. */
public final class RunLimits {

    /** Tracks of a run. */
    public static final int TRACKS = 5_000;

    /** Boxes of a track. */
    public static final int BOXES_PER_TRACK = 100_000;

    /** Entries of the producer's vocabulary; not in the contract, it keeps memory bounded. */
    public static final int CATEGORIES = 10_000;

    /** Bytes of a free object of a track or box when written as compact UTF-8 JSON. */
    public static final int META_BYTES = 4_096;

    /** Rejected boxes that an answer lists. */
    public static final int LISTED_REJECTIONS = 1_000;

    static final int SOURCE_NAME = 64;
    static final int SOURCE_VERSION = 32;
    static final int RUN_ID = 40;
    static final int TRACK_ID = 64;

    private RunLimits() {}
}
