package dev.fovea.engine.ocr.read;

import dev.fovea.engine.ocr.lexicon.FieldMeaning;
import dev.fovea.engine.ocr.lexicon.PatternMeaning;
import dev.fovea.model.FieldTree;
import dev.fovea.model.FieldTree.Field;
import java.util.ArrayList;
import java.util.List;

/** The single values that a pattern asks for, without those of rows. */
record Questions(List<Asked> asked, String instructions) {
    Questions {
        asked = List.copyOf(asked);
    }

    static Questions of(FieldTree tree, String instructions) {
        List<Asked> asked = new ArrayList<>();
        List<FieldMeaning> meanings = PatternMeaning.of(tree, instructions).fields();
        tree.fields().forEach(field -> collect("", field, meanings, asked));
        return new Questions(asked, instructions);
    }

    private static void collect(String prefix, Field field, List<FieldMeaning> meanings, List<Asked> asked) {
        String path = prefix.isEmpty() ? field.name() : prefix + "." + field.name();
        switch (field) {
            case Field.Leaf leaf -> asked.add(new Asked(meaning(path, meanings), leaf, false));
            case Field.Group group -> group.members().forEach(member -> collect(path, member, meanings, asked));
            case Field.Many many -> {
                if (many.element() instanceof Field.Leaf leaf) {
                    asked.add(new Asked(meaning(path, meanings), leaf, true));
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

    List<FieldMeaning> meanings() {
        return asked.stream().map(Asked::meaning).toList();
    }
}
