package dev.fovea.conformance;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A request body in pieces, so that bodies of many megabytes need no memory. */
record Body(List<Piece> pieces) {
    private static final int BLOCK = 64 * 1024;

    /** A piece of a body. */
    sealed interface Piece {
        long length();
    }

    /** Bytes as they are. */
    @SuppressWarnings("ArrayRecordComponent")
    record Bytes(byte[] bytes) implements Piece {
        @Override
        public long length() {
            return bytes.length;
        }
    }

    /** One byte, many times. */
    record Fill(byte value, long length) implements Piece {}

    static Body of(String text) {
        return of(text.getBytes(StandardCharsets.UTF_8));
    }

    static Body of(byte[] bytes) {
        return new Body(List.of(new Bytes(bytes)));
    }

    long length() {
        return pieces.stream().mapToLong(Piece::length).sum();
    }

    /** This body with {@code value} appended until it is {@code length} bytes long. */
    Body padded(byte value, long length) {
        List<Piece> more = new ArrayList<>(pieces);
        more.add(new Fill(value, length - length()));
        return new Body(List.copyOf(more));
    }

    void writeTo(OutputStream out) throws IOException {
        for (Piece piece : pieces) {
            switch (piece) {
                case Bytes(byte[] bytes) -> out.write(bytes);
                case Fill(byte value, long length) -> fill(out, value, length);
            }
        }
    }

    private static void fill(OutputStream out, byte value, long length) throws IOException {
        byte[] block = new byte[BLOCK];
        Arrays.fill(block, value);
        for (long left = length; left > 0; left -= BLOCK) {
            out.write(block, 0, (int) Math.min(left, BLOCK));
        }
    }
}
