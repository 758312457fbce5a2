package dev.fovea.engine.ocr.table;

import java.util.List;

/** Indented rows with fewer figures tell what is in the row above, with its share of the price: no items of their own. */
final class SubItems {
    private static final double INDENT = 0.9;

    private SubItems() {}

    /** The items proper. */
    static List<Item> without(List<Item> items, double textHeight) {
        double left = items.stream()
                .filter(Item::described)
                .mapToDouble(item -> Sheet.x1(item.text()))
                .min()
                .orElse(0);
        long most = items.stream().mapToLong(item -> item.cells().size()).max().orElse(0);
        boolean mostlyFlush =
                items.stream().filter(item -> !indented(item, left, textHeight)).count() * 2 > items.size();
        return items.stream()
                .filter(item -> !mostlyFlush
                        || !indented(item, left, textHeight)
                        || item.cells().size() >= most)
                .toList();
    }

    private static boolean indented(Item item, double left, double textHeight) {
        return item.described() && Sheet.x1(item.text()) - left > INDENT * textHeight;
    }
}
