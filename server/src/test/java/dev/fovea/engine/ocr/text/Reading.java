package dev.fovea.engine.ocr.text;

import dev.fovea.core.port.ExtractionEngine.EngineException;
import dev.fovea.model.PageText;
import dev.fovea.model.PageText.Word;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Workers of a test, and what they read. */
public final class Reading implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Path folder;
    private final OcrWorkers workers;
    private final OcrTextReader reader;
    private int files;

    /** One worker at a time, its libraries unpacked where earlier runs left them. */
    public static Reading inFolder(Path folder) {
        return new Reading(folder, Optional.empty());
    }

    Reading(Path folder, Optional<Path> model) {
        this.folder = folder;
        this.workers = new OcrWorkers(new OcrSettings(1, libraries(), model));
        this.reader = new OcrTextReader(workers, Clock.systemUTC());
    }

    private static Path libraries() {
        return Path.of("target", "ocr").toAbsolutePath();
    }

    /** The workers. */
    public OcrWorkers workers() {
        return workers;
    }

    /** The reader. */
    public OcrTextReader reader() {
        return reader;
    }

    /** Bytes as a document, by the end of the name. */
    public FileDocument document(byte[] bytes, String extension) throws IOException {
        Path file = folder.resolve("document" + files++ + "." + extension);
        return FileDocument.of(Files.write(file, bytes));
    }

    /** The pages of a document. */
    List<PageText> pages(byte[] bytes, String extension) throws Exception {
        return reader.read(document(bytes, extension), soon());
    }

    /** The first page of a document. */
    PageText page(byte[] bytes, String extension) throws Exception {
        return pages(bytes, extension).getFirst();
    }

    /** Why a document cannot be read. */
    EngineException refusal(byte[] bytes, String extension) throws Exception {
        try {
            List<PageText> pages = pages(bytes, extension);
            throw new AssertionError("read as " + pages);
        } catch (EngineException e) {
            return e;
        }
    }

    static Instant soon() {
        return Clock.systemUTC().instant().plus(PATIENCE);
    }

    static String text(PageText page) {
        return page.words().stream().map(Word::text).collect(Collectors.joining(" "));
    }

    @Override
    public void close() {
        workers.close();
    }
}
