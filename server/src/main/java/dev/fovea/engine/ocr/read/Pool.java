package dev.fovea.engine.ocr.read;

import dev.fovea.model.Value;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Options of one field from all looks, equal ones together, best first. Texts are equal when nearly all letters are: two
 * looks seldom spell a line alike, and the one that is surer of its words is taken.
 */
record Pool(List<Pooled> values) {
    private static final double ALIKE = 0.12;

    Pool {
        values = List.copyOf(values);
    }

    static Pool of(List<Option> options) {
        double top = options.stream().mapToDouble(Option::score).max().orElse(0);
        Map<String, List<Option>> groups = new LinkedHashMap<>();
        options.stream()
                .sorted(Comparator.comparingDouble(Option::score).reversed())
                .forEach(option -> groups.computeIfAbsent(group(option, groups), any -> new ArrayList<>())
                        .add(option));
        return new Pool(groups.values().stream()
                .map(same -> Pooled.of(same, top))
                .sorted(Comparator.comparingDouble(Pooled::score).reversed())
                .toList());
    }

    private static String group(Option option, Map<String, List<Option>> groups) {
        String key = option.key();
        if (groups.containsKey(key)
                || !(option.candidate().value() instanceof Value.Text)
                || key.length() < 8
                || key.chars().filter(Character::isDigit).count() > key.length() / 2) {
            return key;
        }
        return groups.keySet().stream()
                .filter(known -> alike(known, key))
                .findFirst()
                .orElse(key);
    }

    private static boolean alike(String one, String other) {
        int longest = Math.max(one.length(), other.length());
        return Math.abs(one.length() - other.length()) <= ALIKE * longest && edits(one, other) <= ALIKE * longest;
    }

    private static int edits(String a, String b) {
        int[] previous = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] current = new int[b.length() + 1];
            current[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int change = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                current[j] = Math.min(change, Math.min(previous[j], current[j - 1]) + 1);
            }
            previous = current;
        }
        return previous[b.length()];
    }

    /** The first value's lead over the second, 0..1. */
    double margin() {
        return values.size() < 2 ? 1 : values.getFirst().score() - values.get(1).score();
    }

    boolean isEmpty() {
        return values.isEmpty();
    }
}
