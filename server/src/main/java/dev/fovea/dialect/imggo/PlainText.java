package dev.fovea.dialect.imggo;

import dev.fovea.model.PatternContent;
import dev.fovea.model.Value;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A result as text: the template's {@code {field}} and {@code [field]} places filled, or a line for each field. */
final class PlainText {
    private static final Pattern PLACE = Pattern.compile("\\{\\{?\\s*([\\w.\\-]+)\\s*}}?|\\[([\\w.\\-]+)]");

    private PlainText() {}

    static String of(Value result, PatternContent content) {
        return content.schema().orElse(Value.NULL) instanceof Value.Text(String template)
                ? filled(template, result)
                : lines(result);
    }

    /** A place whose field is not known stays as it stands: it may be no place at all. */
    private static String filled(String template, Value result) {
        return PLACE.matcher(template).replaceAll(place -> {
            String path = place.group(1) == null ? place.group(2) : place.group(1);
            return Matcher.quoteReplacement(at(result, path).map(Cell::of).orElse(place.group()));
        });
    }

    private static Optional<Value> at(Value result, String path) {
        Optional<Value> found = Optional.of(result);
        for (String name : path.split("\\.", -1)) {
            found = found.flatMap(value -> value instanceof Value.Members(var members)
                    ? Optional.ofNullable(members.get(name))
                    : Optional.empty());
        }
        return found;
    }

    private static String lines(Value result) {
        return result instanceof Value.Members(var members)
                ? members.entrySet().stream()
                        .map(member -> member.getKey() + ": " + Cell.of(member.getValue()) + "\n")
                        .collect(Collectors.joining())
                : Cell.of(result);
    }
}
