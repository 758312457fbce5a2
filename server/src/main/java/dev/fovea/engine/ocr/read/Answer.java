package dev.fovea.engine.ocr.read;

import dev.fovea.model.Extraction;
import dev.fovea.model.Extraction.Reading;
import dev.fovea.model.FieldTree;
import dev.fovea.model.FieldTree.Field;
import dev.fovea.model.PageText;
import dev.fovea.model.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The result in the shape of the pattern, with a reading for each value. The confidence of the whole is the mean of its
 * readings times the share of the single fields that were found.
 */
final class Answer {
    private final Confidence confidence;

    Answer(Confidence confidence) {
        this.confidence = confidence;
    }

    /** Nothing, because it is to be seen and not read. */
    Extraction unseen(FieldTree tree) {
        List<Reading> none = new ArrayList<>();
        Value result = members(tree.fields(), "", new Solution(Map.of(), Map.of(), Map.of()), none);
        return new Extraction(result, Optional.of(0.0), none, List.of(Warnings.NEEDS_SIGHT), Map.of());
    }

    Extraction of(FieldTree tree, Questions questions, Solution solution, List<PageText> pages) {
        List<Reading> readings = new ArrayList<>();
        Value result = members(tree.fields(), "", solution, readings);
        long wanted = questions.asked().stream().filter(asked -> !asked.many()).count();
        long found = questions.asked().stream()
                .filter(asked -> !asked.many() && solution.of(asked.path()).isPresent())
                .count();
        double share = wanted == 0 ? 1 : (double) found / wanted;
        double mean =
                readings.stream().mapToDouble(Reading::confidence).average().orElse(0);
        return new Extraction(
                result, Optional.of(mean * share), readings, Warnings.of(pages), Map.of("pages", (long) pages.size()));
    }

    private Value members(List<Field> fields, String prefix, Solution solution, List<Reading> readings) {
        Map<String, Value> members = new LinkedHashMap<>();
        for (Field field : fields) {
            String path = prefix.isEmpty() ? field.name() : prefix + "." + field.name();
            members.put(field.name(), value(field, path, solution, readings));
        }
        return new Value.Members(members);
    }

    private Value value(Field field, String path, Solution solution, List<Reading> readings) {
        return switch (field) {
            case Field.Leaf leaf ->
                solution.of(path).map(found -> said(found, path, readings)).orElse(Value.NULL);
            case Field.Group group -> members(group.members(), path, solution, readings);
            case Field.Many many when many.element() instanceof Field.Group row -> rows(row, path, solution, readings);
            case Field.Many many -> items(path, solution, readings);
        };
    }

    private Value rows(Field.Group row, String path, Solution solution, List<Reading> readings) {
        List<Value> items = new ArrayList<>();
        for (Cells cells : solution.rows().getOrDefault(path, List.of())) {
            String place = path + "[" + items.size() + "]";
            items.add(cells(row, path + "[]", place, cells, readings));
        }
        return new Value.Items(items);
    }

    private Value cells(Field.Group group, String column, String place, Cells cells, List<Reading> readings) {
        Map<String, Value> members = new LinkedHashMap<>();
        for (Field field : group.members()) {
            String inside = column + "." + field.name();
            Found found = cells.found().get(inside);
            members.put(
                    field.name(),
                    field instanceof Field.Group nested
                            ? cells(nested, inside, place + "." + field.name(), cells, readings)
                            : found == null ? Value.NULL : said(found, place + "." + field.name(), readings));
        }
        return new Value.Members(members);
    }

    private Value items(String path, Solution solution, List<Reading> readings) {
        List<Value> items = new ArrayList<>();
        for (Found found : solution.lists().getOrDefault(path, List.of())) {
            Value item = said(found, path + "[" + items.size() + "]", readings);
            if (!(item instanceof Value.Null)) {
                items.add(item);
            }
        }
        return new Value.Items(items);
    }

    private Value said(Found found, String path, List<Reading> readings) {
        Optional<Value> said = Rendering.of(found.asked(), found.option());
        said.ifPresent(
                value -> readings.add(new Reading(path, confidence.of(found), Optional.of(Proof.of(found.option())))));
        return said.orElse(Value.NULL);
    }
}
