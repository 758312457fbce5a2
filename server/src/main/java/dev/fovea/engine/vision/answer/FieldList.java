package dev.fovea.engine.vision.answer;

import dev.fovea.model.FieldTree;
import dev.fovea.model.FieldTree.Field;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The fields as a list for a reader: small models follow it better than a schema. */
public final class FieldList {
    private static final int TOKENS_PER_LEAF = 48;
    /** Rows that a list is expected to have at most; a longer answer is cut off and asked for again. */
    private static final int ROWS = 24;

    private static final int TOKENS_AROUND = 256;
    private static final int TOKENS_FREE = 2048;

    private FieldList() {}

    /** One line for each field, members indented. */
    public static String of(FieldTree tree) {
        return lines(tree.fields(), "");
    }

    /** How long an answer may be expected to become, tokens. */
    public static int answerTokens(FieldTree tree) {
        return tree.fields().isEmpty() ? TOKENS_FREE : TOKENS_AROUND + tokens(tree.fields());
    }

    private static String lines(List<Field> fields, String indent) {
        return fields.stream().map(field -> line(field, indent)).collect(Collectors.joining());
    }

    private static String line(Field field, String indent) {
        String hint = field.hint().isBlank() ? "" : " – " + field.hint().replaceAll("\\s+", " ");
        String head = indent + "- " + (field.name().isEmpty() ? "each" : field.name()) + ": ";
        return switch (field) {
            case Field.Leaf leaf -> head + type(leaf) + hint + "\n";
            case Field.Group group -> head + "object" + hint + "\n" + lines(group.members(), indent + "  ");
            case Field.Many many -> head + "list" + hint + "\n" + line(many.element(), indent + "  ");
        };
    }

    private static String type(Field.Leaf leaf) {
        if (!leaf.options().isEmpty()) {
            return "one of " + leaf.options();
        }
        return leaf.type() == FieldTree.Type.DATE
                ? "date, YYYY-MM-DD"
                : leaf.type().name().toLowerCase(Locale.ROOT);
    }

    private static int tokens(List<Field> fields) {
        return (int) Math.min(
                Integer.MAX_VALUE / 2,
                fields.stream().mapToLong(FieldList::tokens).sum());
    }

    private static long tokens(Field field) {
        return switch (field) {
            case Field.Leaf _ -> TOKENS_PER_LEAF;
            case Field.Group group -> tokens(group.members());
            case Field.Many many -> Math.min(tokens(many.element()), Integer.MAX_VALUE / 64) * ROWS;
        };
    }
}
