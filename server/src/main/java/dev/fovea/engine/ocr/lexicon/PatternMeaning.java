package dev.fovea.engine.ocr.lexicon;

import dev.fovea.model.FieldTree;
import dev.fovea.model.FieldTree.Field;
import java.util.ArrayList;
import java.util.List;

/**
 * What a whole pattern asks for.
 *
 * @param fields meaning of every single value, in order; members of lists of objects carry {@code []} in their path
 * @param named what the instructions enumerate
 */
public record PatternMeaning(List<FieldMeaning> fields, Instructions named) {
    private static final WordKinds WORDS = new WordKinds();

    public PatternMeaning {
        fields = List.copyOf(fields);
    }

    /** Tells the meaning of every field. */
    public static PatternMeaning of(FieldTree tree, String instructions) {
        Instructions said = Instructions.of(instructions);
        List<FieldMeaning> fields = new ArrayList<>();
        tree.fields().forEach(field -> collect(List.of(), field, new MeaningFinder(Lexicon.standard(), said), fields));
        return new PatternMeaning(fields, said);
    }

    private static void collect(List<String> groups, Field field, MeaningFinder finder, List<FieldMeaning> fields) {
        switch (field) {
            case Field.Leaf leaf -> fields.add(finder.find(groups, leaf));
            case Field.Group group ->
                group.members().forEach(member -> collect(with(groups, group.name()), member, finder, fields));
            case Field.Many many -> {
                List<String> inside = with(groups, many.name() + "[]");
                if (many.element() instanceof Field.Group row) {
                    row.members().forEach(member -> collect(inside, member, finder, fields));
                } else {
                    fields.add(finder.find(groups, named(many)));
                }
            }
        }
    }

    private static Field named(Field.Many many) {
        return many.element() instanceof Field.Leaf leaf
                ? new Field.Leaf(many.name(), leaf.type(), many.hint(), leaf.options())
                : many;
    }

    private static List<String> with(List<String> groups, String name) {
        List<String> all = new ArrayList<>(groups);
        if (!name.isEmpty()) {
            all.add(name);
        }
        return all;
    }

    /**
     * Whether it asks only for what sight can tell: no field has a meaning that documents put into words, and the fields
     * or the instructions speak of looking.
     */
    public boolean forSight() {
        if (fields.isEmpty()) {
            return looks() && !reads();
        }
        boolean none = fields.stream().allMatch(field -> field.concept().isEmpty());
        boolean seen = fields.stream().anyMatch(FieldMeaning::sight);
        return fields.stream().allMatch(FieldMeaning::sight) || (none && (seen || looks()) && !reads());
    }

    private boolean looks() {
        return named.phrases().stream().anyMatch(phrase -> WORDS.look(Tokens.of(phrase)));
    }

    private boolean reads() {
        return named.phrases().stream().anyMatch(phrase -> WORDS.read(Tokens.of(phrase)));
    }
}
