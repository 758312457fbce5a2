package dev.fovea.model;

import java.time.Duration;

/**
 * How images of a source are collected; per organisation, overridable per source (contracts, decisions 6 and 7).
 *
 * @param batchTimeout how long a batch waits for the next image
 * @param batchMaxImages images in a full batch
 * @param autoClose whether the timeout closes a batch
 */
public record IntakePolicy(
        Duration batchTimeout,
        int batchMaxImages,
        boolean autoClose,
        TimeoutMode timeoutMode,
        Duplicates duplicates,
        NearDuplicates nearDuplicates) {

    /** What is used where nothing is set. */
    public static final IntakePolicy DEFAULT = new IntakePolicy(
            Duration.ofMinutes(30), 1000, true, TimeoutMode.IDLE, Duplicates.RETURN_EXISTING, NearDuplicates.FLAG);

    /** From when the timeout counts. */
    public enum TimeoutMode {
        IDLE,
        WINDOW
    }

    /** What happens to the same bytes from the same device. */
    public enum Duplicates {
        RETURN_EXISTING,
        REJECT,
        ALLOW
    }

    /** What happens to a picture that nearly repeats an earlier one. */
    public enum NearDuplicates {
        OFF,
        FLAG,
        DROP
    }
}
