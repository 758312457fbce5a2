package dev.fovea.store;

import dev.fovea.json.ValueJson;
import dev.fovea.model.Extraction;
import dev.fovea.model.Value;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** An extraction as the text of its column. */
final class ExtractionJson {
    private ExtractionJson() {}

    static String write(Extraction extraction) {
        Map<String, Value> members = new LinkedHashMap<>();
        members.put("result", extraction.result());
        extraction.confidence().ifPresent(confidence -> members.put("confidence", real(confidence)));
        members.put(
                "readings",
                new Value.Items(extraction.readings().stream()
                        .map(ExtractionJson::reading)
                        .toList()));
        members.put(
                "warnings",
                new Value.Items(extraction.warnings().stream().map(Value::text).toList()));
        Map<String, Value> usage = new TreeMap<>();
        extraction.usage().forEach((unit, amount) -> usage.put(unit, Value.number(amount)));
        members.put("usage", new Value.Members(usage));
        return ValueJson.write(new Value.Members(members));
    }

    private static Value reading(Extraction.Reading reading) {
        Map<String, Value> members = new LinkedHashMap<>();
        members.put("path", Value.text(reading.path()));
        members.put("confidence", real(reading.confidence()));
        reading.evidence().ifPresent(evidence -> {
            members.put("page", Value.number(evidence.page()));
            members.put("text", Value.text(evidence.text()));
            members.put("x1", real(evidence.x1()));
            members.put("y1", real(evidence.y1()));
            members.put("x2", real(evidence.x2()));
            members.put("y2", real(evidence.y2()));
        });
        return new Value.Members(members);
    }

    private static Value real(double number) {
        return new Value.Num(BigDecimal.valueOf(number));
    }

    static Extraction read(String json) {
        Map<String, Value> members = members(ValueJson.parse(json));
        return new Extraction(
                members.getOrDefault("result", Value.NULL),
                Optional.ofNullable(members.get("confidence")).map(ExtractionJson::real),
                items(members, "readings").stream()
                        .map(ExtractionJson::readingOf)
                        .toList(),
                items(members, "warnings").stream().map(ExtractionJson::text).toList(),
                usage(members));
    }

    private static Extraction.Reading readingOf(Value value) {
        Map<String, Value> members = members(value);
        return new Extraction.Reading(text(members.get("path")), real(members.get("confidence")), evidence(members));
    }

    private static Optional<Extraction.Evidence> evidence(Map<String, Value> members) {
        return Optional.ofNullable(members.get("page"))
                .map(page -> new Extraction.Evidence(
                        (int) real(page),
                        real(members.get("x1")),
                        real(members.get("y1")),
                        real(members.get("x2")),
                        real(members.get("y2")),
                        text(members.get("text"))));
    }

    private static Map<String, Long> usage(Map<String, Value> members) {
        Map<String, Long> usage = new TreeMap<>();
        members(members.get("usage")).forEach((unit, amount) -> usage.put(unit, (long) real(amount)));
        return usage;
    }

    private static List<Value> items(Map<String, Value> members, String name) {
        return members.get(name) instanceof Value.Items(List<Value> values) ? values : List.of();
    }

    private static Map<String, Value> members(@Nullable Value value) {
        return value instanceof Value.Members(Map<String, Value> values) ? values : Map.of();
    }

    private static String text(@Nullable Value value) {
        return value instanceof Value.Text(String text) ? text : "";
    }

    private static double real(@Nullable Value value) {
        return value instanceof Value.Num(BigDecimal number) ? number.doubleValue() : 0;
    }
}
