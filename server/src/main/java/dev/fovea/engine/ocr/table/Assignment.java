package dev.fovea.engine.ocr.table;

import dev.fovea.engine.ocr.lexicon.Concept;
import dev.fovea.engine.ocr.lexicon.FieldMeaning;
import dev.fovea.engine.ocr.value.Candidate;
import dev.fovea.model.PageText.Word;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * Decides which column holds which field, all fields at once: by what the headings say and by what the cells look like.
 */
final class Assignment {
    private static final double UNHEADED = 0.25;
    private static final double BESIDES = 0.9;
    private static final double PRICE_AFTER_AMOUNT = 0.3;
    private static final double CELL_FITS = 0.35;
    private static final double RIGHTMOST = 0.01;

    private final Grid grid;
    private final List<List<List<Word>>> lines;
    private final CellReader reader;
    private final Roles roles;
    private final List<FieldMeaning> fields;
    private final List<List<Double>> weights = new ArrayList<>();

    private Map<FieldMeaning, Integer> best = Map.of();
    private double bestSum = -1;

    private Assignment(Grid grid, List<List<List<Word>>> lines, CellReader reader, Roles roles) {
        this.grid = grid;
        this.lines = lines;
        this.reader = reader;
        this.roles = roles;
        this.fields = roles.all();
    }

    /** The column of each field that has one. */
    static Map<FieldMeaning, Integer> of(Grid grid, List<List<List<Word>>> lines, CellReader reader, Roles roles) {
        Assignment assignment = new Assignment(grid, lines, reader, roles);
        assignment.weigh();
        assignment.choose(0, new HashMap<>(), 0);
        return assignment.best;
    }

    private void weigh() {
        for (FieldMeaning field : fields) {
            List<Double> row = new ArrayList<>();
            for (int column = 0; column < grid.columns().size(); column++) {
                row.add(weight(field, column));
            }
            weights.add(row);
        }
    }

    private double weight(FieldMeaning field, int index) {
        Column column = grid.columns().get(index);
        boolean named = column.heading().flatMap(Heading::label).isPresent();
        double said = column.heading().map(heading -> heading.strength(field)).orElse(0.0);
        double strength = named ? said : usuallyUnheaded(field) ? UNHEADED : 0;
        if (strength == 0) {
            return 0;
        }
        double rank = roles.wants(field) ? 1 : BESIDES;
        double place = Roles.is(field, Concept.LINE_AMOUNT) ? RIGHTMOST * index : 0;
        double fit = fit(field, index);
        return named ? rank * strength * (0.35 + 0.65 * fit) + place : rank * strength * fit + place;
    }

    private static boolean usuallyUnheaded(FieldMeaning field) {
        return Roles.numeric(field)
                || Roles.is(field, Concept.LINE_DESCRIPTION)
                || Roles.is(field, Concept.PART_NUMBER);
    }

    /** Share of the filled cells of a column that read as the field. */
    private double fit(FieldMeaning field, int column) {
        List<List<Word>> filled = lines.stream()
                .map(cells -> cells.get(column))
                .filter(cell -> !cell.isEmpty())
                .toList();
        long fitting = filled.stream().filter(cell -> fits(field, cell)).count();
        return filled.isEmpty() ? 0 : (double) fitting / filled.size();
    }

    private boolean fits(FieldMeaning field, List<Word> cell) {
        if (Roles.textual(field)) {
            return Sheet.text(cell).chars().filter(Character::isLetter).count() >= 2;
        }
        return reader.read(field, cell).stream().mapToDouble(Candidate::quality).anyMatch(q -> q >= CELL_FITS);
    }

    private void choose(int index, Map<FieldMeaning, Integer> chosen, double sum) {
        if (index == fields.size()) {
            double total = sum - disorder(chosen);
            if (total > bestSum) {
                bestSum = total;
                best = Map.copyOf(chosen);
            }
            return;
        }
        FieldMeaning field = fields.get(index);
        choose(index + 1, chosen, sum);
        for (int column = 0; column < grid.columns().size(); column++) {
            double weight = weights.get(index).get(column);
            if (weight > 0 && !chosen.containsValue(column)) {
                chosen.put(field, column);
                choose(index + 1, chosen, sum + weight);
                chosen.remove(field);
            }
        }
    }

    /** The price of one stands before the amount for all. */
    private double disorder(Map<FieldMeaning, Integer> chosen) {
        OptionalInt price = column(chosen, Concept.UNIT_PRICE);
        OptionalInt amount = column(chosen, Concept.LINE_AMOUNT);
        return price.isPresent() && amount.isPresent() && price.getAsInt() > amount.getAsInt() ? PRICE_AFTER_AMOUNT : 0;
    }

    private static OptionalInt column(Map<FieldMeaning, Integer> chosen, Concept concept) {
        return chosen.entrySet().stream()
                .filter(entry -> Roles.is(entry.getKey(), concept))
                .mapToInt(Map.Entry::getValue)
                .findFirst();
    }
}
