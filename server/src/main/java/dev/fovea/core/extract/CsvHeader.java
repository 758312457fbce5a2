package dev.fovea.core.extract;

import dev.fovea.model.FieldTree.Field;
import dev.fovea.model.FieldTree.Type;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads the header line of a CSV template. The columns are the fields, or those of the list {@value #ROWS} when the
 * instructions ask for one row for each of several things.
 */
final class CsvHeader {
    private static final String ROWS = "rows";

    private static final Pattern SEVERAL = Pattern.compile("(?i)\\b(each|every|rows|per (row|line|item|product|entry)"
            + "|all (the )?(visible )?(line[ -]items|items|products|rows|lines|entries))\\b");

    private CsvHeader() {}

    static List<Field> fields(String text, char delimiter, String instructions, FieldPath root) {
        String header = text.lines().filter(line -> !line.isBlank()).findFirst().orElse("");
        boolean several = SEVERAL.matcher(instructions).find();
        FieldPath path = several ? root.child(ROWS) : root;
        List<Field> columns = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (String name : cells(header, spoken(header, delimiter), root)) {
            FieldPath column = path.child(name);
            if (!names.add(name)) {
                throw column.refused("a column is named twice");
            }
            columns.add(Field.Leaf.of(name, Type.STRING));
        }
        return several ? List.of(new Field.Many(ROWS, "", new Field.Group("", "", columns))) : columns;
    }

    /** The delimiter, or the other one when the header has only that. */
    private static char spoken(String header, char delimiter) {
        char other = delimiter == ',' ? ';' : ',';
        return header.indexOf(delimiter) < 0 && header.indexOf(other) >= 0 ? other : delimiter;
    }

    private static List<String> cells(String header, char delimiter, FieldPath root) {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < header.length(); i++) {
            char character = header.charAt(i);
            boolean quote = character == '"';
            if (quote && quoted && i + 1 < header.length() && header.charAt(i + 1) == '"') {
                cell.append('"');
                i++;
            } else if (quote) {
                quoted = !quoted;
            } else if (character == delimiter && !quoted) {
                cells.add(cell.toString().strip());
                cell.setLength(0);
            } else {
                cell.append(character);
            }
        }
        if (quoted) {
            throw root.refused("a quoted column name does not end");
        }
        cells.add(cell.toString().strip());
        return cells;
    }
}
