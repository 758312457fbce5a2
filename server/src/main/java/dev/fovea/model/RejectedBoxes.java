package dev.fovea.model;

import java.util.List;

/**
 * The boxes of a run that were not stored.
 *
 * @param inAll how many
 * @param listed the first of them, in the order sent
 */
public record RejectedBoxes(int inAll, List<RejectedBox> listed) {
    /** None. */
    public static final RejectedBoxes NONE = new RejectedBoxes(0, List.of());

    /** Copies the list. */
    public RejectedBoxes {
        listed = List.copyOf(listed);
    }
}
