package dev.fovea.core.ingest;

import dev.fovea.model.PictureInfo;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Tells from the bytes of a file, not from its name or claimed type, which picture it is and how large. Nothing is decoded, and at most a
 * few hundred kilobytes are read whatever the file holds.
 */
public final class PictureSniffer {
    /** 200 megapixels. */
    public static final long DEFAULT_MOST_PIXELS = 200_000_000;

    private final long mostPixels;

    public PictureSniffer() {
        this(DEFAULT_MOST_PIXELS);
    }

    /** @param mostPixels width times height of the largest picture that may reach a decoder */
    public PictureSniffer(long mostPixels) {
        this.mostPixels = mostPixels;
    }

    /** Sniffs a file. */
    public Sniffed sniff(Path file) throws IOException {
        try (SeekableByteChannel channel = Files.newByteChannel(file)) {
            return sniff(channel);
        }
    }

    /** Sniffs a channel from its beginning; leaves it open, at any position. */
    public Sniffed sniff(SeekableByteChannel channel) throws IOException {
        var bytes = new HeaderBytes(channel);
        if (bytes.holds(0, "\u00ff\u00d8\u00ff")) {
            return judge("JPEG", JpegHeader.read(bytes));
        }
        if (bytes.holds(0, PngHeader.SIGNATURE)) {
            return judge("PNG", PngHeader.read(bytes));
        }
        if (WebpHeader.begins(bytes)) {
            return judge("WebP", WebpHeader.read(bytes));
        }
        if (GifHeader.begins(bytes)) {
            return judge("GIF", GifHeader.read(bytes));
        }
        if (BmpHeader.begins(bytes)) {
            return judge("BMP", BmpHeader.read(bytes));
        }
        if (TiffHeader.begins(bytes)) {
            return judge("TIFF", TiffHeader.read(bytes));
        }
        return foreignOrDocument(bytes);
    }

    /** Since a PDF may have other bytes before its begin, it is looked for last. */
    private Sniffed foreignOrDocument(HeaderBytes bytes) throws IOException {
        Optional<String> foreign = ForeignFormat.of(bytes);
        if (foreign.isEmpty() && PdfHeader.begins(bytes)) {
            return judge("PDF", PdfHeader.read(bytes));
        }
        String reason = bytes.size() == 0 ? "the file is empty" : "the file is no picture that is stored here";
        return new Sniffed.NotAPicture(reason, foreign);
    }

    private Sniffed judge(String format, PictureHeader header) {
        return switch (header) {
            case PictureHeader.Broken(String reason) -> new Sniffed.NotAPicture(reason, Optional.of(format));
            case PictureHeader.Found found -> judge(format, found);
        };
    }

    private Sniffed judge(String format, PictureHeader.Found found) {
        if (!isSize(found.width()) || !isSize(found.height())) {
            return new Sniffed.NotAPicture("the " + format + " header states an impossible size", Optional.of(format));
        }
        int width = (int) found.width();
        int height = (int) found.height();
        if (found.width() * found.height() > mostPixels) {
            return new Sniffed.TooManyPixels(width, height);
        }
        return new Sniffed.Picture(
                new PictureInfo(found.format(), width, height, found.orientation(), found.truncated()));
    }

    private static boolean isSize(long pixels) {
        return pixels >= 1 && pixels <= Integer.MAX_VALUE;
    }
}
