package dev.fovea.engine.ocr.value;

/** Which sign parts the decimals. */
public enum NumberStyle {
    /** {@code 1,234.56}, {@code 1'234.56}. */
    POINT,
    /** {@code 1.234,56}, {@code 1 234,56}. */
    COMMA,
    /** The page does not say. */
    UNKNOWN
}
