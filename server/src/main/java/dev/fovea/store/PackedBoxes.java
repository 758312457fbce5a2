package dev.fovea.store;

import dev.fovea.model.Boxes;
import dev.fovea.model.BoxesBuilder;
import org.jspecify.annotations.Nullable;

/**
 * The boxes of one track in a {@link PackedTracks} value: each its frame, as the difference to the
 * one before, and its corners; when any box of the track has further members, also a byte that says
 * which of them this box has, and these.
 */
final class PackedBoxes {

    private static final int CONFIDENCE = 1;
    private static final int LABEL = 1 << 1;
    private static final int CLASS_ID = 1 << 2;
    private static final int EDITED = 1 << 3;
    private static final int SMOOTHED = 1 << 4;
    private static final int TIMESTAMP = 1 << 5;
    private static final int META = 1 << 6;
    private static final int GEOMETRY = 1 << 7;

    private PackedBoxes() {}

    static void write(PackedWriter out, Boxes boxes) {
        out.writeCount(boxes.size());
        boolean details = anyDetails(boxes);
        out.writeByte(details ? 1 : 0);
        Labels labels = new Labels();
        for (int box = 0; box < boxes.size(); box++) {
            out.writeSigned(boxes.frame(box) - (box == 0 ? 0 : boxes.frame(box - 1)));
            out.writeDoubles(boxes.x1(box), boxes.y1(box), boxes.x2(box), boxes.y2(box));
            if (details) {
                writeDetails(out, boxes, box, labels);
            }
        }
    }

    private static boolean anyDetails(Boxes boxes) {
        return boxes.anyConfidence()
                || boxes.anyLabel()
                || boxes.anyClassId()
                || boxes.anyEdited()
                || boxes.anySmoothed()
                || boxes.anyTimestamp()
                || boxes.anyMetaJson()
                || boxes.anyGeometryRaw();
    }

    private static int flags(Boxes boxes, int box) {
        return (boxes.hasConfidence(box) ? CONFIDENCE : 0)
                | (boxes.label(box) == null ? 0 : LABEL)
                | (boxes.hasClassId(box) ? CLASS_ID : 0)
                | (boxes.edited(box) ? EDITED : 0)
                | (boxes.smoothed(box) ? SMOOTHED : 0)
                | (boxes.hasTimestamp(box) ? TIMESTAMP : 0)
                | (boxes.metaJson(box) == null ? 0 : META)
                | (boxes.geometryRaw(box) == null ? 0 : GEOMETRY);
    }

    private static void writeDetails(PackedWriter out, Boxes boxes, int box, Labels labels) {
        int flags = flags(boxes, box);
        out.writeByte(flags);
        if ((flags & CONFIDENCE) != 0) {
            out.writeDouble(boxes.confidence(box));
        }
        if ((flags & CLASS_ID) != 0) {
            out.writeSigned(boxes.classId(box));
        }
        if ((flags & TIMESTAMP) != 0) {
            out.writeSigned(boxes.timestampMs(box));
        }
        labels.write(out, boxes.label(box));
        writeText(out, boxes.metaJson(box));
        writeText(out, boxes.geometryRaw(box));
    }

    private static void writeText(PackedWriter out, @Nullable String text) {
        if (text != null) {
            out.writeText(text);
        }
    }

    static Boxes read(PackedReader in) {
        int count = in.readCount();
        boolean details = in.readByte() != 0;
        BoxesBuilder boxes = Boxes.builder(count);
        Labels labels = new Labels();
        long frame = 0;
        for (int box = 0; box < count; box++) {
            frame += in.readSigned();
            boxes.add(frame, in.readDouble(), in.readDouble(), in.readDouble(), in.readDouble());
            if (details) {
                readDetails(in, boxes, labels);
            }
        }
        return boxes.build();
    }

    private static void readDetails(PackedReader in, BoxesBuilder boxes, Labels labels) {
        int flags = in.readByte();
        if ((flags & CONFIDENCE) != 0) {
            boxes.confidence(in.readDouble());
        }
        if ((flags & CLASS_ID) != 0) {
            boxes.classId((int) in.readSigned());
        }
        if ((flags & TIMESTAMP) != 0) {
            boxes.timestampMs(in.readSigned());
        }
        boxes.edited((flags & EDITED) != 0).smoothed((flags & SMOOTHED) != 0);
        readTexts(in, flags, boxes, labels);
    }

    private static void readTexts(PackedReader in, int flags, BoxesBuilder boxes, Labels labels) {
        if ((flags & LABEL) != 0) {
            boxes.label(labels.read(in));
        }
        if ((flags & META) != 0) {
            boxes.metaJson(in.readText());
        }
        if ((flags & GEOMETRY) != 0) {
            boxes.geometryRaw(in.readText());
        }
    }

    /** Labels of one track: mostly the same again, which then costs one byte. */
    private static final class Labels {
        private static final int SAME = 0;
        private static final int OTHER = 1;

        private @Nullable String last;

        void write(PackedWriter out, @Nullable String label) {
            if (label == null) {
                return;
            }
            if (label.equals(last)) {
                out.writeByte(SAME);
            } else {
                out.writeByte(OTHER);
                out.writeText(label);
                last = label;
            }
        }

        String read(PackedReader in) {
            String label = in.readByte() == SAME ? last : in.readText();
            if (label == null) {
                throw in.broken();
            }
            last = label;
            return label;
        }
    }
}
