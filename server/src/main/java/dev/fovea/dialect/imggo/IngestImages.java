package dev.fovea.dialect.imggo;

import dev.fovea.core.ingest.ReceivePicture;
import dev.fovea.core.ingest.ReceivedPicture;
import dev.fovea.error.FoveaError;
import dev.fovea.error.FoveaException;
import dev.fovea.model.PictureFormat;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PushbackInputStream;
import java.util.EnumSet;
import java.util.OptionalLong;
import java.util.Set;

/** Takes in a picture or document of at most 10 MB, decided by its bytes (contract imggo.md §5). */
final class IngestImages {
    private static final Set<PictureFormat> ACCEPTED = EnumSet.allOf(PictureFormat.class);

    private final ReceivePicture receive;

    IngestImages(ReceivePicture receive) {
        this.receive = receive;
    }

    /** Receives; of a picture that is too large the rest is counted, so that the refusal can tell its size. */
    ReceivedPicture receive(InputStream in) throws IOException {
        Counted counted = new Counted(notEmpty(in));
        try {
            return receive.receive(counted, IngestDoor.IMAGE_BYTES, ACCEPTED);
        } catch (FoveaException e) {
            if (e.error() instanceof FoveaError.TooLarge(long limit, OptionalLong _)
                    && limit == IngestDoor.IMAGE_BYTES) {
                counted.transferTo(OutputStream.nullOutputStream());
                throw new FoveaException(new FoveaError.TooLarge(limit, OptionalLong.of(counted.bytes)), e);
            }
            throw e;
        }
    }

    private static InputStream notEmpty(InputStream in) throws IOException {
        PushbackInputStream peeked = new PushbackInputStream(in);
        int first = peeked.read();
        if (first < 0) {
            throw Refusals.request("image", "file is empty");
        }
        peeked.unread(first);
        return peeked;
    }

    private static final class Counted extends FilterInputStream {
        private long bytes;

        private Counted(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int octet = super.read();
            bytes += octet < 0 ? 0 : 1;
            return octet;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int read = super.read(buffer, offset, length);
            bytes += Math.max(0, read);
            return read;
        }
    }
}
