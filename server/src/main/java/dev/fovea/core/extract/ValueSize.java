package dev.fovea.core.extract;

import dev.fovea.model.Value;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/**
 * How much a value is, as JSON text and for a database.
 *
 * @param bytes of its JSON text in UTF-8, but for escapes
 * @param levels of lists and objects within each other
 * @param storable whether all its texts can be kept by every database: no NUL character, no half of a surrogate pair
 */
record ValueSize(long bytes, int levels, boolean storable) {
    /** Deeper values are not looked into: nobody takes them, and the stack of a thread is finite. */
    private static final int DEEPEST = 100;

    static ValueSize of(Value value) {
        Tally tally = new Tally();
        tally.add(value, 0);
        return new ValueSize(tally.bytes, tally.levels, tally.storable);
    }

    /** Whether every database can hold the text. */
    static boolean storable(String text) {
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            if (Character.isHighSurrogate(character)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else if (character == 0 || Character.isSurrogate(character)) {
                return false;
            }
        }
        return true;
    }

    private static final class Tally {
        private long bytes;
        private int levels;
        private boolean storable = true;

        void add(Value value, int level) {
            levels = Math.max(levels, level);
            if (level > DEEPEST) {
                return;
            }
            switch (value) {
                case Value.Null _ -> bytes += "null".length();
                case Value.Flag(boolean flag) -> bytes += Boolean.toString(flag).length();
                case Value.Num(BigDecimal number) -> bytes += number.precision() + 1;
                case Value.Text(String text) -> add(text);
                case Value.Items(List<Value> items) -> {
                    bytes += 2;
                    for (Value item : items) {
                        bytes++;
                        add(item, level + 1);
                    }
                }
                case Value.Members(Map<String, Value> members) -> {
                    bytes += 2;
                    members.forEach((name, member) -> {
                        bytes += 2;
                        add(name);
                        add(member, level + 1);
                    });
                }
            }
        }

        private void add(String text) {
            bytes += 2;
            bytes += text.codePoints().mapToLong(Tally::utf8).sum();
            storable &= ValueSize.storable(text);
        }

        private static int utf8(int codePoint) {
            if (codePoint < 0x80) {
                return 1;
            }
            if (codePoint < 0x800) {
                return 2;
            }
            return codePoint < 0x10000 ? 3 : 4;
        }
    }
}
