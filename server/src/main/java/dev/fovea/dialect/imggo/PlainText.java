package dev.fovea.dialect.imggo;

import dev.fovea.core.extract.TextTemplate;
import dev.fovea.model.PatternContent;
import dev.fovea.model.Value;
import java.util.Optional;
import java.util.stream.Collectors;

/** A result as text: the places of the pattern's template filled, or a line for each field when it has none. */
final class PlainText {
    private PlainText() {}

    static String of(Value result, PatternContent content) {
        return content.schema().orElse(Value.NULL) instanceof Value.Text(String template)
                ? TextTemplate.fill(template, place -> at(result, place).map(Cell::of))
                : lines(result);
    }

    /** The member of that name, or the one that a path of names leads to. */
    private static Optional<Value> at(Value result, String place) {
        Optional<Value> direct = member(result, place);
        int dot = place.indexOf('.');
        return direct.isPresent() || dot < 0
                ? direct
                : member(result, place.substring(0, dot)).flatMap(inner -> at(inner, place.substring(dot + 1)));
    }

    private static Optional<Value> member(Value value, String name) {
        return value instanceof Value.Members(var members) ? Optional.ofNullable(members.get(name)) : Optional.empty();
    }

    private static String lines(Value result) {
        return result instanceof Value.Members(var members)
                ? members.entrySet().stream()
                        .map(member -> member.getKey() + ": " + Cell.of(member.getValue()) + "\n")
                        .collect(Collectors.joining())
                : Cell.of(result);
    }
}
