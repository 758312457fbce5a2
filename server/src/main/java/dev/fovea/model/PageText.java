package dev.fovea.model;

import java.util.List;

/**
 * The words of one page.
 *
 * @param page from 1
 * @param width of the upright page, pixels of the picture that was read; likewise {@code height}
 * @param origin where the words come from
 * @param codes barcodes on the page
 */
public record PageText(int page, int width, int height, Origin origin, List<Word> words, List<Code> codes) {
    public PageText {
        words = List.copyOf(words);
        codes = List.copyOf(codes);
    }

    /** Where words come from. */
    public enum Origin {
        /** The document carries its text. */
        TEXT_LAYER,
        /** Read from pixels. */
        RECOGNISED
    }

    /**
     * A word, its box in pixels of the upright page.
     *
     * @param confidence 0..1 as the recogniser says; 1 for a text layer
     */
    public record Word(String text, double x1, double y1, double x2, double y2, double confidence) {
        /** Height of the box, pixels. */
        public double height() {
            return y2 - y1;
        }

        /** Horizontal middle, pixels. */
        public double centreX() {
            return (x1 + x2) / 2;
        }

        /** Vertical middle, pixels. */
        public double centreY() {
            return (y1 + y2) / 2;
        }
    }

    /**
     * A decoded barcode.
     *
     * @param symbology e.g. {@code QR_CODE}, {@code CODE_128}
     */
    public record Code(String symbology, String text, double x1, double y1, double x2, double y2) {}
}
