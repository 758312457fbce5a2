package dev.fovea.core.ingest;

import dev.fovea.core.port.Blobs;
import dev.fovea.error.FoveaError;
import dev.fovea.error.FoveaException;
import dev.fovea.model.Content;
import dev.fovea.model.Frame;
import dev.fovea.model.PictureInfo;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;

/** A picture that has arrived and was recognised, but is not kept yet; closing discards it. */
public final class ReceivedPicture implements AutoCloseable {
    private final Blobs.Spool spool;
    private final PictureInfo info;
    private final Content.Present content;

    ReceivedPicture(Blobs.Spool spool, PictureInfo info) throws IOException {
        this.spool = spool;
        this.info = info;
        this.content =
                new Content.Present(spool.sha256(), spool.size(), info.format().mediaType());
    }

    /** Format, size in pixels and what else the header tells. */
    public PictureInfo info() {
        return info;
    }

    /** Hash and size of the bytes. */
    public Content.Present content() {
        return content;
    }

    Frame frame() {
        return Frame.ofPicture(info.width(), info.height(), info.orientation());
    }

    InputStream reread() throws IOException {
        return Channels.newInputStream(spool.reread());
    }

    /** Makes the bytes durable; {@code StorageFailed} when that is not possible. */
    public void keep() {
        try {
            spool.keep();
        } catch (IOException e) {
            throw new FoveaException(new FoveaError.StorageFailed("keeping the picture"), e);
        }
    }

    @Override
    public void close() {
        spool.close();
    }
}
