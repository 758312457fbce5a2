package dev.fovea.engine.ocr.table;

import dev.fovea.engine.ocr.layout.Line;
import dev.fovea.engine.ocr.lexicon.Concept;
import dev.fovea.engine.ocr.lexicon.FieldMeaning;
import dev.fovea.engine.ocr.value.Candidate;
import dev.fovea.engine.ocr.value.Hints;
import dev.fovea.engine.ocr.value.Recognisers;
import dev.fovea.engine.ocr.value.ValueType;
import dev.fovea.model.PageText.Word;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Finds rows without a header: lines that end in an amount at one right edge, above the sums, best when a quantity times a
 * price makes the amount.
 */
final class Headerless {
    private static final Pattern CENTS = Pattern.compile("[.,]\\d{2}\\b");
    private static final double MONEY = 0.5;
    private static final double ALIGNED = 1.0;
    private static final double FAR = 6;

    private final Roles roles;
    private final Endings endings;
    private final Recognisers recognisers;
    private final Hints hints;

    Headerless(Roles roles, Endings endings, Recognisers recognisers, Hints hints) {
        this.roles = roles;
        this.endings = endings;
        this.recognisers = recognisers;
        this.hints = hints;
    }

    /** The figures of a line: its amount, and what it is made of when that is known. */
    private record Figures(int line, Candidate amount, Optional<Product.Fit> product) {
        boolean printedInCents() {
            return CENTS.matcher(amount.raw()).find();
        }

        double edge() {
            return Sheet.x2(amount.words());
        }
    }

    /** The rows of a page; empty when no line looks like one. */
    List<Item> find(Sheet sheet) {
        List<Figures> best = List.of();
        List<Figures> run = new ArrayList<>();
        for (int i = 0; i < sheet.lines().size(); i++) {
            boolean sum = endings.sum(sheet.line(i));
            boolean far = !run.isEmpty() && sheet.gapAbove(i) > FAR;
            if (sum || far) {
                List<Figures> rows = rows(run, sum, sheet.textHeight());
                best = weight(rows) > weight(best) ? rows : best;
                run = new ArrayList<>();
            }
            if (!sum && !endings.extra(sheet.line(i))) {
                figures(i, sheet.line(i)).ifPresent(run::add);
            }
        }
        List<Figures> rows = rows(run, false, sheet.textHeight());
        return items(sheet, weight(rows) > weight(best) ? rows : best);
    }

    private static double weight(List<Figures> rows) {
        return rows.stream()
                .mapToDouble(row -> row.product().isPresent() ? 2 : 1)
                .sum();
    }

    /** Of a run of lines those that share the edge of most; without a product among them only when a sum follows. */
    private static List<Figures> rows(List<Figures> run, boolean summed, double height) {
        List<Figures> best = List.of();
        for (Figures row : run) {
            List<Figures> aligned = run.stream()
                    .filter(other -> Math.abs(other.edge() - row.edge()) < ALIGNED * height)
                    .toList();
            best = weight(aligned) > weight(best) ? aligned : best;
        }
        boolean proven = best.stream().anyMatch(row -> row.product().isPresent());
        best = best.stream()
                .filter(row -> row.product().isPresent() || row.printedInCents())
                .toList();
        return proven || summed ? best : List.of();
    }

    private Optional<Figures> figures(int index, Line line) {
        List<Word> words = line.words();
        List<Candidate> money = recognisers.find(ValueType.MONEY, words, hints).stream()
                .filter(candidate -> candidate.quality() >= MONEY)
                .toList();
        if (money.isEmpty() || !lettered(words)) {
            return Optional.empty();
        }
        double edge = money.stream()
                .mapToDouble(candidate -> Sheet.x2(candidate.words()))
                .max()
                .orElse(0);
        List<Candidate> amounts = money.stream()
                .filter(candidate -> Sheet.x2(candidate.words()) == edge)
                .toList();
        return Optional.of(new Figures(index, amounts.getFirst(), product(words, money, amounts)));
    }

    private Optional<Product.Fit> product(List<Word> words, List<Candidate> money, List<Candidate> amounts) {
        List<Candidate> quantities = recognisers.find(ValueType.QUANTITY, words, hints);
        Product.Fit best = null;
        for (Candidate amount : amounts) {
            List<Candidate> prices =
                    money.stream().filter(price -> !price.overlaps(amount)).toList();
            for (Candidate price : prices) {
                List<Candidate> free = quantities.stream()
                        .filter(quantity -> !quantity.overlaps(price) && !quantity.overlaps(amount))
                        .toList();
                Optional<Product.Fit> fit = Product.fit(free, List.of(price), List.of(amount));
                best = fit.isPresent() && (best == null || fit.get().quality() > best.quality()) ? fit.get() : best;
            }
        }
        return Optional.ofNullable(best);
    }

    private static boolean lettered(List<Word> words) {
        return Sheet.text(words).chars().filter(Character::isLetter).count() >= 2 || words.size() >= 3;
    }

    private List<Item> items(Sheet sheet, List<Figures> rows) {
        if (rows.isEmpty()) {
            return List.of();
        }
        List<Item> items = rows.stream().map(row -> item(sheet, row)).toList();
        Map<Integer, List<Word>> loose = new HashMap<>();
        double left = items.stream()
                .filter(Item::described)
                .mapToDouble(item -> Sheet.x1(item.text()))
                .min()
                .orElse(0);
        for (int i = Math.max(0, rows.getFirst().line() - 1);
                i < Math.min(sheet.lines().size(), rows.getLast().line() + 3);
                i++) {
            Line line = sheet.line(i);
            boolean row = items.stream().map(Item::line).anyMatch(Integer.valueOf(i)::equals);
            boolean under = Sheet.x1(line.words()) > left - 2 * sheet.textHeight();
            if (!row && under && !endings.sum(line) && !endings.extra(line)) {
                loose.put(i, line.words());
            }
        }
        new Descriptions(sheet, items, loose).attach();
        return items;
    }

    private Item item(Sheet sheet, Figures row) {
        Item item = new Item(sheet.page(), row.line());
        List<Word> text = new ArrayList<>(sheet.line(row.line()).words());
        put(item, text, Concept.LINE_AMOUNT, row.amount());
        row.product().ifPresent(fit -> {
            put(item, text, Concept.QUANTITY, fit.quantity());
            put(item, text, Concept.UNIT_PRICE, fit.price());
        });
        text.removeIf(word ->
                !recognisers.find(ValueType.CURRENCY, List.of(word), hints).isEmpty()
                        || word.text().matches("[xX@*=×]")
                        || word.x1() > row.edge());
        item.text().addAll(text);
        return item;
    }

    private void put(Item item, List<Word> text, Concept concept, Candidate candidate) {
        Optional<FieldMeaning> field =
                roles.all().stream().filter(known -> Roles.is(known, concept)).findFirst();
        field.ifPresent(known -> item.cells().put(known, candidate.words()));
        text.removeAll(candidate.words());
    }
}
