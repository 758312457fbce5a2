package dev.fovea.dialect.imggo;

import dev.fovea.model.FieldTree;
import dev.fovea.model.FieldTree.Field;
import dev.fovea.model.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A result laid out in columns and rows: the one list of objects makes the rows, all else is repeated in each. */
record CsvTable(List<Column> columns, List<Map<String, Value>> rows) {

    /**
     * A column.
     *
     * @param path names from the row's members down
     */
    record Column(List<String> path) {
        String name() {
            return String.join(".", path);
        }

        /** The value of a row in this column. */
        Value in(Map<String, Value> row) {
            Value found = new Value.Members(row);
            for (String name : path) {
                found = found instanceof Value.Members(Map<String, Value> members)
                        ? members.getOrDefault(name, Value.NULL)
                        : Value.NULL;
            }
            return found;
        }
    }

    static CsvTable of(FieldTree tree, Value result) {
        Value.Members members = result instanceof Value.Members object
                ? object
                : Shape.object().value("value", result).done();
        Optional<List<Value>> bareRows = bareRows(tree, members);
        if (bareRows.isPresent()) {
            return new CsvTable(columns(tree.fields(), List.of()), rows(bareRows.get(), Map.of()));
        }
        List<Field> fields = tree.fields().isEmpty() ? fieldsOf(members) : tree.fields();
        return of(fields, members);
    }

    /** A header line of columns may have been read as many rows, under a name that the header does not know. */
    private static Optional<List<Value>> bareRows(FieldTree tree, Value.Members result) {
        if (tree.fields().isEmpty() || !tree.flat() || result.values().size() != 1) {
            return Optional.empty();
        }
        Map.Entry<String, Value> only = result.values().entrySet().iterator().next();
        boolean known = tree.fields().stream().anyMatch(field -> field.name().equals(only.getKey()));
        return !known && only.getValue() instanceof Value.Items(List<Value> items)
                ? Optional.of(items)
                : Optional.empty();
    }

    private static CsvTable of(List<Field> fields, Value.Members result) {
        List<Field.Many> lists = fields.stream()
                .filter(field -> field instanceof Field.Many(String _, String _, Field element)
                        && element instanceof Field.Group)
                .map(Field.Many.class::cast)
                .toList();
        if (lists.size() != 1) {
            return new CsvTable(columns(fields, List.of()), List.of(result.values()));
        }
        Field.Many list = lists.getFirst();
        List<Column> columns = new ArrayList<>();
        for (Field field : fields) {
            columns.addAll(field.equals(list) ? columns(list.element(), List.of()) : columns(field, List.of()));
        }
        Map<String, Value> repeated = new LinkedHashMap<>(result.values());
        Value items = repeated.remove(list.name());
        return new CsvTable(
                columns, rows(items instanceof Value.Items(List<Value> found) ? found : List.of(), repeated));
    }

    private static List<Map<String, Value>> rows(List<Value> items, Map<String, Value> repeated) {
        List<Map<String, Value>> rows = new ArrayList<>();
        for (Value item : items) {
            Map<String, Value> row = new LinkedHashMap<>(repeated);
            if (item instanceof Value.Members(Map<String, Value> members)) {
                row.putAll(members);
            }
            rows.add(row);
        }
        if (rows.isEmpty() && !repeated.isEmpty()) {
            rows.add(repeated);
        }
        return rows;
    }

    private static List<Column> columns(List<Field> fields, List<String> above) {
        return fields.stream().flatMap(field -> columns(field, above).stream()).toList();
    }

    private static List<Column> columns(Field field, List<String> above) {
        List<String> path = new ArrayList<>(above);
        if (!field.name().isEmpty()) {
            path.add(field.name());
        }
        return field instanceof Field.Group(String _, String _, List<Field> members)
                ? columns(members, path)
                : List.of(new Column(path));
    }

    /** The fields of a pattern that leaves them to the engine are those of its result. */
    private static List<Field> fieldsOf(Value.Members result) {
        return result.values().entrySet().stream()
                .map(member -> fieldOf(member.getKey(), member.getValue()))
                .toList();
    }

    private static Field fieldOf(String name, Value value) {
        return switch (value) {
            case Value.Members object -> new Field.Group(name, "", fieldsOf(object));
            case Value.Items(List<Value> items)
            when !items.isEmpty() && items.getFirst() instanceof Value.Members first ->
                new Field.Many(name, "", new Field.Group("", "", fieldsOf(first)));
            default -> Field.Leaf.of(name, FieldTree.Type.ANY);
        };
    }
}
