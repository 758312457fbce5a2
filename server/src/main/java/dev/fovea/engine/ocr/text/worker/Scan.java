package dev.fovea.engine.ocr.text.worker;

/**
 * A page as pixels.
 *
 * @param unit pixels of the original for one of these, along each side
 */
record Scan(Grey grey, double unit) {
    /** As an EXIF orientation, 1 to 8, says that it is to be shown. */
    Scan oriented(int orientation) {
        return new Scan(grey.oriented(orientation), unit);
    }

    /** Turned clockwise by so many quarters. */
    Scan turned(int quarters) {
        return new Scan(grey.turned(quarters), unit);
    }
}
