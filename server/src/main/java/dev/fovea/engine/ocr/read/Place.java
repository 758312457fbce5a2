package dev.fovea.engine.ocr.read;

/** Where a value stands to its label; how usual that is. */
enum Place {
    /** In the same segment, after it. */
    AFTER(1),
    /** In the same line, further right. */
    RIGHT(0.95),
    /** Under it. */
    BELOW(0.8),
    /** Over it, as in forms whose labels stand under the line. */
    ABOVE(0.35),
    /** It has no label: told by its form and its place on the page. */
    ALONE(0.5),
    /** In the column of a table. */
    CELL(1),
    /** It is no print but a barcode. */
    CODE(1);

    private final double usual;

    Place(double usual) {
        this.usual = usual;
    }

    double usual() {
        return usual;
    }
}
