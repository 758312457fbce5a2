package dev.fovea.engine.ocr.text.worker;

import dev.fovea.model.PageText.Word;

/**
 * A picture as the recogniser reads it best, and the way back to the one it was made of.
 *
 * @param scale by which it was enlarged first
 * @param degrees by which it was turned clockwise then
 * @param width of the picture between both steps, pixels; likewise {@code height}
 */
record Prepared(Pix picture, double scale, double degrees, int width, int height) implements AutoCloseable {
    /** A word's box in pixels of the picture before it was prepared. */
    Word back(Word word) {
        double radians = -Math.toRadians(degrees);
        double dx = word.centreX() - picture.width() / 2.0;
        double dy = word.centreY() - picture.height() / 2.0;
        double x = (dx * Math.cos(radians) - dy * Math.sin(radians) + width / 2.0) / scale;
        double y = (dx * Math.sin(radians) + dy * Math.cos(radians) + height / 2.0) / scale;
        double halfWidth = (word.x2() - word.x1()) / 2 / scale;
        double halfHeight = word.height() / 2 / scale;
        return new Word(word.text(), x - halfWidth, y - halfHeight, x + halfWidth, y + halfHeight, word.confidence());
    }

    @Override
    public void close() {
        picture.close();
    }
}
