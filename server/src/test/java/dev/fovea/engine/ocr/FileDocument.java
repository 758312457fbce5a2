package dev.fovea.engine.ocr;

import dev.fovea.core.port.ExtractionEngine.Document;
import dev.fovea.model.PictureFormat;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file as a document. */
public record FileDocument(Path path, PictureFormat format) implements Document {
    @Override
    public String sha256() {
        return "0".repeat(64);
    }

    @Override
    public long bytes() {
        try {
            return Files.size(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public SeekableByteChannel open() throws IOException {
        return Files.newByteChannel(path);
    }
}
