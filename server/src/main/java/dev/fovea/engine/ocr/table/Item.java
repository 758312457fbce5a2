package dev.fovea.engine.ocr.table;

import dev.fovea.engine.ocr.lexicon.FieldMeaning;
import dev.fovea.model.PageText.Word;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A row while it is put together.
 *
 * @param line index of the line where its figures stand
 * @param cells words by field, the description apart
 * @param text words of the description
 */
record Item(int page, int line, Map<FieldMeaning, List<Word>> cells, List<Word> text) {
    Item(int page, int line) {
        this(page, line, new HashMap<>(), new ArrayList<>());
    }

    List<Word> words() {
        List<Word> words = new ArrayList<>(text);
        cells.values().forEach(words::addAll);
        return words;
    }

    /** Whether its text begins in the middle of a sentence, so that the line above belongs to it. */
    boolean continued() {
        return !text.isEmpty() && text.getFirst().text().matches("\\p{Ll}{2,}.*");
    }

    boolean described() {
        return Sheet.text(text).chars().filter(Character::isLetter).count() >= 2;
    }
}
