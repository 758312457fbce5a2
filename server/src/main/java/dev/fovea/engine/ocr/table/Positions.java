package dev.fovea.engine.ocr.table;

import dev.fovea.model.PageText.Word;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Running numbers before descriptions: 1, 2, 3 count rows and say nothing of the goods. */
final class Positions {
    private static final Pattern NUMBER = Pattern.compile("0*(\\d{1,3})[.):]?");
    private static final double WIDE = 0.9;

    private Positions() {}

    /** Takes running numbers out of the texts. */
    static void strip(List<Item> items) {
        List<Item> described =
                items.stream().filter(item -> item.text().size() > 1).toList();
        long counting = 0;
        for (int i = 0; i < described.size(); i++) {
            counting += number(described.get(i)).orElse(-1) == expected(described, i) ? 1 : 0;
        }
        boolean running = described.size() > 1 && counting * 3 >= described.size() * 2L;
        described.stream()
                .filter(item -> number(item).isPresent() && (running || alone(item, described.size())))
                .forEach(item -> item.text().removeFirst());
    }

    private static int expected(List<Item> items, int index) {
        return number(items.getFirst()).orElse(1) + index;
    }

    private static OptionalInt number(Item item) {
        Matcher number = NUMBER.matcher(item.text().getFirst().text());
        return number.matches() ? OptionalInt.of(Integer.parseInt(number.group(1))) : OptionalInt.empty();
    }

    /** A single row is number one, when white parts the number from the text. */
    private static boolean alone(Item item, int rows) {
        Word first = item.text().getFirst();
        Word second = item.text().get(1);
        return rows == 1 && number(item).orElse(0) == 1 && second.x1() - first.x2() > WIDE * first.height();
    }
}
