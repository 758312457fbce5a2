package dev.fovea.engine.ocr.text;

import dev.fovea.core.port.ExtractionEngine.Document;
import dev.fovea.model.PictureFormat;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;

/** A file as a document. */
public record FileDocument(Path path, PictureFormat format, long bytes) implements Document {
    /** The format goes by the end of the name; JPEG when that says nothing. */
    public static FileDocument of(Path path) throws IOException {
        String name = path.getFileName().toString().toLowerCase(Locale.ROOT);
        PictureFormat format = Stream.of(PictureFormat.values())
                .filter(known -> name.endsWith("." + known.extension()))
                .findFirst()
                .orElse(PictureFormat.JPEG);
        return new FileDocument(path, format, Files.size(path));
    }

    @Override
    public String sha256() {
        return "0".repeat(64);
    }

    @Override
    public SeekableByteChannel open() throws IOException {
        return Files.newByteChannel(path);
    }
}
