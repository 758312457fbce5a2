package dev.fovea.dialect.hub;

import dev.fovea.core.detect.SubmittedRun;
import dev.fovea.core.detect.TrackDraft;
import dev.fovea.model.FrameList;
import java.util.Arrays;

/** Reads the tracks of a run. */
final class HubTrackReader {

    private final HubJsonReader json;
    private final SubmittedRun.Builder run;
    private final HubBoxReader boxes;
    private int[] frames = new int[16];

    HubTrackReader(HubJsonReader json, SubmittedRun.Builder run) {
        this.json = json;
        this.run = run;
        boxes = new HubBoxReader(json, run);
    }

    void tracks() throws HubBindingException {
        run.startTracks();
        if (!json.array()) {
            return;
        }
        while (json.nextElement()) {
            TrackDraft track = run.startTrack();
            if (json.object()) {
                members(track);
            }
            run.endTrack();
        }
    }

    private void members(TrackDraft track) throws HubBindingException {
        for (String name = json.nextMember(); name != null; name = json.nextMember()) {
            switch (name) {
                case "id" -> track.id(json.textOrNumber());
                case "label" -> track.label(json.text());
                case "classId" -> track.classId(json.integerOrNull());
                case "confidence" -> track.confidence(json.numberOrNull());
                case "color" -> track.color(json.text());
                case "shape" -> track.shape(json.text());
                case "deletedFrames" -> track.deletedFrames(frameList());
                case "meta" -> meta(track);
                case "boxes" -> boxes.boxes();
                default -> json.skip();
            }
        }
    }

    private void meta(TrackDraft track) throws HubBindingException {
        if (!json.isNull()) {
            track.meta(boxes.freeObject());
        }
    }

    private FrameList frameList() throws HubBindingException {
        if (!json.array()) {
            return FrameList.EMPTY;
        }
        int count = 0;
        while (json.nextElement()) {
            if (count == frames.length) {
                frames = Arrays.copyOf(frames, count + (count >> 1));
            }
            frames[count++] = json.integer();
        }
        return FrameList.copyOf(frames, 0, count);
    }
}
