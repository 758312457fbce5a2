package dev.fovea.engine.vision.picture;

import dev.fovea.core.port.Cpu;
import dev.fovea.core.port.ExtractionEngine.Document;
import dev.fovea.core.port.ExtractionEngine.EngineException;
import dev.fovea.core.port.PageRenderer;
import dev.fovea.error.FoveaError;
import dev.fovea.error.FoveaException;
import dev.fovea.model.Job;
import dev.fovea.model.PictureFormat;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Renders in this process, on the pool for CPU work: pictures by ImageIO, PDF by PDFBox. Sizes are checked in the header
 * before anything is decoded, and one document is decoded at a time, so that memory stays bounded. A renderer in a
 * process of its own is the better fence against hostile files and can take this one's place.
 */
public final class LocalPages implements PageRenderer {
    private static final long MOST_BYTES = 32 << 20;

    private final Cpu cpu;
    private final Clock clock;
    private final Semaphore turn = new Semaphore(1, true);

    /** Renders on the pool. */
    public LocalPages(Cpu cpu, Clock clock) {
        this.cpu = cpu;
        this.clock = clock;
    }

    @Override
    public Rendered render(Document document, int mostPages, int longSide, Instant deadline)
            throws EngineException, InterruptedException {
        byte[] bytes = DocumentBytes.of(document, MOST_BYTES);
        long patience = clock.instant().until(deadline).toMillis();
        if (!turn.tryAcquire(patience, TimeUnit.MILLISECONDS)) {
            throw late();
        }
        try {
            return document.format() == PictureFormat.PDF
                    ? pdf(bytes, mostPages, longSide, deadline)
                    : new Rendered(List.of(onPool(() -> PictureScaler.upright(bytes, longSide))), 1);
        } finally {
            turn.release();
        }
    }

    private Rendered pdf(byte[] bytes, int mostPages, int longSide, Instant deadline)
            throws EngineException, InterruptedException {
        try (PdfPages pages = onPool(() -> PdfPages.open(bytes))) {
            List<byte[]> jpegs = new ArrayList<>();
            for (int page = 0; page < Math.min(pages.count(), mostPages); page++) {
                if (clock.instant().isAfter(deadline)) {
                    throw late();
                }
                int number = page;
                jpegs.add(onPool(() -> pages.jpeg(number, longSide)));
            }
            return new Rendered(jpegs, pages.count());
        }
    }

    private static EngineException late() {
        return EngineException.passing(Job.Code.TIMEOUT, Optional.empty(), "The pages could not be rendered in time");
    }

    /** The decoders answer damaged files with exceptions of many kinds, and with errors when memory or stack is not enough. */
    private <T> T onPool(Callable<T> work) throws EngineException, InterruptedException {
        try {
            return cpu.call(work);
        } catch (EngineException | InterruptedException e) {
            throw e;
        } catch (FoveaException e) {
            throw EngineException.passing(
                    Job.Code.INTERNAL_ERROR, retryAfter(e.error()), "No room to decode the picture at the moment", e);
        } catch (Exception e) {
            throw EngineException.lasting(Job.Code.INVALID_IMAGE, "The picture cannot be decoded", e);
        }
    }

    private static Optional<Duration> retryAfter(FoveaError error) {
        return error instanceof FoveaError.Unavailable busy ? Optional.of(busy.retryAfter()) : Optional.empty();
    }
}
