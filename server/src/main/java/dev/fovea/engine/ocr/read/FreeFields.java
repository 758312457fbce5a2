package dev.fovea.engine.ocr.read;

import dev.fovea.engine.ocr.lexicon.Concept;
import dev.fovea.engine.ocr.lexicon.Instructions;
import dev.fovea.engine.ocr.lexicon.LabelHit;
import dev.fovea.engine.ocr.lexicon.Lexicon;
import dev.fovea.engine.ocr.value.Folding;
import dev.fovea.engine.ocr.value.ValueType;
import dev.fovea.model.FieldTree;
import dev.fovea.model.FieldTree.Field;
import dev.fovea.model.PageText.Word;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The fields of a pattern without a schema: those that its instructions enumerate, else those that the page labels. */
final class FreeFields {
    private static final int LONGEST_NAME = 4;
    private static final int LONGEST_KEY = 5;
    private static final int MOST = 40;

    private FreeFields() {}

    /** What the instructions enumerate; empty when they name nothing that documents hold. */
    static FieldTree named(String instructions) {
        Map<String, Field> fields = new LinkedHashMap<>();
        boolean known = false;
        for (String name : Instructions.of(instructions).names()) {
            if (name.toLowerCase(Locale.ROOT).matches(".*\\b(line items?|items|positions|rows)\\b.*")) {
                fields.putIfAbsent("line_items", lines());
                known = true;
            } else if (snake(name).split("_", -1).length <= LONGEST_NAME
                    && !snake(name).isEmpty()) {
                Optional<Concept> concept = Lexicon.standard().named(name);
                known |= concept.isPresent();
                fields.putIfAbsent(snake(name), leaf(snake(name), concept));
            }
        }
        return known ? new FieldTree(List.copyOf(fields.values())) : FieldTree.FREE;
    }

    /** What the page labels: known labels under the name of their concept, others under their own words. */
    static FieldTree labelled(Look look) {
        Map<String, Field> fields = new LinkedHashMap<>();
        for (Sheet sheet : look.sheets()) {
            for (Piece piece : sheet.pieces()) {
                piece.hits().stream()
                        .filter(hit -> hit.from() == 0 && hit.quality() > 0.85)
                        .forEach(hit -> known(hit)
                                .ifPresent(concept -> fields.putIfAbsent(
                                        snake(concept.name()), leaf(snake(concept.name()), Optional.of(concept)))));
                unknown(piece).ifPresent(name -> fields.putIfAbsent(name, leaf(name, Optional.empty())));
            }
        }
        return new FieldTree(fields.values().stream().limit(MOST).toList());
    }

    private static Optional<Concept> known(LabelHit hit) {
        return hit.label().concepts().entrySet().stream()
                .filter(entry ->
                        entry.getValue() > 0.9 && !entry.getKey().ofRows() && entry.getKey() != Concept.DOCUMENT_TITLE)
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** {@code Brand manager: …}: a few words up to a colon. */
    private static Optional<String> unknown(Piece piece) {
        List<Word> words = piece.words();
        for (int i = 0; i < Math.min(LONGEST_KEY, words.size()); i++) {
            if (words.get(i).text().endsWith(":")) {
                String key = words.subList(0, i + 1).stream().map(Word::text).collect(Collectors.joining(" "));
                return piece.hits().isEmpty() && key.matches("[\\p{L} .'/-]{3,}:")
                        ? Optional.of(snake(key))
                        : Optional.empty();
            }
        }
        return Optional.empty();
    }

    private static String snake(String name) {
        return Folding.fold(name).replaceAll("[^\\p{L}\\d]+", "_").replaceAll("^_|_$", "");
    }

    private static Field.Leaf leaf(String name, Optional<Concept> concept) {
        ValueType type = concept.map(Concept::type).orElse(ValueType.FREE_TEXT);
        return Field.Leaf.of(
                name,
                switch (type) {
                    case DATE -> FieldTree.Type.DATE;
                    case MONEY, NUMBER, QUANTITY, PERCENT -> FieldTree.Type.NUMBER;
                    default -> FieldTree.Type.STRING;
                });
    }

    private static Field.Many lines() {
        return new Field.Many(
                "line_items",
                "",
                new Field.Group(
                        "",
                        "",
                        List.of(
                                Field.Leaf.of("description", FieldTree.Type.STRING),
                                Field.Leaf.of("quantity", FieldTree.Type.NUMBER),
                                Field.Leaf.of("unit_price", FieldTree.Type.NUMBER),
                                Field.Leaf.of("amount", FieldTree.Type.NUMBER))));
    }
}
