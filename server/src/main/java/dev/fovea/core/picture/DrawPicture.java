package dev.fovea.core.picture;

import dev.fovea.core.detect.Corners;
import dev.fovea.core.detect.Orientation;
import dev.fovea.core.ingest.ChannelImageInput;
import dev.fovea.core.port.Blobs;
import dev.fovea.core.port.Cpu;
import dev.fovea.core.port.ExtractionEngine.EngineException;
import dev.fovea.core.port.PageRenderer;
import dev.fovea.error.FoveaError;
import dev.fovea.error.FoveaException;
import dev.fovea.model.Content;
import dev.fovea.model.Media;
import dev.fovea.model.PictureFormat;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * Draws a part of a stored picture, upright, on white, no larger than it is. Pictures whose decoder leaves pixels out as it goes are
 * drawn here, on the CPU pool; documents, and large pictures whose decoder holds them whole, by the child processes that draw pages.
 */
public final class DrawPicture {
    /** Of a format whose decoder holds the whole picture, four bytes a pixel. */
    private static final long MOST_WHOLE_PIXELS = 16_000_000;
    /** Of a progressive JPEG, whose decoder holds up to six bytes a pixel. */
    private static final long MOST_PROGRESSIVE_PIXELS = 64_000_000;
    /** A larger picture is decoded alone. */
    private static final long GIANT_PIXELS = 24_000_000;

    /** Pixels along the long side of a page that is drawn to cut a part out of it. */
    private static final int PAGE_SIDE = 2000;

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final FoveaError BUSY =
            new FoveaError.Unavailable(FoveaError.Resource.WORKERS, Duration.ofSeconds(2));

    private final Blobs blobs;
    private final PageRenderer pages;
    private final Cpu cpu;
    private final InstantSource clock;
    private final Semaphore giants = new Semaphore(1);

    /** Over the given blobs, renderer of pages and pool. */
    public DrawPicture(Blobs blobs, PageRenderer pages, Cpu cpu, InstantSource clock) {
        this.blobs = blobs;
        this.pages = pages;
        this.cpu = cpu;
        this.clock = clock;
    }

    /**
     * The part as a JPEG.
     *
     * @param part of the stored picture, relative, within 0..1
     * @param most size of the result, upright
     * @throws FoveaException with {@code NotFound(CONTENT)} when the bytes are not here, with {@code Unavailable(WORKERS)}
     *     when there is too much to draw at once
     */
    byte[] draw(Media media, Corners part, Size most) throws UndecodableException {
        Content.Present present = present(media);
        Stored stored = new Stored(
                media.id().toString(),
                present.sha256(),
                format(present),
                new Size(media.frame().width(), media.frame().height()),
                Orientation.of(media.frame().orientation()));
        return isDrawnHere(stored) ? drawHere(stored, part, most) : drawPage(stored, present.bytes(), part, most);
    }

    /** A stored picture and what its header said. */
    private record Stored(String id, String sha256, PictureFormat format, Size size, Orientation orientation) {}

    private static Content.Present present(Media media) {
        if (media.content() instanceof Content.Present present) {
            return present;
        }
        throw noContent(media.id().toString());
    }

    private static FoveaException noContent(String id) {
        return new FoveaException(new FoveaError.NotFound(FoveaError.Thing.CONTENT, id));
    }

    private static PictureFormat format(Content.Present present) throws UndecodableException {
        return Stream.of(PictureFormat.values())
                .filter(format -> format.mediaType().equals(present.mediaType()))
                .findFirst()
                .orElseThrow(() -> new UndecodableException(
                        "What is stored is " + present.mediaType() + ", which is no picture", null));
    }

    private static boolean isDrawnHere(Stored stored) {
        return switch (stored.format()) {
            case JPEG, PNG -> true;
            case WEBP, GIF, BMP, TIFF -> stored.size().pixels() <= MOST_WHOLE_PIXELS;
            case PDF -> false;
        };
    }

