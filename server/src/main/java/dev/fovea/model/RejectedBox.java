package dev.fovea.model;

/**
 * A box that was not stored.
 *
 * @param trackId track as sent
 * @param frame frame as sent, 0 when absent
 */
public record RejectedBox(String trackId, long frame, Reason reason) {

    /** Why a box was not stored. */
    public enum Reason {
        /** Neither four numbers of the size form nor four of the corner form. */
        MISSING_GEOMETRY("box_missing_geometry"),
        /** No width or no height. */
        NON_POSITIVE_DIMENSIONS("box_non_positive_dimensions"),
        /** Further outside of the frame than the tolerance of 0.01. */
        OUT_OF_FRAME("box_out_of_frame"),
        /** Before the first frame. */
        NEGATIVE_FRAME("box_negative_frame");

        private final String word;

        Reason(String word) {
            this.word = word;
        }

        /** The word used on the wire. */
        public String word() {
            return word;
        }
    }
}
