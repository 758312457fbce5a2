package dev.fovea.core.export;

import java.io.IOException;
import java.io.OutputStream;

/** Where the files of an export go: a plain file, or an archive. One file at a time. */
interface ExportFiles {
    /** Whether a file is worth packing. */
    enum Packing {
        DEFLATED,
        /** It is packed already, as pictures are. */
        AS_IT_IS
    }

    /**
     * Begins a file of any size.
     *
     * @param name path in the archive; a plain file has none
     * @return to be closed before the next file begins
     */
    OutputStream open(String name, Packing packing) throws IOException;

    /** Adds a small file that is all there. */
    void add(String name, byte[] content) throws IOException;

    /** Completes what was written; returns how many files it is. */
    long finish() throws IOException;
}
