package dev.fovea.engine.ocr;

import dev.fovea.engine.ocr.text.FileDocument;
import dev.fovea.engine.ocr.text.OcrDocument;
import dev.fovea.engine.ocr.text.OcrSettings;
import dev.fovea.engine.ocr.text.OcrTextReader;
import dev.fovea.engine.ocr.text.OcrWorkers;
import dev.fovea.model.PageText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/**
 * A command for developers: {@code DumpWords <file or folder> <file or folder>} reads documents and writes their words as
 * JSON, so that the mapping of words to fields can be worked on without recognising every time.
 */
public final class DumpWords {
    /**
     * Words of one document.
     *
     * @param second pages as looked at again; those that another look says nothing new of are missing
     * @param third likewise, once more
     * @param cpuMillis of the first look, of all three
     */
    record Dump(String file, List<PageText> first, List<PageText> second, List<PageText> third, List<Long> cpuMillis) {}

    private final OcrTextReader reader;

    private DumpWords(OcrWorkers workers) {
        this.reader = new OcrTextReader(workers, Clock.systemUTC());
    }

    /** Reads what the first argument names and writes what the second does. */
    public static void main(String[] args) throws IOException {
        Path folder = Path.of(System.getProperty("java.io.tmpdir"), "fovea-dump-words");
        try (OcrWorkers workers = new OcrWorkers(new OcrSettings(1, folder, Optional.empty()))) {
            new DumpWords(workers).dumpAll(Path.of(args[0]), Path.of(args[1]));
        }
    }

    private void dumpAll(Path in, Path out) throws IOException {
        if (Files.isRegularFile(in)) {
            dump(in, out);
            return;
        }
        Files.createDirectories(out);
        try (Stream<Path> files = Files.list(in)) {
            files.sorted().forEach(file -> dump(file, out.resolve(file.getFileName() + ".json")));
        }
    }

    private void dump(Path in, Path out) {
        try (OcrDocument document = reader.open(
                FileDocument.of(in), Clock.systemUTC().instant().plus(Duration.ofMinutes(5)), percent -> {})) {
            List<PageText> first = document.pages();
            long cpu = document.cpu().toMillis();
            List<PageText> second = again(document, first);
            List<PageText> third = again(document, first);
            Dump dump = new Dump(
                    in.getFileName().toString(),
                    first,
                    second,
                    third,
                    List.of(cpu, document.cpu().toMillis()));
            JsonMapper.builder().build().writerWithDefaultPrettyPrinter().writeValue(out, dump);
            System.out.println(out + " " + dump.cpuMillis());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (Exception e) {
            throw new IllegalStateException(in + ": " + e.getMessage(), e);
        }
    }

    private static List<PageText> again(OcrDocument document, List<PageText> pages) throws Exception {
        List<PageText> again = new ArrayList<>();
        for (PageText page : pages) {
            document.again(page.page()).ifPresent(again::add);
        }
        return again;
    }
}
