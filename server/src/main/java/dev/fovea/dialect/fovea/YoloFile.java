package dev.fovea.dialect.fovea;

import dev.fovea.core.detect.BoxForms;
import dev.fovea.core.detect.Corners;
import dev.fovea.core.export.ImportedPicture;
import dev.fovea.error.FoveaError;
import dev.fovea.error.FoveaException;
import dev.fovea.http.CappedInputStream;
import dev.fovea.model.MediaId;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * A ZIP of YOLO label files with {@code data.yaml} or {@code classes.txt}, and {@code images.csv} when it comes from here.
 * Nothing of it is written to disk, so that no path of it can lead anywhere; what is unpacked in memory is limited file by
 * file and in all.
 */
final class YoloFile {
    private static final YAMLMapper YAML = new YAMLMapper();
    private static final int MOST_FILES = 200_000;
    private static final int MOST_FILE_BYTES = 8 * 1024 * 1024;
    private static final long MOST_BYTES = 2L * 1024 * 1024 * 1024;
    private static final Pattern SPACES = Pattern.compile("\\s+");
    private static final List<String> EXTENSIONS = List.of(".jpg", ".jpeg", ".png", ".webp", ".bmp", ".tif", ".gif");

    private final Map<String, CSVRecord> index = new HashMap<>();
    private final Map<String, String> pictureNames = new HashMap<>();
    private List<String> classes = List.of();

    /** A way to read the archive from its start. */
    @FunctionalInterface
    interface Source {
        InputStream open() throws IOException;
    }

    private YoloFile() {}

    /**
     * Reads the pictures; the archive is gone through twice.
     *
     * @throws FoveaException with {@code Invalid} when it is not a ZIP of YOLO files
     */
    static List<ImportedPicture> read(Source source) throws IOException {
        YoloFile file = new YoloFile();
        file.each(source, file::readDescription);
        if (file.classes.isEmpty()) {
            throw invalid("data.yaml", "must name the classes (or classes.txt, one a line)");
        }
        List<ImportedPicture> pictures = new ArrayList<>();
        file.each(source, (name, content) -> file.readLabels(name, content, pictures));
        if (pictures.isEmpty()) {
            throw invalid("labels", "must hold at least one .txt file");
        }
        return pictures;
    }

    /** Takes one file of the archive; it need not be read. */
    @FunctionalInterface
    private interface Visitor {
        void visit(String name, InputStream content) throws IOException;
    }

