package dev.fovea.core.export;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** An export that is one file, and has no names. */
final class PlainFile implements ExportFiles {
    private final OutputStream out;

    PlainFile(OutputStream out) {
        this.out = out;
    }

    @Override
    public OutputStream open(String name, Packing packing) {
        return new Lasting(out);
    }

    @Override
    public void add(String name, byte[] content) throws IOException {
        out.write(content);
    }

    @Override
    public long finish() throws IOException {
        out.flush();
        return 1;
    }

    /** Whoever closes the file does not close where it goes. */
    private static final class Lasting extends FilterOutputStream {
        Lasting(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, length);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }
}
