package dev.fovea.engine.ocr.read;

import dev.fovea.engine.ocr.lexicon.Concept;
import dev.fovea.engine.ocr.table.Row;
import dev.fovea.engine.ocr.table.Table;
import dev.fovea.engine.ocr.value.Candidate;
import dev.fovea.model.PageText.Word;
import dev.fovea.model.Value;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Line items from all looks: the look whose rows multiply best is the base, the others confirm and correct its cells. */
final class Rows {
    private Rows() {}

    /** A table and the look it was read in. */
    record Seen(Look look, Table table) {}

    static List<Cells> choose(RowsAsked asked, List<Seen> tables) {
        Optional<Seen> base = tables.stream().max(Comparator.comparingDouble(seen -> worth(asked, seen.table)));
        if (base.isEmpty()) {
            return List.of();
        }
        List<Cells> rows = new ArrayList<>();
        for (Row row : base.get().table.rows()) {
            List<Row> same = tables.stream()
                    .filter(seen -> seen.look.number() != base.get().look.number())
                    .flatMap(seen -> seen.table.rows().stream().filter(other -> beside(row, other)))
                    .toList();
            rows.add(cells(asked, row, same, base.get(), tables.size()));
        }
        return rows;
    }

    private static double worth(RowsAsked asked, Table table) {
        double sum = 0;
        for (Row row : table.rows()) {
            double sure = row.cells().values().stream()
                    .mapToDouble(Candidate::confidence)
                    .average()
                    .orElse(0);
            sum += row.cells().size() * (0.5 + 0.5 * sure) + (multiplies(asked, row.cells()) ? 2 : 0);
        }
        return sum * (0.5 + table.quality());
    }

    /** Whether two rows of two looks are one row of the page. */
    private static boolean beside(Row one, Row other) {
        double height = bottom(one) - top(one);
        double shared = Math.min(bottom(one), bottom(other)) - Math.max(top(one), top(other));
        return one.page() == other.page() && shared > 0.5 * Math.min(height, bottom(other) - top(other));
    }

    private static double top(Row row) {
        return row.cells().values().stream()
                .flatMap(cell -> cell.words().stream())
                .mapToDouble(Word::y1)
                .min()
                .orElse(0);
    }

    private static double bottom(Row row) {
        return row.cells().values().stream()
                .flatMap(cell -> cell.words().stream())
                .mapToDouble(Word::y2)
                .max()
                .orElse(0);
    }

    private static Cells cells(RowsAsked asked, Row row, List<Row> same, Seen base, int looks) {
        Map<String, Candidate> cells = multiplies(asked, row.cells()) ? row.cells() : corrected(asked, row, same);
        boolean proven = multiplies(asked, cells);
        Map<String, Found> found = new LinkedHashMap<>();
        for (Asked column : asked.columns()) {
            Candidate cell = cells.get(column.path());
            if (cell != null) {
                found.put(column.path(), found(column, cell, row, same, base, looks, proven && counts(column)));
            }
        }
        return new Cells(found);
    }

    private static boolean counts(Asked column) {
        return column.is(Concept.QUANTITY) || column.is(Concept.UNIT_PRICE) || column.is(Concept.LINE_AMOUNT);
    }

    private static Found found(
            Asked column, Candidate cell, Row row, List<Row> same, Seen base, int looks, boolean proven) {
        Option option = new Option(
                cell,
                base.look.number(),
                base.look
                        .sheets()
                        .get(Math.min(row.page(), base.look.sheets().size()) - 1)
                        .layout(),
                Place.CELL,
                base.table.quality(),
                base.table.quality());
        Set<Integer> agree = new HashSet<>(Set.of(base.look.number()));
        int other = looks;
        for (Row twin : same) {
            if (twin.cell(column.path())
                    .filter(its -> option.with(its).key().equals(option.key()))
                    .isPresent()) {
                agree.add(++other);
            }
        }
        return new Found(column, new Pooled(option, base.table.quality(), agree), 0.5, looks, proven);
    }

    /** The row with cells of other looks where it lacks them, or where they make quantity × price = amount. */
    private static Map<String, Candidate> corrected(RowsAsked asked, Row row, List<Row> same) {
        Map<String, Candidate> best = new HashMap<>(row.cells());
        for (Row twin : same) {
            twin.cells().forEach(best::putIfAbsent);
        }
        for (Row twin : same) {
            if (multiplies(asked, twin.cells())) {
                Map<String, Candidate> whole = new HashMap<>(best);
                whole.putAll(twin.cells());
                return whole;
            }
            for (Asked column : asked.columns()) {
                Map<String, Candidate> trial = new HashMap<>(best);
                twin.cell(column.path()).ifPresent(cell -> trial.put(column.path(), cell));
                if (multiplies(asked, trial)) {
                    return trial;
                }
            }
        }
        return best;
    }

    /** Whether the row's quantity times its price is its amount. */
    static boolean multiplies(RowsAsked asked, Map<String, Candidate> cells) {
        Optional<BigDecimal> quantity = number(asked, Concept.QUANTITY, cells);
        Optional<BigDecimal> price = number(asked, Concept.UNIT_PRICE, cells);
        Optional<BigDecimal> amount = number(asked, Concept.LINE_AMOUNT, cells);
        return quantity.isPresent()
                && price.isPresent()
                && amount.isPresent()
                && quantity.get()
                                .multiply(price.get())
                                .subtract(amount.get())
                                .abs()
                                .doubleValue()
                        <= 0.006 * Math.max(1, quantity.get().doubleValue());
    }

    private static Optional<BigDecimal> number(RowsAsked asked, Concept concept, Map<String, Candidate> cells) {
        return asked.column(concept)
                .map(cells::get)
                .map(Candidate::value)
                .filter(Value.Num.class::isInstance)
                .map(value -> ((Value.Num) value).value());
    }

    /** Sum of the amounts of all rows; empty when a row has none. */
    static Optional<BigDecimal> sum(RowsAsked asked, List<Cells> rows) {
        Optional<String> column = asked.column(Concept.LINE_AMOUNT);
        BigDecimal sum = BigDecimal.ZERO;
        for (Cells row : rows) {
            Found amount = column.isPresent() ? row.found().get(column.get()) : null;
            if (amount == null || !(amount.option().candidate().value() instanceof Value.Num number)) {
                return Optional.empty();
            }
            sum = sum.add(number.value());
        }
        return rows.isEmpty() ? Optional.empty() : Optional.of(sum);
    }
}
