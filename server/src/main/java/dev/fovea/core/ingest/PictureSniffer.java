package dev.fovea.core.ingest;

import dev.fovea.model.PictureInfo;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Tells from the bytes of a file, not from its name or claimed type, which picture or document it is and how large. Nothing is decoded, and at most a
 * few hundred kilobytes are read whatever the file holds.
 */
public final class PictureSniffer {
    /** 200 megapixels. */
    public static final long DEFAULT_MOST_PIXELS = 200_000_000;

    /** Trailing bytes that are forgiven behind the end of a PDF. */
    private static final int END_OF_PDF_BYTES = 4 * 1024;

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
        if (TiffDirectory.begins(bytes, 0)) {
            return judge("TIFF", TiffHeader.read(bytes));
        }
        if (bytes.holds(0, "%PDF-")) {
            return document(bytes);
        }
        String reason = bytes.size() == 0 ? "the file is empty" : "the file is no picture and no PDF";
        return new Sniffed.NotAPicture(reason, ForeignFormat.of(bytes));
    }

    /** The pages of a document are measured by whoever draws them. */
    private static Sniffed document(HeaderBytes bytes) throws IOException {
        boolean truncated = !bytes.endHolds("%%EOF", 0, END_OF_PDF_BYTES);
        return new Sniffed.Picture(PictureInfo.document(truncated));
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
