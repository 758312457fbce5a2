package dev.fovea.model;

/** Whether a source may send (acusight.md §8). */
public enum SourceStatus {
    PENDING,
    APPROVED,
    REJECTED
}
