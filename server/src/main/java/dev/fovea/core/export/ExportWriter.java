package dev.fovea.core.export;

import java.io.IOException;

/** One format. It is told of every medium in order, and writes while it is told. One use, one thread. */
interface ExportWriter {
    /** Whether it wants to see everything once before it writes. */
    default boolean surveys() {
        return false;
    }

    /** A medium, before any is written; only when it {@link #surveys}. */
    default void survey(ExportImage image) throws IOException {}

    /** A medium to be written. */
    void write(ExportImage image) throws IOException;

    /** Where the bytes of a picture belong in the archive. */
    default String imagePath(ExportFrame frame) {
        return "images/" + frame.file();
    }

    /** Nothing more comes. */
    void finish() throws IOException;
}
