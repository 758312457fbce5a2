package dev.fovea.cli.output;

/** Forms of output. */
public enum Format {
    /** Aligned columns with a header, for people. */
    TABLE,
    /** The same with further columns and nothing cut off. */
    WIDE,
    /** One JSON document with everything that the server said. */
    JSON,
    /** One JSON object a line. */
    JSONL,
    /** Comma-separated with a header (RFC 4180). */
    CSV,
    /** Separated by tabs, without a header: what a pipe gets unless it asks for something else. */
    TSV,
    /** Ids alone, one a line. */
    ID
}
