package dev.fovea.engine.ocr.table;

import dev.fovea.engine.ocr.layout.Layout;
import dev.fovea.engine.ocr.lexicon.FieldMeaning;
import dev.fovea.engine.ocr.lexicon.Lexicon;
import dev.fovea.engine.ocr.lexicon.PatternMeaning;
import dev.fovea.engine.ocr.value.Hints;
import dev.fovea.engine.ocr.value.Recognisers;
import dev.fovea.model.FieldTree;
import dev.fovea.model.FieldTree.Field;
import dev.fovea.model.FieldTree.Type;
import dev.fovea.model.PageText;
import dev.fovea.model.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A command for developers: {@code EvaluateLineItems <set folder> <words folder> <predictions file> <list>} reads the
 * line items of every document that has a dump of its words, and writes what {@code score.py} reads, nothing but the
 * list.
 */
public final class EvaluateLineItems {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final LineItems lineItems = new LineItems(new Recognisers());

    private EvaluateLineItems() {}

    /** Reads a set. */
    public static void main(String[] args) throws IOException {
        Path set = Path.of(args[0]);
        EvaluateLineItems evaluation = new EvaluateLineItems();
        JsonNode patterns = JSON.readTree(set.resolve("patterns.json").toFile());
        Map<String, Object> predictions = new LinkedHashMap<>();
        for (String line : Files.readAllLines(set.resolve("labels.jsonl"))) {
            JsonNode label = JSON.readTree(line);
            JsonNode pattern = patterns.path(label.path("pattern").asString());
            JsonNode element = pattern.path("schema").path(args[3]).path(0);
            Path file = Path.of(label.path("file").asString());
            Path dump = Path.of(args[1]).resolve(file.getFileName() + ".json");
            if (Files.exists(dump) && element.isObject()) {
                String instructions = pattern.path("instructions").asString();
                List<Map<String, Object>> rows = evaluation.rows(dump, args[3], element, instructions);
                predictions.put(label.path("id").asString(), Map.of("result", Map.of(args[3], rows)));
            }
        }
        JSON.writerWithDefaultPrettyPrinter().writeValue(Path.of(args[2]), predictions);
    }

    private List<Map<String, Object>> rows(Path dump, String list, JsonNode element, String instructions) {
        List<PageText> pages = new ArrayList<>();
        JSON.readTree(dump.toFile()).path("first").forEach(page -> pages.add(JSON.treeToValue(page, PageText.class)));
        List<FieldMeaning> columns = columns(list, element, instructions);
        Table table = lineItems.read(
                pages.stream().map(Layout::of).toList(),
                columns,
                Lexicon.standard().labels(columns),
                Hints.of(pages));
        return table.rows().stream().map(EvaluateLineItems::plain).toList();
    }

    private static List<FieldMeaning> columns(String list, JsonNode element, String instructions) {
        List<Field> members = element.properties().stream()
                .<Field>map(entry -> Field.Leaf.of(
                        entry.getKey(), Type.valueOf(entry.getValue().asString().toUpperCase(Locale.ROOT))))
                .toList();
        Field.Many many = new Field.Many(list, "", new Field.Group("", "", members));
        return PatternMeaning.of(new FieldTree(List.of(many)), instructions).fields();
    }

    private static Map<String, Object> plain(Row row) {
        Map<String, Object> cells = new LinkedHashMap<>();
        row.cells()
                .forEach((path, cell) -> Stream.of(cell.value())
                        .forEach(value -> cells.put(path.substring(path.lastIndexOf('.') + 1), plain(value))));
        return cells;
    }

    private static Object plain(Value value) {
        return switch (value) {
            case Value.Num number -> number.value();
            case Value.Text text -> text.value();
            default -> value.toString();
        };
    }
}
