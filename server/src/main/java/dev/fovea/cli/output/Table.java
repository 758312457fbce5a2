package dev.fovea.cli.output;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/** Rows for people: columns aligned, long cells cut unless the table is wide. */
final class Table {
    private static final int WIDEST = 44;
    private static final String GAP = "  ";
    private static final String BOLD = "\u001b[1m";
    private static final String PLAIN = "\u001b[0m";

    private final boolean whole;
    private final boolean colour;
    private final List<List<String>> rows = new ArrayList<>();

    Table(boolean whole, boolean colour) {
        this.whole = whole;
        this.colour = colour;
    }

    void add(List<String> cells) {
        rows.add(cells.stream().map(this::fitted).toList());
    }

    void print(PrintWriter out, List<String> headers) {
        if (rows.isEmpty()) {
            return;
        }
        int[] widths = widths(headers);
        String header = line(headers, widths);
        out.println(colour ? BOLD + header + PLAIN : header);
        rows.forEach(row -> out.println(line(row, widths)));
        rows.clear();
    }

    private String fitted(String cell) {
        String text = Printer.plain(cell);
        return whole || text.length() <= WIDEST ? text : text.substring(0, WIDEST - 1) + "…";
    }

    private int[] widths(List<String> headers) {
        int[] widths = headers.stream().mapToInt(String::length).toArray();
        for (List<String> row : rows) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        return widths;
    }

    private static String line(List<String> cells, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            line.append(cells.get(i))
                    .repeat(' ', widths[i] - cells.get(i).length())
                    .append(GAP);
        }
        return line.toString().stripTrailing();
    }
}
