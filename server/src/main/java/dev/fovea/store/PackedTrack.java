package dev.fovea.store;

import dev.fovea.model.FrameList;
import dev.fovea.model.Track;
import org.jspecify.annotations.Nullable;

/** One track in a {@link PackedTracks} value: a byte of flags, the members present, the boxes. */
final class PackedTrack {

    private static final int LABEL = 1;
    private static final int CLASS_ID = 1 << 1;
    private static final int CONFIDENCE = 1 << 2;
    private static final int COLOR = 1 << 3;
    private static final int SHAPE = 1 << 4;
    private static final int DELETED_FRAMES = 1 << 5;
    private static final int META = 1 << 6;

    private PackedTrack() {}

    static void write(PackedWriter out, Track track) {
        out.writeText(track.id());
        out.writeByte(flags(track));
        writeText(out, track.label());
        if (track.classId() != null) {
            out.writeSigned(track.classId());
        }
        if (track.confidence() != null) {
            out.writeDouble(track.confidence());
        }
        writeText(out, track.color());
        writeText(out, track.shape().equals(Track.RECT) ? null : track.shape());
        writeFrames(out, track.deletedFrames());
        writeText(out, track.metaJson());
        PackedBoxes.write(out, track.boxes());
    }

    private static int flags(Track track) {
        return (track.label() == null ? 0 : LABEL)
                | (track.classId() == null ? 0 : CLASS_ID)
                | (track.confidence() == null ? 0 : CONFIDENCE)
                | (track.color() == null ? 0 : COLOR)
                | (track.shape().equals(Track.RECT) ? 0 : SHAPE)
                | (track.deletedFrames().isEmpty() ? 0 : DELETED_FRAMES)
                | (track.metaJson() == null ? 0 : META);
    }

    private static void writeText(PackedWriter out, @Nullable String text) {
        if (text != null) {
            out.writeText(text);
        }
    }

    private static void writeFrames(PackedWriter out, FrameList frames) {
        if (frames.isEmpty()) {
            return;
        }
        out.writeCount(frames.size());
        long previous = 0;
        for (int i = 0; i < frames.size(); i++) {
            out.writeSigned(frames.get(i) - previous);
            previous = frames.get(i);
        }
    }

    static Track read(PackedReader in) {
        String id = in.readText();
        int flags = in.readByte();
        String label = readText(in, flags & LABEL);
        Integer classId = (flags & CLASS_ID) == 0 ? null : (int) in.readSigned();
        Double confidence = (flags & CONFIDENCE) == 0 ? null : in.readDouble();
        String color = readText(in, flags & COLOR);
        String shape = (flags & SHAPE) == 0 ? Track.RECT : in.readText();
        FrameList deleted = (flags & DELETED_FRAMES) == 0 ? FrameList.EMPTY : readFrames(in);
        String meta = readText(in, flags & META);
        return new Track(id, label, classId, confidence, color, shape, deleted, meta, PackedBoxes.read(in));
    }

    private static @Nullable String readText(PackedReader in, int flag) {
        return flag == 0 ? null : in.readText();
    }

    private static FrameList readFrames(PackedReader in) {
        int[] frames = new int[in.readCount()];
        long previous = 0;
        for (int i = 0; i < frames.length; i++) {
            previous += in.readSigned();
            frames[i] = (int) previous;
        }
        return FrameList.of(frames);
    }
}
