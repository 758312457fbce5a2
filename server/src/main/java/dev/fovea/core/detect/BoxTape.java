package dev.fovea.core.detect;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The boxes of a submitted run, one after the other, without gaps for what a box does not carry: a
 * body of eleven million empty boxes costs two bytes a box, not fifty.
 */
final class BoxTape {

    static final int FRAME = 1;
    static final int TIMESTAMP = 1 << 1;
    static final int CLASS_ID = 1 << 2;
    static final int SIZE_FORM = 1 << 3;
    static final int CORNER_FORM = 1 << 4;
    static final int CONFIDENCE = 1 << 5;
    static final int LABEL = 1 << 6;
    static final int META = 1 << 7;
    static final int EDITED = 1 << 8;
    static final int SMOOTHED = 1 << 9;

    /** Everything but frame and geometry. */
    static final int DETAILS = TIMESTAMP | CLASS_ID | CONFIDENCE | LABEL | META | EDITED | SMOOTHED;

    private short[] flags;
    private double[] numbers;
    private long[] integers;
    private String[] texts = {};
    private @Nullable String lastLabel;
    private final Mark end = new Mark();

    BoxTape(int expectedBoxes) {
        flags = new short[expectedBoxes];
        numbers = new double[4 * expectedBoxes];
        integers = new long[expectedBoxes];
    }

    /** A place on the tape. */
    static final class Mark {
        int box;
        int number;
        int integer;
        int text;

        void set(Mark other) {
            box = other.box;
            number = other.number;
            integer = other.integer;
            text = other.text;
        }
    }

    void saveEnd(Mark mark) {
        mark.set(end);
    }

    void cutBackTo(Mark mark) {
        end.set(mark);
    }

    void append(BoxDraft draft) {
        makeRoom();
        int bits = geometry(draft) | integers(draft) | texts(draft);
        bits |= draft.edited ? EDITED : 0;
        bits |= draft.smoothed ? SMOOTHED : 0;
        flags[end.box++] = (short) bits;
    }

    private void makeRoom() {
        if (end.box == flags.length) {
            flags = Arrays.copyOf(flags, larger(end.box));
        }
        if (end.number + 5 > numbers.length) {
            numbers = Arrays.copyOf(numbers, larger(end.number));
        }
        if (end.integer + 3 > integers.length) {
            integers = Arrays.copyOf(integers, larger(end.integer));
        }
    }

    private static int larger(int used) {
        return used + (used >> 1) + 16;
    }

    private int geometry(BoxDraft draft) {
        int bits = 0;
        if (draft.hasSizeForm()) {
            draft.copySizeForm(numbers, end.number);
            bits = SIZE_FORM;
        } else if (draft.hasCornerForm()) {
            draft.copyCornerForm(numbers, end.number);
            bits = CORNER_FORM;
        }
        end.number += bits == 0 ? 0 : 4;
        if (!Double.isNaN(draft.confidence)) {
            numbers[end.number++] = draft.confidence;
            bits |= CONFIDENCE;
        }
        return bits;
    }

    private int integers(BoxDraft draft) {
        int bits = 0;
        if (draft.frame != 0) {
            integers[end.integer++] = draft.frame;
            bits = FRAME;
        }
        if (draft.hasTimestamp) {
            integers[end.integer++] = draft.timestampMs;
            bits |= TIMESTAMP;
        }
        if (draft.hasClassId) {
            integers[end.integer++] = draft.classId;
            bits |= CLASS_ID;
        }
        return bits;
    }

    private int texts(BoxDraft draft) {
        int bits = 0;
        if (draft.label != null) {
            appendText(shared(draft.label));
            bits = LABEL;
        }
        if (draft.metaJson != null) {
            appendText(draft.metaJson);
            bits |= META;
        }
        return bits;
    }

    /** Most runs repeat one label; keeping one copy of it saves more than half of their memory. */
    private String shared(String label) {
        if (lastLabel == null || !lastLabel.equals(label)) {
            lastLabel = label;
        }
        return lastLabel;
    }

    private void appendText(String text) {
        if (end.text == texts.length) {
            texts = Arrays.copyOf(texts, larger(end.text));
        }
        texts[end.text++] = text;
    }

    Cursor cursor() {
        return new Cursor();
    }

    /** Reads the tape box by box. */
    final class Cursor {
        private final Mark at = new Mark();
        private int bits;
        private int number;
        private int integer;
        private int text;

        /** Moves to the next box. */
        void next() {
            bits = flags[at.box++];
            number = at.number;
            integer = at.integer;
            text = at.text;
            at.number += ((bits & (SIZE_FORM | CORNER_FORM)) == 0 ? 0 : 4) + ((bits & CONFIDENCE) == 0 ? 0 : 1);
            at.integer += Integer.bitCount(bits & (FRAME | TIMESTAMP | CLASS_ID));
            at.text += Integer.bitCount(bits & (LABEL | META));
        }

        /** Moves so that {@link #next} reads a box whose place was saved with {@link #save}. */
        void seek(int[] places, int offset) {
            at.box = places[offset];
            at.number = places[offset + 1];
            at.integer = places[offset + 2];
            at.text = places[offset + 3];
        }

        /** Saves the place of the current box in four numbers. */
        void save(int[] places, int offset) {
            places[offset] = at.box - 1;
            places[offset + 1] = number;
            places[offset + 2] = integer;
            places[offset + 3] = text;
        }

        boolean has(int bit) {
            return (bits & bit) != 0;
        }

        /** One of the four numbers of the box's geometry. */
        double geometry(int index) {
            return numbers[number + index];
        }

        double confidence() {
            return numbers[at.number - 1];
        }

        long frame() {
            return has(FRAME) ? integers[integer] : 0;
        }

        long timestampMs() {
            return integers[integer + (bits & FRAME)];
        }

        int classId() {
            return (int) integers[at.integer - 1];
        }

        String label() {
            return texts[text];
        }

        String metaJson() {
            return texts[at.text - 1];
        }
    }
}
