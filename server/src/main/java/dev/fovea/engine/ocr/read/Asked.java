package dev.fovea.engine.ocr.read;

import dev.fovea.engine.ocr.lexicon.Concept;
import dev.fovea.engine.ocr.lexicon.FieldMeaning;
import dev.fovea.engine.ocr.lexicon.Party;
import dev.fovea.engine.ocr.value.ValueType;
import dev.fovea.model.FieldTree;
import dev.fovea.model.FieldTree.Field.Leaf;
import java.util.Map;
import java.util.Optional;

/**
 * A single value that is asked for.
 *
 * @param leaf as the pattern has it
 * @param many whether a list of such values is asked for
 */
record Asked(FieldMeaning meaning, Leaf leaf, boolean many) {
    /** Something that is read for its own sake, e.g. a subtotal that proves a total. */
    static Asked of(Concept concept) {
        FieldMeaning meaning = new FieldMeaning(
                "\0" + concept.name(), Optional.of(concept), Party.NONE, concept.type(), Map.of(), "", false);
        return new Asked(meaning, Leaf.of(concept.name(), FieldTree.Type.ANY), false);
    }

    String path() {
        return meaning.path();
    }

    ValueType type() {
        return meaning.type();
    }

    boolean is(Concept concept) {
        return meaning.concept().filter(concept::equals).isPresent();
    }
}
