package dev.fovea.model;

/** What a user may do, from least to most. */
public enum Role {
    VIEWER,
    LABELLER,
    EDITOR,
    ADMIN,
    OWNER;

    /** Whether this role includes everything that {@code other} may do. */
    public boolean includes(Role other) {
        return compareTo(other) >= 0;
    }
}
