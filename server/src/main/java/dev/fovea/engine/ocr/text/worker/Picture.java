package dev.fovea.engine.ocr.text.worker;

import dev.fovea.model.PageText;
import java.io.IOException;
import java.util.Optional;

/** A picture: one page without text of its own, decoded when it is asked for. */
final class Picture implements OpenDocument {
    private final byte[] bytes;

    Picture(byte[] bytes) {
        this.bytes = bytes;
    }

    @Override
    public int pages() {
        return 1;
    }

    @Override
    public Optional<PageText> textLayer(int page) {
        return Optional.empty();
    }

    @Override
    public Scan scan(int page) throws UnreadableException {
        return PictureDecoder.scan(bytes);
    }

    @Override
    public byte[] jpeg(int page, int longSide) throws IOException, UnreadableException {
        return Jpeg.of(PictureDecoder.upright(bytes, longSide));
    }

    @Override
    public void close() {}
}
