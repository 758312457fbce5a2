package dev.fovea.engine.ocr.lexicon;

/**
 * A label found among words.
 *
 * @param from index of its first word; {@code to} is the index after its last, with what belongs to it: a colon, a
 *     remark in brackets, a rate in percent
 * @param quality 0..1, how exactly the words are those of the label
 */
public record LabelHit(Label label, int from, int to, double quality) {
    /** Whether it and the other share a word. */
    public boolean overlaps(LabelHit other) {
        return from < other.to && other.from < to;
    }
}