    private byte[] drawHere(Stored stored, Corners part, Size most) throws UndecodableException {
        if (stored.size().pixels() <= GIANT_PIXELS) {
            return onPool(() -> decode(stored, part, most));
        }
        awaitGiants();
        try {
            return onPool(() -> decode(stored, part, most));
        } finally {
            giants.release();
        }
    }

    private void awaitGiants() {
        try {
            if (giants.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        throw new FoveaException(BUSY);
    }

    private byte[] decode(Stored stored, Corners part, Size most) throws IOException, UndecodableException {
        try (SeekableByteChannel bytes = blobs.read(stored.sha256()).orElseThrow(() -> noContent(stored.id()))) {
            if (stored.format() == PictureFormat.JPEG
                    && stored.size().pixels() > MOST_PROGRESSIVE_PIXELS
                    && JpegProcess.isProgressive(bytes)) {
                throw new UndecodableException("A progressive JPEG of this size would take too much memory", null);
            }
            try (ImageInputStream in = new ChannelImageInput(bytes)) {
                return draw(in, stored.format(), stored.size(), stored.orientation(), part, most);
            }
        }
    }

    private static byte[] draw(
            ImageInputStream in, PictureFormat format, Size size, Orientation orientation, Corners part, Size most)
            throws IOException, UndecodableException {
        Rectangle pixels = pixels(part, size);
        Size stored = new Size(pixels.width, pixels.height);
        Size displayed = (orientation.swapsSides() ? stored.swapped() : stored).within(most);
        Size wanted = orientation.swapsSides() ? displayed.swapped() : displayed;
        BufferedImage decoded = RegionReader.read(in, format.mediaType(), size, pixels, wanted);
        return Canvas.jpeg(decoded, orientation, displayed);
    }

    /** Every pixel that the part touches, one at least. */
    private static Rectangle pixels(Corners part, Size size) {
        int left = Math.clamp((long) Math.floor(part.x1() * size.width()), 0, size.width() - 1);
        int top = Math.clamp((long) Math.floor(part.y1() * size.height()), 0, size.height() - 1);
        int right = Math.clamp((long) Math.ceil(part.x2() * size.width()), left + 1, size.width());
        int bottom = Math.clamp((long) Math.ceil(part.y2() * size.height()), top + 1, size.height());
        return new Rectangle(left, top, right - left, bottom - top);
    }

    private byte[] drawPage(Stored stored, long bytes, Corners part, Size most) throws UndecodableException {
        Corners displayed = stored.orientation().shown(part);
        byte[] page = render(new StoredDocument(blobs, stored.format(), stored.sha256(), bytes));
        return onPool(() -> {
            Size size = sizeOf(page);
            try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(page))) {
                return draw(in, PictureFormat.JPEG, size, Orientation.UPRIGHT, displayed, most);
            }
        });
    }

    private static Size sizeOf(byte[] jpeg) throws IOException {
        try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(jpeg))) {
            ImageReader reader = ImageIO.getImageReadersByMIMEType(PictureFormat.JPEG.mediaType())
                    .next();
            try {
                reader.setInput(in, true, true);
                return new Size(reader.getWidth(0), reader.getHeight(0));
            } finally {
                reader.dispose();
            }
        }
    }

    private byte[] render(StoredDocument document) throws UndecodableException {
        try {
            PageRenderer.Rendered first =
                    pages.render(document, 1, PAGE_SIDE, clock.instant().plus(PATIENCE));
            if (first.jpegs().isEmpty()) {
                throw new UndecodableException("The document has no page", null);
            }
            return first.jpegs().getFirst();
        } catch (EngineException e) {
            if (e.passing()) {
                throw new FoveaException(BUSY, e);
            }
            throw new UndecodableException(String.valueOf(e.getMessage()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new FoveaException(BUSY, e);
        }
    }

    private byte[] onPool(Callable<byte[]> drawing) throws UndecodableException {
        try {
            return cpu.call(drawing);
        } catch (UndecodableException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new FoveaException(new FoveaError.StorageFailed("drawing a picture"), e);
        }
    }
}
