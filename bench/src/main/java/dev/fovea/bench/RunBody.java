package dev.fovea.bench;

import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;

/** Detection runs of one size; each that is sent has an id of its own. Large ones share their bytes from the tracks on. */
final class RunBody {
    static final String MEDIA_KEY = "bench-camera_1700000000_recording";
    private static final int BOXES_PER_TRACK = 200;
    private static final AtomicLong NUMBER = new AtomicLong();

    private final byte[] tracks;

    private RunBody(byte[] tracks) {
        this.tracks = tracks;
    }

    /** A run of one box. */
    static RunBody smallest() {
        return ofBytes(0);
    }

    /** A run of at least one box and at most this size, when that can hold one. */
    static RunBody ofBytes(int size) {
        StringBuilder json = new StringBuilder(size + 512).append("\"tracks\":[");
        int room = size - 512;
        for (int box = 0; box == 0 || json.length() < room; box++) {
            int frame = box % BOXES_PER_TRACK;
            if (frame == 0) {
                json.append(box == 0 ? "" : "]},")
                        .append("{\"id\":\"trk_")
                        .append(box / BOXES_PER_TRACK)
                        .append("\",\"label\":\"car\",\"boxes\":[");
            }
            json.append(frame == 0 ? "" : ",").append(box(box, frame));
        }
        return new RunBody(json.append("]}]}").toString().getBytes(StandardCharsets.UTF_8));
    }

    private static String box(int number, int frame) {
        double shift = number % 1000 / 2500.0;
        return String.format(
                Locale.ROOT,
                "{\"frame\":%d,\"x\":%.4f,\"y\":%.4f,\"w\":0.0812,\"h\":0.1433,\"confidence\":0.9173}",
                frame,
                0.1 + shift,
                0.6 - shift);
    }

    /** The next run. */
    BodyPublisher next() {
        return BodyPublishers.concat(BodyPublishers.ofByteArray(head()), BodyPublishers.ofByteArray(tracks));
    }

    /** A run as one array. */
    byte[] bytes() {
        byte[] head = head();
        byte[] bytes = new byte[head.length + tracks.length];
        System.arraycopy(head, 0, bytes, 0, head.length);
        System.arraycopy(tracks, 0, bytes, head.length, tracks.length);
        return bytes;
    }

    private static byte[] head() {
        return """
                {"mediaKey":"%s","schemaVersion":"1.0",\
                "source":{"kind":"model","name":"bench-detector","version":"1.0.0","runId":"bench-%012d"},\
                "coordinateSpace":"normalized",""".formatted(MEDIA_KEY, NUMBER.incrementAndGet()).getBytes(StandardCharsets.UTF_8);
    }
}
