package dev.fovea.model;

import java.util.Arrays;
import java.util.stream.IntStream;

/** An immutable list of frame numbers without boxing. */
public final class FrameList {

    /** No frames. */
    public static final FrameList EMPTY = new FrameList(new int[0]);

    private final int[] frames;

    private FrameList(int[] frames) {
        this.frames = frames;
    }

    /** The frames from {@code offset} (inclusive) on, {@code count} of them, copied. */
    public static FrameList copyOf(int[] frames, int offset, int count) {
        return count == 0 ? EMPTY : new FrameList(Arrays.copyOfRange(frames, offset, offset + count));
    }

    /** A list of the given frames. */
    public static FrameList of(int... frames) {
        return copyOf(frames, 0, frames.length);
    }

    /** Number of frames. */
    public int size() {
        return frames.length;
    }

    /** Whether there are no frames. */
    public boolean isEmpty() {
        return frames.length == 0;
    }

    /** The frame at a position, counted from 0. */
    public int get(int index) {
        return frames[index];
    }

    /** All frames in order. */
    public IntStream stream() {
        return Arrays.stream(frames);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof FrameList that && Arrays.equals(frames, that.frames);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(frames);
    }

    @Override
    public String toString() {
        return Arrays.toString(frames);
    }
}
