package dev.fovea.core.detect;

import dev.fovea.model.RejectedBox;
import dev.fovea.model.RejectedBox.Reason;
import java.util.ArrayList;
import java.util.List;

/** The boxes left out of a run: all counted, the first ones listed. */
final class Rejections {

    private final List<RejectedBox> listed = new ArrayList<>();
    private int count;

    void add(String trackId, long frame, Reason reason) {
        if (count++ < RunLimits.LISTED_REJECTIONS) {
            listed.add(new RejectedBox(trackId, frame, reason));
        }
    }

    List<RejectedBox> listed() {
        return listed;
    }

    /** How many rejected boxes are not listed. */
    int unlisted() {
        return count - listed.size();
    }
}
