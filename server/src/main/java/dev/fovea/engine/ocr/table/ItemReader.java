package dev.fovea.engine.ocr.table;

import dev.fovea.engine.ocr.lexicon.Concept;
import dev.fovea.engine.ocr.lexicon.FieldMeaning;
import dev.fovea.engine.ocr.value.Candidate;
import dev.fovea.model.EditDistance;
import dev.fovea.model.Value;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Turns the words of rows into values, and lets the arithmetic of a row decide between readings and mend a bad one. */
final class ItemReader {
    private static final double PROVEN = 1.15;
    private static final double MENDED = 0.7;
    private static final double FILLED = 0.6;
    private static final int DIGITS_PER_ERROR = 3;

    private final Roles roles;
    private final CellReader reader;
    private final Optional<FieldMeaning> quantity;
    private final Optional<FieldMeaning> price;
    private final Optional<FieldMeaning> amount;
    private final Optional<FieldMeaning> discount;

    ItemReader(Roles roles, CellReader reader) {
        this.roles = roles;
        this.reader = reader;
        this.quantity = field(Concept.QUANTITY);
        this.price = field(Concept.UNIT_PRICE);
        this.amount = field(Concept.LINE_AMOUNT);
        this.discount = field(Concept.DISCOUNT);
    }

    private Optional<FieldMeaning> field(Concept concept) {
        return roles.all().stream().filter(field -> Roles.is(field, concept)).findFirst();
    }

    /** The readings of a row. */
    private static final class Reading {
        private final Item item;
        private final Map<FieldMeaning, List<Candidate>> all = new HashMap<>();
        private final Map<FieldMeaning, Candidate> chosen = new HashMap<>();
        private boolean proven;

        Reading(Item item) {
            this.item = item;
        }

        List<Candidate> of(Optional<FieldMeaning> field) {
            return field.map(known -> all.getOrDefault(known, List.of())).orElse(List.of());
        }

        Optional<BigDecimal> number(Optional<FieldMeaning> field) {
            return field.map(chosen::get).map(Product::number);
        }
    }

    /** The rows, one for each item. */
    List<Row> read(List<Item> items) {
        List<Reading> readings = items.stream().map(this::settle).toList();
        long proven = readings.stream().filter(reading -> reading.proven).count();
        long complete = readings.stream().filter(this::complete).count();
        boolean consistent = proven * 2 >= complete;
        Set<FieldMeaning> columns = readings.stream()
                .flatMap(reading -> reading.chosen.keySet().stream())
                .collect(Collectors.toSet());
        List<Row> rows = new ArrayList<>();
        for (Reading reading : readings) {
            if (!reading.proven && consistent && reading.of(discount).isEmpty()) {
                mend(reading, columns);
            }
            rows.add(new Row(reading.item.page(), cells(reading)));
        }
        return rows;
    }

    private boolean complete(Reading reading) {
        return reading.number(quantity).isPresent()
                && reading.number(price).isPresent()
                && reading.number(amount).isPresent();
    }

    private Reading settle(Item item) {
        Reading reading = new Reading(item);
        item.cells().forEach((field, words) -> reading.all.put(field, reader.read(field, words)));
        reading.all.forEach((field, candidates) ->
                candidates.stream().findFirst().ifPresent(first -> reading.chosen.put(field, first)));
        Product.fit(reading.of(quantity), reading.of(price), reading.of(amount)).ifPresent(fit -> {
            reading.proven = true;
            reading.chosen.put(quantity.orElseThrow(), fit.quantity().times(PROVEN));
            reading.chosen.put(price.orElseThrow(), fit.price().times(PROVEN));
            reading.chosen.put(amount.orElseThrow(), fit.amount().times(PROVEN));
        });
        return reading;
    }

    /** When two of the three tell what the third must be and it is empty or nearly that, the third is so. */
    private void mend(Reading reading, Set<FieldMeaning> columns) {
        Optional<BigDecimal> q = reading.number(quantity);
        Optional<BigDecimal> u = reading.number(price);
        Optional<BigDecimal> a = reading.number(amount);
        boolean done =
                q.isPresent() && u.isPresent() && replace(reading, columns, amount, Product.amount(q.get(), u.get()));
        if (!done && a.isPresent() && u.isPresent()) {
            done = Product.quotient(a.get(), u.get(), 0)
                    .filter(value -> replace(reading, columns, quantity, value))
                    .isPresent();
        }
        if (!done && a.isPresent() && q.isPresent()) {
            Product.quotient(a.get(), q.get(), 2).ifPresent(value -> replace(reading, columns, price, value));
        }
    }

    /** A cell is filled only where the table has such a column; a quantity also where it goes without saying. */
    private static boolean replace(
            Reading reading, Set<FieldMeaning> columns, Optional<FieldMeaning> field, BigDecimal value) {
        Candidate printed = field.map(reading.chosen::get).orElse(null);
        if (field.filter(known -> columns.contains(known) || Roles.is(known, Concept.QUANTITY))
                .isEmpty()) {
            return false;
        }
        if (printed == null) {
            reading.chosen.put(field.get(), new Candidate(new Value.Num(value), "", List.of(), FILLED));
            return true;
        }
        if (!near(value, printed)) {
            return false;
        }
        reading.chosen.put(field.get(), new Candidate(new Value.Num(value), printed.raw(), printed.words(), MENDED));
        return true;
    }

    /** Few digits differ, so that a scan may have made one of the other. */
    private static boolean near(BigDecimal value, Candidate printed) {
        String wanted = digits(value);
        String read = printed.raw().replaceAll("\\D", "");
        int allowed = Math.max(1, wanted.length() / DIGITS_PER_ERROR);
        return EditDistance.within(wanted, read, allowed);
    }

    private static String digits(BigDecimal value) {
        return value.abs().toPlainString().replaceAll("\\D", "");
    }

    private Map<String, Candidate> cells(Reading reading) {
        Map<String, Candidate> cells = new HashMap<>();
        reading.chosen.forEach((field, candidate) -> {
            if (roles.wants(field)) {
                cells.put(field.path(), candidate);
            }
        });
        roles.wanted().stream()
                .filter(field -> Roles.is(field, Concept.LINE_DESCRIPTION))
                .findFirst()
                .ifPresent(
                        field -> CellReader.text(reading.item.text()).ifPresent(text -> cells.put(field.path(), text)));
        return cells;
    }
}
