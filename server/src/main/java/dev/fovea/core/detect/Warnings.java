package dev.fovea.core.detect;

import dev.fovea.core.detect.BoxTape.Cursor;
import dev.fovea.model.MediaFacts;
import java.util.ArrayList;
import java.util.List;

/**
 * Counts what is odd but no reason to refuse a box. Rejected boxes count too, since the contract
 * looks for oddities before it looks at geometry.
 */
final class Warnings {

    private final double frameMs;
    private final double fps;
    private final long frameCount;
    private int timestampMismatches;
    private int framesOutOfRange;
    private int duplicateFrames;
    private int confidencesOutOfRange;

    Warnings(MediaFacts media) {
        fps = media.fps() == null ? 0 : media.fps();
        frameMs = fps > 0 ? 1000 / fps : 0;
        frameCount = media.frameCount() == null ? 0 : media.frameCount();
    }

    /** Looks at the cursor's current box. */
    void inspect(Cursor box) {
        if (box.has(BoxTape.TIMESTAMP) && fps > 0) {
            timestamp(box.timestampMs(), box.frame());
        }
        if (frameCount > 0 && box.frame() >= frameCount) {
            framesOutOfRange++;
        }
        if (box.has(BoxTape.CONFIDENCE) && !(box.confidence() >= 0 && box.confidence() <= 1)) {
            confidencesOutOfRange++;
        }
    }

    private void timestamp(long timestampMs, long frame) {
        if (timestampMs > 0 && Math.abs(timestampMs - frame * 1000.0 / fps) > frameMs) {
            timestampMismatches++;
        }
    }

    void duplicateFrames(int overwritten) {
        duplicateFrames += overwritten;
    }

    /** One sentence a kind, in the order of the contract. */
    List<String> sentences(String schemaVersion, int unlistedRejections) {
        List<String> sentences = new ArrayList<>();
        counted(sentences, timestampMismatches, "TIMESTAMP_FRAME_MISMATCH: %d box(es)");
        counted(sentences, framesOutOfRange, "FRAME_OUT_OF_RANGE: %d box(es)");
        counted(sentences, duplicateFrames, "DUPLICATE_FRAME: %d box(es) overwritten");
        SchemaVersion.warning(schemaVersion).ifPresent(sentences::add);
        counted(sentences, confidencesOutOfRange, "CONFIDENCE_OUT_OF_RANGE: %d box(es)");
        counted(sentences, unlistedRejections, "REJECTED_TRUNCATED: %d");
        return sentences;
    }

    private static void counted(List<String> sentences, int count, String sentence) {
        if (count > 0) {
            sentences.add(sentence.formatted(count));
        }
    }
}
