package dev.fovea.core.extract;

import dev.fovea.core.port.Blobs;
import dev.fovea.core.port.ExtractionEngine;
import dev.fovea.model.Content;
import dev.fovea.model.PictureFormat;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.util.Arrays;

/**
 * The kept bytes of a medium, as an engine reads them.
 *
 * @param content what is known of the bytes
 */
record StoredDocument(Blobs blobs, Content.Present content) implements ExtractionEngine.Document {
    @Override
    public PictureFormat format() {
        return Arrays.stream(PictureFormat.values())
                .filter(format -> format.mediaType().equals(content.mediaType()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no format has the type " + content.mediaType()));
    }

    @Override
    public String sha256() {
        return content.sha256();
    }

    @Override
    public long bytes() {
        return content.bytes();
    }

    @Override
    public SeekableByteChannel open() throws IOException {
        return blobs.read(content.sha256())
                .orElseThrow(() -> new FileNotFoundException("the bytes " + content.sha256() + " are gone"));
    }
}