    private void each(Source source, Visitor visitor) throws IOException {
        try (ZipInputStream zip = new ZipInputStream(source.open());
                InputStream capped = new CappedInputStream(zip, MOST_BYTES)) {
            int files = 0;
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (++files > MOST_FILES) {
                    throw invalid("body", "may hold at most " + MOST_FILES + " files");
                }
                if (!entry.isDirectory()) {
                    visitor.visit(entry.getName(), capped);
                }
                var _ = capped.transferTo(OutputStream.nullOutputStream());
            }
            if (files == 0) {
                throw invalid("body", "is not a ZIP archive");
            }
        } catch (ZipException | IllegalArgumentException e) {
            throw new FoveaException(FoveaError.Invalid.of("body", "body is not a whole ZIP archive"), e);
        }
    }

    private void readDescription(String name, InputStream content) throws IOException {
        String base = base(name);
        switch (base) {
            case "data.yaml", "data.yml", "dataset.yaml" -> classes = names(text(name, content));
            case "classes.txt" ->
                classes = text(name, content).lines().map(String::strip).toList();
            case "images.csv" -> readIndex(text(name, content));
            default -> {
                if (!base.endsWith(".txt")) {
                    pictureNames.putIfAbsent(stem(base), base);
                }
            }
        }
    }

    private static List<String> names(String yaml) {
        try {
            JsonNode names = YAML.readTree(yaml).path("names");
            List<String> list = new ArrayList<>();
            if (names.isArray()) {
                names.forEach(name -> list.add(name.asString("")));
            }
            for (int number = 0; names.isObject() && names.has(Integer.toString(number)); number++) {
                list.add(names.get(Integer.toString(number)).asString(""));
            }
            return list;
        } catch (JacksonException e) {
            throw new FoveaException(FoveaError.Invalid.of("data.yaml", "data.yaml is not YAML"), e);
        }
    }

    private void readIndex(String csv) throws IOException {
        CSVFormat format = CSVFormat.DEFAULT
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        try {
            format.parse(new InputStreamReader(
                            new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8)), StandardCharsets.UTF_8))
                    .forEach(row -> {
                        if (row.isSet("file")) {
                            index.put(stem(base(row.get("file"))), row);
                        }
                    });
        } catch (UncheckedIOException | IllegalStateException e) {
            throw new FoveaException(FoveaError.Invalid.of("images.csv", "images.csv is not CSV"), e);
        }
    }

    private void readLabels(String name, InputStream content, List<ImportedPicture> pictures) throws IOException {
        String base = base(name);
        boolean labels = base.endsWith(".txt") && !base.equals("classes.txt") && !base.equalsIgnoreCase("readme.txt");
        if (!labels || ("/" + name).contains("/images/")) {
            return;
        }
        if (pictures.size() == CocoFile.MOST_PICTURES) {
            throw invalid("labels", "may be at most " + CocoFile.MOST_PICTURES + "; send the archive in parts");
        }
        List<ImportedPicture.Box> boxes = text(name, content)
                .lines()
                .filter(line -> !line.isBlank())
                .map(line -> box(name, line))
                .toList();
        pictures.add(picture(name, stem(base), boxes));
    }

    private ImportedPicture picture(String file, String stem, List<ImportedPicture.Box> boxes) {
        Optional<CSVRecord> row = Optional.ofNullable(index.get(stem));
        List<String> names = Optional.ofNullable(pictureNames.get(stem))
                .map(List::of)
                .orElseGet(
                        () -> Stream.concat(Stream.of(stem), EXTENSIONS.stream().map(stem::concat))
                                .toList());
        return new ImportedPicture(
                file,
                row.flatMap(found -> cell(found, "fovea_id")).flatMap(MediaId::parse),
                row.flatMap(found -> cell(found, "media_key")),
                row.flatMap(found -> cell(found, "sha256")),
                names,
                0,
                0,
                boxes);
    }

    private static Optional<String> cell(CSVRecord row, String name) {
        return row.isSet(name) ? Optional.of(row.get(name)).filter(text -> !text.isEmpty()) : Optional.empty();
    }

    /** Class, then centre and size, perhaps a confidence; or the corners of a polygon, whose bounding box counts. */
    private ImportedPicture.Box box(String file, String line) {
        String[] words = SPACES.split(line.strip(), -1);
        double[] numbers = new double[words.length - 1];
        try {
            int number = Integer.parseInt(words[0]);
            for (int i = 0; i < numbers.length; i++) {
                numbers[i] = Double.parseDouble(words[i + 1]);
            }
            String label = number >= 0 && number < classes.size() ? classes.get(number) : "class_" + number;
            return box(file, label, numbers);
        } catch (NumberFormatException e) {
            throw new FoveaException(FoveaError.Invalid.of(file, file + " has a line that is not numbers"), e);
        }
    }

    private static ImportedPicture.Box box(String file, String label, double[] numbers) {
        if (numbers.length == 4 || numbers.length == 5) {
            Corners corners = BoxForms.fromCentre(new BoxForms.Centre(numbers[0], numbers[1], numbers[2], numbers[3]));
            return new ImportedPicture.Box(label, corners, numbers.length == 5 ? numbers[4] : Double.NaN);
        }
        if (numbers.length >= 6 && numbers.length % 2 == 0) {
            return new ImportedPicture.Box(label, BoxForms.around(numbers), Double.NaN);
        }
        throw invalid(file, "has a line that is neither a box nor a polygon");
    }

    private static String text(String name, InputStream content) throws IOException {
        byte[] bytes = content.readNBytes(MOST_FILE_BYTES + 1);
        if (bytes.length > MOST_FILE_BYTES) {
            throw invalid(name, "may have at most " + MOST_FILE_BYTES + " bytes");
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static String base(String path) {
        return path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
    }

    private static String stem(String base) {
        int dot = base.lastIndexOf('.');
        return dot <= 0 ? base : base.substring(0, dot);
    }

    private static FoveaException invalid(String field, String predicate) {
        return new FoveaException(FoveaError.Invalid.of(field, field + " " + predicate));
    }
}
