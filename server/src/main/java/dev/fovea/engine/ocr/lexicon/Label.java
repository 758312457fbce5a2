package dev.fovea.engine.ocr.lexicon;

import java.util.Map;
import java.util.Set;

/**
 * Words that stand beside a value.
 *
 * @param key the words squeezed ({@link Spelling#squeeze})
 * @param concepts what it may stand for, each with how surely it does so, 0..1
 * @param fields paths of the pattern's fields whose own words these are, likewise
 */
public record Label(String key, Map<Concept, Double> concepts, Map<String, Double> fields) {
    public Label {
        concepts = Map.copyOf(concepts);
        fields = Map.copyOf(fields);
    }

    /** How surely the value beside it is one of the concept, 0..1. */
    public double strength(Concept concept) {
        return concepts.getOrDefault(concept, 0.0);
    }

    /** How surely the value beside it is the one that the field asks for, 0..1. */
    public double strength(FieldMeaning field) {
        double own = fields.getOrDefault(field.path(), 0.0);
        return Math.max(own, field.concept().map(this::strength).orElse(0.0));
    }

    /** Whether it may stand for one of these. */
    public boolean means(Set<Concept> any) {
        return any.stream().anyMatch(concepts::containsKey);
    }

    /** Whether it may stand for this. */
    public boolean means(Concept concept) {
        return concepts.containsKey(concept);
    }
}
