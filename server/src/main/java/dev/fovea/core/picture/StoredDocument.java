package dev.fovea.core.picture;

import dev.fovea.core.port.Blobs;
import dev.fovea.core.port.ExtractionEngine;
import dev.fovea.model.PictureFormat;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;

/** Stored bytes, as those who draw pages take them. */
record StoredDocument(Blobs blobs, PictureFormat format, String sha256, long bytes)
        implements ExtractionEngine.Document {
    @Override
    public SeekableByteChannel open() throws IOException {
        return blobs.read(sha256).orElseThrow(() -> new FileNotFoundException("the bytes are gone: " + sha256));
    }
}
