package dev.fovea.engine.ocr.read;

import dev.fovea.engine.ocr.lexicon.Concept;
import dev.fovea.engine.ocr.lexicon.FieldMeaning;
import dev.fovea.engine.ocr.lexicon.PatternMeaning;
import dev.fovea.model.FieldTree;
import dev.fovea.model.FieldTree.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a pattern asks for.
 *
 * @param asked single values, and lists of them
 * @param rows lists of objects
 */
record Questions(List<Asked> asked, List<RowsAsked> rows) {
    Questions {
        asked = List.copyOf(asked);
        rows = List.copyOf(rows);
    }

    static Questions of(FieldTree tree, String instructions) {
        List<Asked> asked = new ArrayList<>();
        List<RowsAsked> rows = new ArrayList<>();
        List<FieldMeaning> meanings = PatternMeaning.of(tree, instructions).fields();
        tree.fields().forEach(field -> collect("", field, meanings, asked, rows));
        return new Questions(asked, rows);
    }

    private static void collect(
            String prefix, Field field, List<FieldMeaning> meanings, List<Asked> asked, List<RowsAsked> rows) {
        String path = prefix.isEmpty() ? field.name() : prefix + "." + field.name();
        switch (field) {
            case Field.Leaf leaf -> asked.add(new Asked(meaning(path, meanings), leaf, false));
            case Field.Group group -> group.members().forEach(member -> collect(path, member, meanings, asked, rows));
            case Field.Many many -> {
                List<Asked> inside = new ArrayList<>();
                switch (many.element()) {
                    case Field.Leaf leaf -> asked.add(new Asked(meaning(path, meanings), leaf, true));
                    case Field.Group row -> {
                        row.members().forEach(member -> collect(path + "[]", member, meanings, inside, rows));
                        rows.add(new RowsAsked(path, inside));
                    }
                    case Field.Many nested -> collect(path + "[]", nested, meanings, inside, rows);
                }
            }
        }
    }

    private static FieldMeaning meaning(String path, List<FieldMeaning> meanings) {
        return meanings.stream()
                .filter(meaning -> meaning.path().equals(path))
                .findFirst()
                .orElseThrow();
    }

    /** What is looked for: what is asked, and the amounts that prove an amount that is asked. */
    List<Asked> needed() {
        List<Asked> needed = new ArrayList<>(asked);
        Set<Concept> known = asked.stream()
                .flatMap(field -> field.meaning().concept().stream())
                .collect(Collectors.toSet());
        if (Sums.FAMILY.stream().anyMatch(known::contains)) {
            Sums.FAMILY.stream()
                    .filter(concept -> !known.contains(concept))
                    .map(Asked::of)
                    .forEach(needed::add);
        }
        return needed;
    }

    List<FieldMeaning> meanings() {
        return Stream.concat(asked.stream(), rows.stream().flatMap(row -> row.columns().stream()))
                .map(Asked::meaning)
                .toList();
    }
}
