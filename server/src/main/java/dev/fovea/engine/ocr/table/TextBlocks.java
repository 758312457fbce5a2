package dev.fovea.engine.ocr.table;

import dev.fovea.model.PageText.Word;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Descriptions of several lines as blocks: lines of one cell stand closer than cells do. When that parts the text into
 * blocks with just one row of figures each, it is known what belongs together, wherever in its cell a row stands.
 */
final class TextBlocks {
    private static final double DISTINCT = 1.12;
    private static final double WIDEST = 2.3;
    private static final double HALF_LINE = 0.7;
    private static final double STRAY = 0.2;

    private final Sheet sheet;
    private final List<Item> items;
    private final List<TextLine> lines;

    private record TextLine(int index, double y, List<Word> words) {}

    TextBlocks(Sheet sheet, List<Item> items, Map<Integer, List<Word>> loose) {
        this.sheet = sheet;
        this.items = items;
        TreeMap<Integer, List<Word>> all = new TreeMap<>(loose);
        items.stream()
                .filter(item -> !item.text().isEmpty())
                .forEach(item -> all.put(item.line(), List.copyOf(item.text())));
        this.lines = all.entrySet().stream()
                .map(entry -> new TextLine(entry.getKey(), middle(entry.getValue()), entry.getValue()))
                .toList();
    }

    private static double middle(List<Word> words) {
        return words.stream().mapToDouble(Word::centreY).average().orElse(0);
    }

    /** Gives each row its block; false, and nothing done, when the distances between lines do not tell blocks apart. */
    boolean attach() {
        for (double limit : limits().reversed()) {
            List<List<TextLine>> blocks = blocks(limit);
            if (consistent(blocks)) {
                blocks.forEach(this::give);
                return true;
            }
        }
        return false;
    }

    /** Distances that may part lines of one cell from lines of two: between clearly different distances. */
    private List<Double> limits() {
        List<Double> pitches = new ArrayList<>();
        for (int i = 1; i < lines.size(); i++) {
            pitches.add(lines.get(i).y() - lines.get(i - 1).y());
        }
        pitches.sort(Comparator.naturalOrder());
        List<Double> limits = new ArrayList<>();
        for (int i = 1; i < pitches.size(); i++) {
            double smaller = pitches.get(i - 1);
            if (pitches.get(i) > smaller * DISTINCT && smaller < WIDEST * sheet.textHeight()) {
                limits.add((smaller + pitches.get(i)) / 2);
            }
        }
        return limits;
    }

    private List<List<TextLine>> blocks(double limit) {
        List<List<TextLine>> blocks = new ArrayList<>();
        for (TextLine line : lines) {
            if (blocks.isEmpty() || line.y() - blocks.getLast().getLast().y() > limit) {
                blocks.add(new ArrayList<>());
            }
            blocks.getLast().add(line);
        }
        return blocks;
    }

    private boolean consistent(List<List<TextLine>> blocks) {
        long stray = blocks.stream().filter(block -> inside(block).isEmpty()).count();
        boolean single = blocks.stream().allMatch(block -> inside(block).size() <= 1);
        boolean complete = items.stream()
                .allMatch(
                        item -> blocks.stream().anyMatch(block -> inside(block).contains(item)));
        return single && complete && stray <= STRAY * items.size() + 1;
    }

    private List<Item> inside(List<TextLine> block) {
        double reach = HALF_LINE * sheet.textHeight();
        return items.stream()
                .filter(item -> {
                    double y = sheet.line(item.line()).centreY();
                    return y > block.getFirst().y() - reach
                            && y < block.getLast().y() + reach;
                })
                .toList();
    }

    private void give(List<TextLine> block) {
        inside(block).stream().findFirst().ifPresent(item -> {
            item.text().clear();
            block.forEach(line -> item.text().addAll(line.words()));
        });
    }
}
