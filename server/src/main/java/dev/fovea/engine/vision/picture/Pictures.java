package dev.fovea.engine.vision.picture;

import dev.fovea.core.port.ExtractionEngine.Document;
import dev.fovea.core.port.ExtractionEngine.EngineException;
import dev.fovea.core.port.PageRenderer;
import dev.fovea.model.PictureFormat;
import java.io.IOException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * A document as {@code data:} addresses. A picture that is small, upright and of a format that every endpoint reads goes
 * as it is, without being decoded here; anything else is rendered to JPEG pages.
 */
public final class Pictures {
    /** Long side, pixels: more is scaled down by the models themselves, and costs tokens until then. */
    private static final int LONG_SIDE = 2000;

    private static final long MOST_BYTES_AS_IS = 2 << 20;

    private final PageRenderer renderer;
    private final int mostPages;

    /** @param mostPages of one document that are shown */
    public Pictures(PageRenderer renderer, int mostPages) {
        this.renderer = renderer;
        this.mostPages = mostPages;
    }

    /**
     * What is shown of a document.
     *
     * @param uris {@code data:} addresses, one for each page
     * @param pages of the whole document
     */
    public record Shown(List<String> uris, int pages) {
        public Shown {
            uris = List.copyOf(uris);
        }

        /** A sentence when pages were left out. */
        public Optional<String> warning() {
            return uris.size() < pages
                    ? Optional.of("Only the first %d of %d pages were looked at".formatted(uris.size(), pages))
                    : Optional.empty();
        }
    }

    /** Makes the addresses. */
    public Shown show(Document document, Instant deadline) throws EngineException, InterruptedException {
        Optional<byte[]> whole = asIs(document);
        if (whole.isPresent()) {
            return new Shown(List.of(uri(document.format(), whole.get())), 1);
        }
        PageRenderer.Rendered rendered = renderer.render(document, mostPages, LONG_SIDE, deadline);
        return new Shown(
                rendered.jpegs().stream()
                        .map(jpeg -> uri(PictureFormat.JPEG, jpeg))
                        .toList(),
                rendered.pages());
    }

    private static Optional<byte[]> asIs(Document document) throws EngineException {
        boolean known = document.format() == PictureFormat.JPEG || document.format() == PictureFormat.PNG;
        if (!known || document.bytes() > MOST_BYTES_AS_IS) {
            return Optional.empty();
        }
        byte[] bytes = DocumentBytes.of(document, MOST_BYTES_AS_IS);
        return Optional.of(bytes).filter(Pictures::isSmallAndUpright);
    }

    private static boolean isSmallAndUpright(byte[] bytes) {
        try {
            return PictureSize.of(bytes).longSide() <= LONG_SIDE && ExifOrientation.isUpright(bytes);
        } catch (IOException _) {
            return false;
        }
    }

    private static String uri(PictureFormat format, byte[] bytes) {
        return "data:" + format.mediaType() + ";base64," + Base64.getEncoder().encodeToString(bytes);
    }
}
