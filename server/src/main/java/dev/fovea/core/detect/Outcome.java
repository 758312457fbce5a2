package dev.fovea.core.detect;

import dev.fovea.model.RejectedBox;
import dev.fovea.model.RejectedBoxes;
import dev.fovea.model.RunContent;
import java.util.List;

/** What became of a submitted run. */
public sealed interface Outcome {

    /**
     * The run can be stored.
     *
     * @param tracksStored tracks with at least one box
     * @param boxesStored boxes kept; one that a later box of its frame replaced does not count
     * @param rejections boxes left out, at most {@link RunLimits#LISTED_REJECTIONS} of them listed
     * @param warnings one sentence a kind, in the order of the contract
     */
    record Accepted(RunContent run, int tracksStored, int boxesStored, RejectedBoxes rejections, List<String> warnings)
            implements Outcome {
        /** Copies the list. */
        public Accepted {
            warnings = List.copyOf(warnings);
        }

        /** The listed ones of the boxes left out. */
        public List<RejectedBox> rejected() {
            return rejections.listed();
        }
    }

    /**
     * The run breaks a rule as a whole; the first one in the order of the contract.
     *
     * @param field the offending member, such as {@code tracks[3].id}
     * @param message what is wrong, a sentence that begins with the member
     */
    record BrokenRule(String field, String message) implements Outcome {}

    /** No box of the run can be stored. */
    record AllInvalid(String runId, List<RejectedBox> rejected, List<String> warnings) implements Outcome {
        /** Copies the lists. */
        public AllInvalid {
            rejected = List.copyOf(rejected);
            warnings = List.copyOf(warnings);
        }
    }
}
