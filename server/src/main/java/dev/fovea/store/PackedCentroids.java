package dev.fovea.store;

import dev.fovea.model.Centroid;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Box centres by label as bytes: for each label its length in UTF-8 bytes (int), the bytes, the number of centres (int)
 * and x and y of each (doubles); big-endian.
 */
final class PackedCentroids {
    private static final int POINT = 2 * Double.BYTES;

    private PackedCentroids() {}

    static byte[] pack(Map<String, List<Centroid>> centroids) {
        ByteBuffer packed = ByteBuffer.allocate(size(centroids));
        centroids.forEach((label, points) -> {
            byte[] name = label.getBytes(StandardCharsets.UTF_8);
            packed.putInt(name.length).put(name).putInt(points.size());
            points.forEach(point -> packed.putDouble(point.x()).putDouble(point.y()));
        });
        return packed.array();
    }

    private static int size(Map<String, List<Centroid>> centroids) {
        int size = 0;
        for (var entry : centroids.entrySet()) {
            size += 2 * Integer.BYTES + entry.getKey().getBytes(StandardCharsets.UTF_8).length;
            size = Math.addExact(
                    size, Math.multiplyExact(POINT, entry.getValue().size()));
        }
        return size;
    }

    /** The centres of several runs; those that are the same are kept once. */
    static Map<String, List<Centroid>> union(List<byte[]> runs) {
        Map<String, Set<Centroid>> union = new LinkedHashMap<>();
        for (byte[] run : runs) {
            ByteBuffer packed = ByteBuffer.wrap(run);
            while (packed.hasRemaining()) {
                add(packed, union.computeIfAbsent(label(packed), _ -> new LinkedHashSet<>()));
            }
        }
        Map<String, List<Centroid>> lists = new LinkedHashMap<>();
        union.forEach((label, points) -> lists.put(label, List.copyOf(points)));
        return lists;
    }

    private static void add(ByteBuffer packed, Set<Centroid> points) {
        for (int left = packed.getInt(); left > 0; left--) {
            points.add(new Centroid(packed.getDouble(), packed.getDouble()));
        }
    }

    private static String label(ByteBuffer packed) {
        byte[] name = new byte[packed.getInt()];
        packed.get(name);
        return new String(name, StandardCharsets.UTF_8);
    }
}
