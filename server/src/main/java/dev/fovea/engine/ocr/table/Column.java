package dev.fovea.engine.ocr.table;

import java.util.Optional;

/**
 * A column of a table.
 *
 * @param x1 left edge of its heading, or of its cells when it has none; pixels; likewise {@code x2}
 */
record Column(double x1, double x2, Optional<Heading> heading) {
    double centreX() {
        return (x1 + x2) / 2;
    }

    static Column under(Heading heading) {
        return new Column(heading.x1(), heading.x2(), Optional.of(heading));
    }
}
