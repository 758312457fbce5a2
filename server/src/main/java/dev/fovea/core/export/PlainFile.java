package dev.fovea.core.export;

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
        return new Unclosed(out);
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
}
