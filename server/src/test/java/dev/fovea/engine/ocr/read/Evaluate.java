package dev.fovea.engine.ocr.read;

import dev.fovea.model.Extraction;
import dev.fovea.model.Value;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A command for developers: {@code Evaluate <set folder> <words folder> <predictions file> [pattern]} maps the words of
 * every document of a set and writes what {@code score.py} reads.
 */
public final class Evaluate {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final FieldReader reader = new FieldReader();

    private Evaluate() {}

    /** Maps a set. */
    public static void main(String[] args) throws Exception {
        Path set = Path.of(args[0]);
        Optional<String> pattern = args.length > 3 ? Optional.of(args[3]) : Optional.empty();
        Map<String, Object> predictions = new Evaluate().run(set, Path.of(args[1]), pattern);
        JSON.writerWithDefaultPrettyPrinter().writeValue(Path.of(args[2]), predictions);
    }

    private Map<String, Object> run(Path set, Path words, Optional<String> named) throws Exception {
        JsonNode patterns = JSON.readTree(set.resolve("patterns.json").toFile());
        Map<String, Object> predictions = new LinkedHashMap<>();
        for (String line : Files.readAllLines(set.resolve("labels.jsonl"))) {
            JsonNode label = JSON.readTree(line);
            String name = named.orElse(label.path("pattern").asString());
            Path file = Path.of(label.path("file").asString());
            Path dump = words.resolve(file.getFileName() + ".json");
            if (Files.exists(dump)) {
                predictions.put(label.path("id").asString(), predict(dump, SetPattern.of(patterns.path(name))));
            }
        }
        return predictions;
    }

    private Map<String, Object> predict(Path dump, SetPattern pattern) throws Exception {
        WordDump text = WordDump.read(dump);
        long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        Extraction extraction = reader.map(text, pattern.fields(), pattern.instructions(), percent -> {});
        long millis = (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start) / 1_000_000;
        Map<String, Object> confidences = new LinkedHashMap<>();
        extraction
                .readings()
                .forEach(reading ->
                        confidences.put(reading.path().replaceAll("\\[(\\d+)]", ".$1"), reading.confidence()));
        Map<String, Object> prediction = new LinkedHashMap<>();
        prediction.put("result", plain(extraction.result()));
        prediction.put("confidence", extraction.confidence().orElse(0.0));
        prediction.put("field_confidence", confidences);
        prediction.put("latency_ms", millis);
        prediction.put("looks", 1 + text.looks());
        prediction.put("warnings", extraction.warnings());
        prediction.put("clues", clues(WordDump.read(dump), pattern));
        return prediction;
    }

    /** What the confidence of each value is computed from, for a fit of its coefficients. */
    private Map<String, Object> clues(WordDump text, SetPattern pattern) throws Exception {
        Solution solution = reader.solve(text, Questions.of(pattern.fields(), pattern.instructions()));
        Map<String, Object> clues = new LinkedHashMap<>();
        solution.found().forEach((path, found) -> clues.put(path, Confidence.clues(found)));
        solution.rows().forEach((path, rows) -> {
            for (int i = 0; i < rows.size(); i++) {
                String row = path + "." + i;
                rows.get(i)
                        .found()
                        .forEach((column, found) ->
                                clues.put(row + column.substring(column.indexOf("[]") + 2), Confidence.clues(found)));
            }
        });
        return clues;
    }

    static Object plain(Value value) throws IOException {
        return switch (value) {
            case Value.Null none -> JSON.nullNode();
            case Value.Flag flag -> flag.value();
            case Value.Num number -> number.value();
            case Value.Text text -> text.value();
            case Value.Items items -> {
                List<Object> all = new ArrayList<>();
                for (Value item : items.values()) {
                    all.add(plain(item));
                }
                yield all;
            }
            case Value.Members members -> {
                Map<String, Object> all = new LinkedHashMap<>();
                for (Map.Entry<String, Value> entry : members.values().entrySet()) {
                    all.put(entry.getKey(), plain(entry.getValue()));
                }
                yield all;
            }
        };
    }
}
