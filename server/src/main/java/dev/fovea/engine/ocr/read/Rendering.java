package dev.fovea.engine.ocr.read;

import dev.fovea.engine.ocr.value.ValueType;
import dev.fovea.model.Value;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Optional;

/** A chosen value in the type that the pattern declares. */
final class Rendering {
    private Rendering() {}

    /** The value as the result shows it; empty when it cannot be said in the declared type. */
    static Optional<Value> of(Asked asked, Option option) {
        Value value = option.candidate().value();
        return switch (asked.leaf().type()) {
            case NUMBER -> number(value);
            case INTEGER -> number(value).flatMap(Rendering::whole);
            case BOOLEAN -> Optional.of(value).filter(Value.Flag.class::isInstance);
            case STRING -> Optional.of(text(asked, option));
            case DATE, EMAIL, URL, PHONE, ANY -> Optional.of(value);
        };
    }

    private static Optional<Value> number(Value value) {
        if (value instanceof Value.Text text) {
            String digits = text.value().replaceAll("[^0-9.-]", "");
            return digits.matches("-?\\d+(\\.\\d+)?")
                    ? Optional.of(new Value.Num(new BigDecimal(digits)))
                    : Optional.empty();
        }
        return value instanceof Value.Num ? Optional.of(value) : Optional.empty();
    }

    private static Optional<Value> whole(Value value) {
        return value instanceof Value.Num number
                        && number.value().stripTrailingZeros().scale() <= 0
                ? Optional.of(new Value.Num(number.value().setScale(0, RoundingMode.UNNECESSARY)))
                : Optional.empty();
    }

    /** A text shows what is printed; a date only when no ISO date is asked for. */
    private static Value text(Asked asked, Option option) {
        Value value = option.candidate().value();
        if (value instanceof Value.Num number) {
            return Value.text(printed(option.candidate().raw(), number));
        }
        if (value instanceof Value.Flag flag) {
            return Value.text(flag.value() ? "yes" : "no");
        }
        boolean date =
                asked.type() == ValueType.DATE || asked.type() == ValueType.DATETIME || asked.type() == ValueType.TIME;
        String words = (asked.leaf().hint() + " " + asked.meaning().phrase()).toLowerCase(Locale.ROOT);
        boolean iso = words.contains("yyyy-mm-dd") || words.contains("iso");
        return date && !iso ? Value.text(option.candidate().raw().strip()) : value;
    }

    private static String printed(String raw, Value.Num number) {
        String digits = raw.replaceAll("^[^\\d-]+|[^\\d]+$", "");
        boolean whole = (digits.matches("-?[\\d.,' ]+") && !digits.matches("\\d+"))
                || number.value().scale() <= 0;
        return whole && !digits.isEmpty() ? digits : number.value().toPlainString();
    }
}
