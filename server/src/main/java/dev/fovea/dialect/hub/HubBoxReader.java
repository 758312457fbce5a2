package dev.fovea.dialect.hub;

import dev.fovea.core.detect.BoxDraft;
import dev.fovea.core.detect.BoxDraft.Coordinate;
import dev.fovea.core.detect.RunLimits;
import dev.fovea.core.detect.SubmittedRun;
import org.jspecify.annotations.Nullable;

/** Reads the boxes of a track; the hottest part of the request, so without an object a box. */
final class HubBoxReader {

    private final HubJsonReader json;
    private final SubmittedRun.Builder run;
    private final CompactJson meta;

    HubBoxReader(HubJsonReader json, SubmittedRun.Builder run) {
        this.json = json;
        this.run = run;
        meta = new CompactJson(json, RunLimits.META_BYTES);
    }

    void boxes() throws HubBindingException {
        run.startBoxes();
        if (!json.array()) {
            return;
        }
        while (json.nextElement()) {
            BoxDraft box = run.startBox();
            if (json.object()) {
                members(box);
            }
            run.endBox();
        }
    }

    private void members(BoxDraft box) throws HubBindingException {
        for (String name = json.nextMember(); name != null; name = json.nextMember()) {
            switch (name) {
                case "x" -> coordinate(box, Coordinate.X);
                case "y" -> coordinate(box, Coordinate.Y);
                case "w" -> coordinate(box, Coordinate.W);
                case "h" -> coordinate(box, Coordinate.H);
                case "x1" -> coordinate(box, Coordinate.X1);
                case "y1" -> coordinate(box, Coordinate.Y1);
                case "x2" -> coordinate(box, Coordinate.X2);
                case "y2" -> coordinate(box, Coordinate.Y2);
                default -> detail(box, name);
            }
        }
    }

    private void coordinate(BoxDraft box, Coordinate which) throws HubBindingException {
        if (json.isNull()) {
            box.clearCoordinate(which);
        } else {
            box.coordinate(which, json.number());
        }
    }

    private void detail(BoxDraft box, String name) throws HubBindingException {
        if (json.isNull()) {
            return;
        }
        switch (name) {
            case "frame" -> box.frame(json.longInteger());
            case "confidence" -> box.confidence(json.number());
            case "timestampMs" -> box.timestampMs(json.longInteger());
            case "label" -> box.label(json.text());
            case "classId" -> box.classId(json.integer());
            case "edited" -> box.edited(json.truth());
            case "smoothed" -> box.smoothed(json.truth());
            case "meta" -> box.meta(freeObject());
            default -> json.skip();
        }
    }

    /** A free object as compact JSON, null when it is larger than allowed; not for null. */
    @Nullable
    String freeObject() throws HubBindingException {
        if (!json.object()) {
            throw new IllegalStateException("null has no members");
        }
        return meta.copyObject();
    }
}
