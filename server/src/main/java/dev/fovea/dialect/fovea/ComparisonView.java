package dev.fovea.dialect.fovea;

import dev.fovea.core.detect.FrameBox;
import dev.fovea.core.detect.RunComparison.Difference;
import dev.fovea.core.detect.RunComparison.Summary;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What two runs have in common, in numbers and frame by frame. */
final class ComparisonView {
    /** Boxes of one frame that are listed on each side; all are counted. */
    private static final int LISTED = 50;

    private ComparisonView() {}

    static Map<String, Object> summary(Summary summary) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("frames", summary.frames());
        view.put("frames_that_differ", summary.differing());
        view.put("matched", summary.matched());
        view.put("only_a", summary.onlyA());
        view.put("only_b", summary.onlyB());
        view.put("relabelled", summary.relabelled());
        view.put("precision", summary.precision());
        view.put("recall", summary.recall());
        view.put("f1", summary.f1());
        view.put("mean_iou", summary.meanOverlap());
        return view;
    }

    static Map<String, Object> difference(Difference difference) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("frame", difference.frame());
        view.put("matched", difference.matched());
        view.put("only_a_in_all", difference.onlyA().size());
        view.put("only_b_in_all", difference.onlyB().size());
        view.put("only_a", boxes(difference.onlyA()));
        view.put("only_b", boxes(difference.onlyB()));
        return view;
    }

    private static List<Map<String, Object>> boxes(List<FrameBox> boxes) {
        return boxes.stream().limit(LISTED).map(ComparisonView::box).toList();
    }

    private static Map<String, Object> box(FrameBox box) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("track", box.track());
        view.put("label", box.label());
        view.put("confidence", box.confidence());
        view.put(
                "box",
                Map.of(
                        "x1",
                        box.box().x1(),
                        "y1",
                        box.box().y1(),
                        "x2",
                        box.box().x2(),
                        "y2",
                        box.box().y2()));
        return view;
    }
}
