package dev.fovea.core.detect;

import dev.fovea.model.FrameList;
import org.jspecify.annotations.Nullable;

/** One track while a parser reads it, reused for every track of a run. */
public final class TrackDraft {

    private @Nullable String id;
    private @Nullable String label;
    private @Nullable Integer classId;
    private @Nullable Double confidence;
    private @Nullable String color;
    private @Nullable String shape;
    private FrameList deletedFrames = FrameList.EMPTY;
    private @Nullable String metaJson;
    private boolean metaTooLarge;

    TrackDraft() {}

    void clear() {
        id = null;
        label = null;
        classId = null;
        confidence = null;
        color = null;
        shape = null;
        deletedFrames = FrameList.EMPTY;
        metaJson = null;
        metaTooLarge = false;
    }

    /** Sets the id; numbers arrive as their text. */
    public void id(@Nullable String value) {
        id = value;
    }

    /** Sets the class in words. */
    public void label(@Nullable String value) {
        label = value;
    }

    /** Sets the class number. */
    public void classId(@Nullable Integer value) {
        classId = value;
    }

    /** Sets the confidence. */
    public void confidence(@Nullable Double value) {
        confidence = value;
    }

    /** Sets the colour. */
    public void color(@Nullable String value) {
        color = value;
    }

    /** Sets the shape word. */
    public void shape(@Nullable String value) {
        shape = value;
    }

    /** Sets the frames from which the object was removed. */
    public void deletedFrames(FrameList value) {
        deletedFrames = value;
    }

    /** Sets the free object as compact JSON, null when it is larger than allowed. */
    public void meta(@Nullable String compactJson) {
        metaJson = compactJson;
        metaTooLarge = compactJson == null;
    }

    SubmittedTrack finish(int boxesSent, int boxWithLargeMeta) {
        return new SubmittedTrack(
                id,
                label,
                classId,
                confidence,
                color,
                shape,
                deletedFrames,
                metaJson,
                metaTooLarge,
                boxesSent,
                boxWithLargeMeta);
    }
}
