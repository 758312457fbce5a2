package dev.fovea.core.ingest;

import dev.fovea.core.port.Blobs;
import dev.fovea.core.port.ImageFetcher;
import dev.fovea.error.FoveaError;
import dev.fovea.error.FoveaException;
import dev.fovea.model.PictureFormat;
import dev.fovea.model.PictureInfo;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.channels.SeekableByteChannel;
import java.util.Comparator;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Brings the bytes of a picture in, hashed while they are written, and recognises them by their magic bytes. */
public final class ReceivePicture {
    private static final int BUFFER_BYTES = 64 * 1024;
    private final Blobs blobs;
    private final ImageFetcher fetcher;
    private final PictureSniffer sniffer;

    /** Over the given blobs and fetcher. */
    public ReceivePicture(Blobs blobs, ImageFetcher fetcher, PictureSniffer sniffer) {
        this.blobs = blobs;
        this.fetcher = fetcher;
        this.sniffer = sniffer;
    }

    /**
     * Receives a picture that a client sends.
     *
     * @param maxBytes largest picture; a larger one is {@code TooLarge}
     * @param accepted formats that this door takes; another is {@code UnsupportedFormat}
     */
    public ReceivedPicture receive(InputStream in, long maxBytes, Set<PictureFormat> accepted) throws IOException {
        Blobs.Spool spool = open();
        try {
            copy(in, spool, maxBytes);
            return recognise(spool, accepted);
        } catch (IOException | RuntimeException e) {
            spool.close();
            throw e;
        }
    }

    /** Fetches a picture of any size that the outbound limits allow, see {@link #fetch(URI, long, Set)}. */
    public ReceivedPicture fetch(URI url, Set<PictureFormat> accepted) {
        return fetch(url, Long.MAX_VALUE, accepted);
    }

    /**
     * Fetches a picture from an address that a client chose. Whatever goes wrong on the way is {@code FetchFailed}, its
     * cause the {@link ImageFetcher.FetchException} or what is wrong with the bytes.
     */
    public ReceivedPicture fetch(URI url, long maxBytes, Set<PictureFormat> accepted) {
        Blobs.Spool spool = open();
        try {
            fetcher.fetch(url, new Capped(spool, maxBytes));
            return recognise(spool, accepted);
        } catch (ImageFetcher.FetchException e) {
            spool.close();
            throw new FoveaException(new FoveaError.FetchFailed(e.kind() + ": " + e.getMessage()), e);
        } catch (IOException e) {
            spool.close();
            throw new FoveaException(new FoveaError.StorageFailed("writing the fetched picture"), e);
        } catch (FoveaException e) {
            spool.close();
            throw new FoveaException(new FoveaError.FetchFailed("not a picture: " + e.getMessage()), e);
        }
    }

    private Blobs.Spool open() {
        try {
            return blobs.open();
        } catch (IOException e) {
            throw new FoveaException(new FoveaError.StorageFailed("opening a place for the picture"), e);
        }
    }

    private static void copy(InputStream in, OutputStream spool, long maxBytes) throws IOException {
        byte[] buffer = new byte[BUFFER_BYTES];
        long total = 0;
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            total += read;
            if (total > maxBytes) {
                throw new FoveaException(new FoveaError.TooLarge(maxBytes));
            }
            write(spool, buffer, read);
        }
    }

    private static void write(OutputStream spool, byte[] buffer, int length) {
        try {
            spool.write(buffer, 0, length);
        } catch (IOException e) {
            throw new FoveaException(new FoveaError.StorageFailed("writing the picture"), e);
        }
    }

    private ReceivedPicture recognise(Blobs.Spool spool, Set<PictureFormat> accepted) throws IOException {
        if (spool.size() == 0) {
            throw new FoveaException(FoveaError.Invalid.of("image", "image file is empty"));
        }
        try (SeekableByteChannel bytes = spool.reread()) {
            PictureInfo info = switch (sniffer.sniff(bytes)) {
                case Sniffed.Picture picture -> picture.info();
                case Sniffed.NotAPicture other ->
                    throw unsupported(accepted, other.looksLike().orElse("unknown bytes"));
                case Sniffed.TooManyPixels huge ->
                    throw unsupported(accepted, huge.width() + "x" + huge.height() + " pixels");
            };
            if (!accepted.contains(info.format())) {
                throw unsupported(accepted, info.format().name());
            }
            return new ReceivedPicture(spool, info);
        }
    }

    private static FoveaException unsupported(Set<PictureFormat> accepted, String found) {
        String names = accepted.stream()
                .sorted(Comparator.naturalOrder())
                .map(format -> format.name().toUpperCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
        return new FoveaException(new FoveaError.UnsupportedFormat(names, found));
    }

    /** Passes on what is written until it is too much. */
    private static final class Capped extends OutputStream {
        private final OutputStream sink;
        private final long maxBytes;
        private long total;

        Capped(OutputStream sink, long maxBytes) {
            this.sink = sink;
            this.maxBytes = maxBytes;
        }

        @Override
        public void write(int octet) throws IOException {
            count(1);
            sink.write(octet);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            count(length);
            sink.write(bytes, offset, length);
        }

        private void count(int more) {
            total += more;
            if (total > maxBytes) {
                throw new FoveaException(new FoveaError.TooLarge(maxBytes));
            }
        }
    }
}
