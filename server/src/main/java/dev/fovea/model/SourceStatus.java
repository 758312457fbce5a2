package dev.fovea.model;

/** Whether a source may send (acusight.md §8). */
public enum SourceStatus {
    PENDING,
    APPROVED,
    REJECTED,
    /** Switched off by a person; may be switched on again. */
    DISABLED,
    /** Taken away by a person; what it sent stays. */
    REMOVED
}
