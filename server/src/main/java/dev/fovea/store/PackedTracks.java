package dev.fovea.store;

import dev.fovea.model.Track;
import java.util.ArrayList;
import java.util.List;

/**
 * The binary form in which the tracks of a run are stored: one value for a run, since a run may hold
 * a million boxes. Numbers come back bit for bit.
 *
 * <p>Layout: a version byte, the number of tracks, then each track with its boxes. Whole numbers are
 * zig-zag and variable-length, frames are differences, doubles eight bytes little-endian, texts
 * UTF-8 behind their length. What a track or box does not have takes no room.
 */
public final class PackedTracks {

    private static final byte VERSION = 1;

    private PackedTracks() {}

    /** Packs tracks. */
    public static byte[] pack(List<Track> tracks) {
        PackedWriter out = new PackedWriter(estimate(tracks));
        out.writeByte(VERSION);
        out.writeCount(tracks.size());
        tracks.forEach(track -> PackedTrack.write(out, track));
        return out.toBytes();
    }

    /**
     * Unpacks tracks.
     *
     * @throws IllegalArgumentException when the bytes are not what {@link #pack} wrote
     */
    public static List<Track> unpack(byte[] packed) {
        PackedReader in = new PackedReader(packed);
        byte version = in.readByte();
        if (version != VERSION) {
            throw new IllegalArgumentException("tracks are packed in unknown version " + version);
        }
        int count = in.readCount();
        List<Track> tracks = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            tracks.add(PackedTrack.read(in));
        }
        in.requireEnd();
        return List.copyOf(tracks);
    }

    /** Room for geometry and ids; a run with many details grows once or twice. */
    private static int estimate(List<Track> tracks) {
        long boxes = Track.boxCount(tracks);
        return (int) Math.min(Integer.MAX_VALUE - 64, 64 + 48L * tracks.size() + 36 * boxes);
    }
}
