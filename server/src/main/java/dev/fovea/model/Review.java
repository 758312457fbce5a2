package dev.fovea.model;

/** Where a medium stands in labelling (acusight.md §9). */
public record Review(AnnotationStatus status, Split split, boolean splitLocked) {
    /** A medium that nobody has looked at yet. */
    public static final Review NEW = new Review(AnnotationStatus.PENDING, Split.NONE, false);

    /** Progress of labelling. */
    public enum AnnotationStatus {
        PENDING,
        IN_PROGRESS,
        COMPLETED
    }

    /** Part of a dataset. */
    public enum Split {
        TRAIN,
        VAL,
        TEST,
        NONE
    }
}
