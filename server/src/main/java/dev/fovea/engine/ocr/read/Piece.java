package dev.fovea.engine.ocr.read;

import dev.fovea.engine.ocr.layout.Segment;
import dev.fovea.engine.ocr.lexicon.LabelHit;
import dev.fovea.model.PageText.Word;
import java.util.List;

/** A segment with the labels in it. */
record Piece(Segment segment, List<LabelHit> hits) {
    private static final double SURE = 0.8;
    private static final int LONG = 8;
    private static final double PLAIN = 0.9;

    Piece {
        hits = List.copyOf(hits);
    }

    List<Word> words() {
        return segment.words();
    }

    /** Whether it begins with a label that is one beyond doubt, so that it is no value of another label. */
    boolean startsWithLabel() {
        return hits.stream().anyMatch(hit -> hit.from() == 0 && hit.quality() >= SURE && plain(hit) && closed(hit));
    }

    /** A label ends with its piece, with a mark, or before a number; "server rack" is no label of a server. */
    private boolean closed(LabelHit hit) {
        if (hit.to() >= words().size() || hit.label().key().length() > LONG) {
            return true;
        }
        String last = words().get(hit.to() - 1).text();
        String next = words().get(hit.to()).text();
        return !Character.isLetterOrDigit(last.charAt(last.length() - 1))
                || next.chars().anyMatch(Character::isDigit)
                || !Character.isLetterOrDigit(next.charAt(0));
    }

    /** Whether it is nothing but labels. */
    boolean onlyLabels() {
        return startsWithLabel()
                && hits.stream().mapToInt(hit -> hit.to() - hit.from()).sum() == words().size();
    }

    private static boolean plain(LabelHit hit) {
        return hit.label().key().length() > 2
                && (hit.label().concepts().values().stream().anyMatch(strength -> strength > PLAIN)
                        || !hit.label().fields().isEmpty());
    }

    /** The words after a label up to the next one. */
    List<Word> after(LabelHit hit) {
        int end = hits.stream()
                .filter(other -> other.from() >= hit.to() && other.quality() >= SURE && plain(other) && closed(other))
                .mapToInt(LabelHit::from)
                .min()
                .orElse(words().size());
        return words().subList(Math.min(hit.to(), end), end);
    }

    /** The words of a label. */
    Segment of(LabelHit hit) {
        return new Segment(words().subList(hit.from(), hit.to()));
    }
}
