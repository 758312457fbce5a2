package dev.fovea.engine.ocr.read;

import dev.fovea.engine.ocr.layout.Line;
import dev.fovea.engine.ocr.lexicon.Concept;
import java.util.List;

/** A line with the labels in it. */
record Row(Line line, List<Piece> pieces) {
    Row {
        pieces = List.copyOf(pieces);
    }

    /** Whether it says what was handed over or given back. */
    boolean settles() {
        return pieces.stream()
                        .flatMap(piece -> piece.hits().stream())
                        .anyMatch(hit -> hit.from() == 0 && hit.label().means(Concept.CHANGE))
                && line.text().chars().anyMatch(Character::isDigit);
    }

    /** Whether it is the head of a table: several labels of rows beside each other and nothing else. */
    boolean headsTable() {
        long heads = pieces.stream()
                .flatMap(piece -> piece.hits().stream())
                .filter(hit -> hit.label().concepts().keySet().stream().anyMatch(Concept::ofRows))
                .count();
        boolean numbers = line.text().chars().filter(Character::isDigit).count() > 3;
        return heads >= 3 && !numbers;
    }
}
