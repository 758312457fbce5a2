package dev.fovea.engine.ocr.lexicon;

import dev.fovea.engine.ocr.value.ValueType;
import dev.fovea.model.FieldTree.Field;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a field of a pattern asks for, told from its name, its declared type, what the schema says of it, and the words
 * of the instructions that speak of it.
 *
 * @param path of the field, e.g. {@code vendor.name}; lists add {@code []}
 * @param concept what it is, when it is something that documents commonly hold
 * @param party whose it is, when the name says so
 * @param type what its value looks like
 * @param labels words that may stand beside the value beyond those of the concept, with how surely they do, 0..1
 * @param phrase what the instructions say of it; empty when nothing
 * @param sight whether it asks for what is seen and not read: a colour, a damage, a count of things
 */
public record FieldMeaning(
        String path,
        Optional<Concept> concept,
        Party party,
        ValueType type,
        Map<String, Double> labels,
        String phrase,
        boolean sight) {
    public FieldMeaning {
        labels = Map.copyOf(labels);
    }

    /** What a field at the top of the pattern means. */
    public static FieldMeaning of(Field field, String instructions) {
        return of(List.of(), field, instructions);
    }

    /**
     * What a field means.
     *
     * @param groups names of the fields that it lies in, outermost first
     */
    public static FieldMeaning of(List<String> groups, Field field, String instructions) {
        return new MeaningFinder(Lexicon.standard(), Instructions.of(instructions)).find(groups, field);
    }
}
