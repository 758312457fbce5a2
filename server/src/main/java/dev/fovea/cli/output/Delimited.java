package dev.fovea.cli.output;

import java.util.List;
import java.util.stream.Collectors;

/** Rows for programs. */
final class Delimited {
    private Delimited() {}

    /** Cells separated by tabs; a tab or line break inside of one becomes a space. */
    static String tabs(List<String> cells) {
        return cells.stream().map(Printer::plain).collect(Collectors.joining("\t"));
    }

    /** Cells separated by commas, quoted where needed (RFC 4180). */
    static String commas(List<String> cells) {
        return cells.stream().map(Delimited::quoted).collect(Collectors.joining(","));
    }

    private static String quoted(String cell) {
        boolean plain = cell.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
    }
}
