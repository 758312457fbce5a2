package dev.fovea.cli.demo;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** A table of plain text: a heading, a rule, rows; columns padded to their widest cell, numbers to the right. */
public final class Table {
    private static final String GAP = "  ";

    private final List<String> heading;
    private final List<List<String>> rows = new ArrayList<>();

    /** Starts a table with these column names. */
    public Table(String... heading) {
        this.heading = List.of(heading);
    }

    /**
     * Adds a row.
     *
     * @throws IllegalArgumentException when the number of cells is not that of the heading
     */
    public Table row(List<String> cells) {
        if (cells.size() != heading.size()) {
            throw new IllegalArgumentException("%d cells for %d columns".formatted(cells.size(), heading.size()));
        }
        rows.add(List.copyOf(cells));
        return this;
    }

    /** Adds a row. */
    public Table row(String... cells) {
        return row(Arrays.asList(cells));
    }

    /** The lines of the table, without trailing blanks. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(line(heading));
        lines.add(String.join(
                GAP, columns().mapToObj(column -> "-".repeat(width(column))).toList()));
        rows.forEach(row -> lines.add(line(row)));
        return lines;
    }

    private String line(List<String> cells) {
        return String.join(
                        GAP,
                        columns()
                                .mapToObj(column -> padded(cells.get(column), column))
                                .toList())
                .stripTrailing();
    }

    private String padded(String cell, int column) {
        String blanks = " ".repeat(width(column) - cell.length());
        return numeric(column) ? blanks + cell : cell + blanks;
    }

    private int width(int column) {
        int widest =
                rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
        return Math.max(widest, heading.get(column).length());
    }

    private boolean numeric(int column) {
        return !rows.isEmpty()
                && rows.stream().allMatch(row -> row.get(column).chars().allMatch(Character::isDigit));
    }

    private IntStream columns() {
        return IntStream.range(0, heading.size());
    }
}
