package dev.fovea.engine.ocr.table;

import dev.fovea.model.PageText.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Gives lines of text between rows to the row that they belong to: the one above when a description is wrapped, the one
 * below when descriptions stand over their figures.
 */
final class Descriptions {
    private static final double LEGIBLE = 0.5;
    private static final double CLOSE = 1.1;
    private static final double NEARER = 0.6;
    private static final int MOST_LINES = 6;
    private static final Pattern CODE = Pattern.compile("[\\d./-]{3,}");

    private final Sheet sheet;
    private final List<Item> items;
    private final TreeMap<Integer, List<Word>> loose;

    /**
     * Over the items of one page.
     *
     * @param loose words of lines without figures, by line
     */
    Descriptions(Sheet sheet, List<Item> items, Map<Integer, List<Word>> loose) {
        this.sheet = sheet;
        this.items = items;
        this.loose = new TreeMap<>(loose);
        this.loose.values().removeIf(words -> detail(words) || CellReader.confidence(words) < LEGIBLE);
    }

    /** {@code Serial number: 4711} tells more of a thing and is not its name. */
    private static boolean detail(List<Word> words) {
        return words.stream().limit(5).anyMatch(word -> word.text().endsWith(":"));
    }

    void attach() {
        if (items.isEmpty() || new TextBlocks(sheet, items, loose).attach()) {
            return;
        }
        long described = items.stream().filter(Item::described).count();
        boolean onTheirLine = described * 2 > items.size();
        boolean over = !onTheirLine && !before().isEmpty();
        for (int i = 0; i < items.size(); i++) {
            List<Integer> lines = after(i);
            int own = over ? 0 : onTheirLine ? ownLines(lines, i) : lines.size();
            give(items.get(i), lines.subList(0, own), false);
            if (i + 1 < items.size()) {
                give(items.get(i + 1), lines.subList(own, lines.size()), true);
            }
        }
        if (over || items.getFirst().continued()) {
            give(
                    items.getFirst(),
                    close(before().reversed(), items.getFirst().line(), -1).reversed(),
                    true);
        }
    }

    private List<Integer> before() {
        return List.copyOf(loose.headMap(items.getFirst().line()).keySet());
    }

    /** Lines between item i and the next, as far as they hold together. */
    private List<Integer> after(int i) {
        int from = items.get(i).line();
        boolean last = i + 1 == items.size();
        int to = last ? Integer.MAX_VALUE : items.get(i + 1).line();
        List<Integer> lines = List.copyOf(loose.subMap(from + 1, to).keySet());
        return last ? close(lines, from, 1) : lines;
    }

    private List<Integer> close(List<Integer> lines, int from, int step) {
        List<Integer> near = new ArrayList<>();
        int at = from;
        for (int line : lines) {
            double gap = sheet.gapAbove(step > 0 ? line : at);
            if (line != at + step || gap > CLOSE || near.size() == MOST_LINES) {
                break;
            }
            near.add(line);
            at = line;
        }
        return near;
    }

    /** Lines that hang on to the row above; the rest, after a wider gap, lead to the next. */
    private int ownLines(List<Integer> lines, int i) {
        if (i + 1 == items.size() || lines.isEmpty()) {
            return lines.size();
        }
        int widest = items.get(i + 1).continued() ? lines.size() - 1 : lines.size();
        double gap = sheet.gapAbove(items.get(i + 1).line());
        for (int k = lines.size() - 1; k >= 0; k--) {
            double above = sheet.gapAbove(lines.get(k));
            if (above * NEARER > gap && above > NEARER) {
                widest = k;
                gap = above;
            }
        }
        return widest;
    }

    private void give(Item item, List<Integer> lines, boolean first) {
        List<Word> words = new ArrayList<>();
        lines.forEach(line -> words.addAll(loose.getOrDefault(line, List.of())));
        if (words.isEmpty()) {
            return;
        }
        if (!item.described()
                && CODE.matcher(Sheet.text(item.text()).replace(" ", "")).matches()) {
            item.text().clear();
        }
        item.text().addAll(first ? 0 : item.text().size(), words);
    }
}
