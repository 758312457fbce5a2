package dev.fovea.engine.ocr.read;

import dev.fovea.engine.ocr.layout.Line;
import java.util.List;

/** A line with the labels in it. */
record Row(Line line, List<Piece> pieces) {
    Row {
        pieces = List.copyOf(pieces);
    }

    /** Whether it is the head of a table: several labels of rows beside each other and nothing else. */
    boolean headsTable() {
        long heads = pieces.stream()
                .flatMap(piece -> piece.hits().stream())
                .filter(hit -> hit.label().concepts().keySet().stream().anyMatch(concept -> concept.ofRows()))
                .count();
        boolean numbers = line.text().chars().filter(Character::isDigit).count() > 3;
        return heads >= 3 && !numbers;
    }
}
