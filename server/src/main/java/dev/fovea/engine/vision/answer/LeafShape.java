package dev.fovea.engine.vision.answer;

import dev.fovea.model.FieldTree;
import dev.fovea.model.FieldTree.Field;
import dev.fovea.model.Value;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Brings one value to the type of its leaf, where that is certain; a value that cannot be brought there stays as it is, for
 * the check to find. Texts that mean "nothing" become null.
 */
final class LeafShape {
    private static final Set<String> NOTHING =
            Set.of("", "null", "n/a", "n.a.", "undefined", "not available", "not found", "not visible", "not provided");
    /** These may be a real text, so they mean nothing only where a text is not asked for. */
    private static final Set<String> NOTHING_BUT_IN_TEXTS = Set.of("none", "nil", "unknown", "-", "–", "—");

    private static final Map<String, Boolean> FLAGS = Map.ofEntries(
            Map.entry("true", true),
            Map.entry("yes", true),
            Map.entry("y", true),
            Map.entry("1", true),
            Map.entry("checked", true),
            Map.entry("ja", true),
            Map.entry("oui", true),
            Map.entry("false", false),
            Map.entry("no", false),
            Map.entry("n", false),
            Map.entry("0", false),
            Map.entry("unchecked", false),
            Map.entry("nein", false),
            Map.entry("non", false));

    private LeafShape() {}

    /** The value as the leaf wants it. */
    static Value of(Field.Leaf leaf, Value value) {
        Value typed = typed(leaf.type(), value);
        if (isNothing(leaf, typed)) {
            return Value.NULL;
        }
        return leaf.options().isEmpty() ? typed : option(leaf, typed);
    }

    private static boolean isNothing(Field.Leaf leaf, Value value) {
        if (!(value instanceof Value.Text(String text)) || leaf.options().contains(text)) {
            return value instanceof Value.Null;
        }
        String word = text.strip().toLowerCase(Locale.ROOT);
        return NOTHING.contains(word) || (leaf.type() != FieldTree.Type.STRING && NOTHING_BUT_IN_TEXTS.contains(word));
    }

    private static Value typed(FieldTree.Type type, Value value) {
        return switch (type) {
            case NUMBER -> number(value).<Value>map(Value.Num::new).orElse(value);
            case INTEGER ->
                number(value)
                        .flatMap(LeafShape::whole)
                        .<Value>map(Value.Num::new)
                        .orElse(value);
            case BOOLEAN -> flag(value);
            case DATE -> date(value);
            case STRING, EMAIL, URL, PHONE -> text(value);
            case ANY -> value;
        };
    }

    private static Optional<BigDecimal> number(Value value) {
        return switch (value) {
            case Value.Num(BigDecimal number) -> Optional.of(number);
            case Value.Text(String text) -> NumberText.value(text);
            default -> Optional.empty();
        };
    }

    private static Optional<BigDecimal> whole(BigDecimal number) {
        try {
            return Optional.of(number.setScale(0, RoundingMode.UNNECESSARY));
        } catch (ArithmeticException _) {
            return Optional.empty();
        }
    }

    private static Value flag(Value value) {
        return switch (value) {
            case Value.Text(String text) -> flag(text, value);
            case Value.Num(BigDecimal number) -> flag(number.toPlainString(), value);
            default -> value;
        };
    }

    private static Value flag(String word, Value otherwise) {
        Boolean flag = FLAGS.get(word.strip().toLowerCase(Locale.ROOT));
        return flag == null ? otherwise : new Value.Flag(flag);
    }

    private static Value date(Value value) {
        return value instanceof Value.Text(String text)
                ? DateText.value(text).map(date -> Value.text(date.toString())).orElse(value)
                : value;
    }

    private static Value text(Value value) {
        return switch (value) {
            case Value.Text(String text) -> Value.text(text.strip());
            case Value.Num(BigDecimal number) -> Value.text(number.toPlainString());
            case Value.Flag(boolean flag) -> Value.text(Boolean.toString(flag));
            case Value.Items(var items)
            when items.stream().allMatch(Value.Text.class::isInstance) ->
                Value.text(
                        items.stream().map(item -> ((Value.Text) item).value()).collect(Collectors.joining(", ")));
            default -> value;
        };
    }

    /** As the pattern spells it, whatever the case and separators of the answer. */
    private static Value option(Field.Leaf leaf, Value value) {
        if (!(value instanceof Value.Text(String text))) {
            return value;
        }
        return leaf.options().stream()
                .filter(option -> Spelling.loose(option).equals(Spelling.loose(text)))
                .findFirst()
                .map(Value::text)
                .orElse(value);
    }
}
