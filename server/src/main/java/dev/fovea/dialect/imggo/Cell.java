package dev.fovea.dialect.imggo;

import dev.fovea.json.ValueJson;
import dev.fovea.model.Value;
import java.util.List;
import java.util.stream.Collectors;

/** A value as one piece of text, for formats without structure. */
final class Cell {
    private Cell() {}

    /** Numbers and flags as JSON spells them, a list with {@code ; } between its items, an object as JSON. */
    static String of(Value value) {
        return switch (value) {
            case Value.Null _ -> "";
            case Value.Text(String text) -> text;
            case Value.Items(List<Value> items) -> items.stream().map(Cell::of).collect(Collectors.joining("; "));
            case Value.Flag _, Value.Num _, Value.Members _ -> ValueJson.write(value);
        };
    }
}
