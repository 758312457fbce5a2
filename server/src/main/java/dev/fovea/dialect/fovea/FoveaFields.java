package dev.fovea.dialect.fovea;

import dev.fovea.error.FoveaError;
import dev.fovea.error.FoveaException;
import dev.fovea.error.Problem;
import dev.fovea.http.Json;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads the members of a request and collects every broken rule, so that one answer names them all. */
final class FoveaFields {
    private static final int LAST_YEAR = 9999;
    private final ObjectNode object;
    private final List<Object> path;
    private final List<Problem> problems;

    private FoveaFields(ObjectNode object, List<Object> path, List<Problem> problems) {
        this.object = object;
        this.path = path;
        this.problems = problems;
    }

    static FoveaFields body(byte[] body) {
        if (body.length > 0 && Json.parse(body) instanceof ObjectNode object) {
            return new FoveaFields(object, List.of(), new ArrayList<>());
        }
        throw new FoveaException(FoveaError.Invalid.of("body", "a JSON object is required"));
    }

    /** The text of a member that must be there; empty when a problem was noted. */
    String requiredText(String name) {
        if (absent(object.path(name))) {
            problem("missing", name, "is required");
            return "";
        }
        Optional<String> text = text(name);
        if (text.isPresent() && text.get().isBlank()) {
            problem("string_too_short", name, "must not be empty");
        }
        return text.orElse("");
    }

    Optional<String> text(String name) {
        JsonNode node = object.path(name);
        if (absent(node)) {
            return Optional.empty();
        }
        if (!node.isString()) {
            problem("string_type", name, "must be a string");
            return Optional.empty();
        }
        return Optional.of(node.stringValue());
    }

    /** A whole number from 1 to {@code most}. */
    OptionalLong size(String name, long most) {
        JsonNode node = object.path(name);
        if (absent(node)) {
            return OptionalLong.empty();
        }
        if (!node.isIntegralNumber() || !node.canConvertToLong() || node.longValue() < 1 || node.longValue() > most) {
            problem("value_error", name, "must be a whole number from 1 to " + most);
            return OptionalLong.empty();
        }
        return OptionalLong.of(node.longValue());
    }

    /** The members of an object within; their problems are problems of the whole. */
    Optional<FoveaFields> object(String name) {
        JsonNode node = object.path(name);
        if (absent(node)) {
            return Optional.empty();
        }
        if (node instanceof ObjectNode inner) {
            return Optional.of(new FoveaFields(inner, List.of(name), problems));
        }
        problem("dict_type", name, "must be an object");
        return Optional.empty();
    }

    /** A share of something, from 0 to 1; 0 when it is not there. */
    double share(String name) {
        JsonNode node = object.path(name);
        if (absent(node)) {
            return 0;
        }
        double value = node.isNumber() ? node.doubleValue() : Double.NaN;
        if (!(value >= 0 && value <= 1)) {
            problem("value_error", name, "must be a number from 0 to 1");
            return 0;
        }
        return value;
    }

    OptionalDouble positive(String name) {
        JsonNode node = object.path(name);
        if (absent(node)) {
            return OptionalDouble.empty();
        }
        double value = node.isNumber() ? node.doubleValue() : Double.NaN;
        if (!Double.isFinite(value) || value <= 0) {
            problem("value_error", name, "must be a number greater than 0");
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(value);
    }

    Optional<OffsetDateTime> time(String name) {
        return text(name).flatMap(text -> time(name, text));
    }

    private Optional<OffsetDateTime> time(String name, String text) {
        try {
            OffsetDateTime time = OffsetDateTime.parse(text);
            if (time.getYear() >= 0 && time.getYear() <= LAST_YEAR) {
                return Optional.of(time);
            }
        } catch (DateTimeException _) {
            problem("value_error", name, "must be an ISO 8601 time with its offset");
            return Optional.empty();
        }
        problem("value_error", name, "must be in the years 0 to " + LAST_YEAR);
        return Optional.empty();
    }

    Optional<Boolean> flag(String name) {
        JsonNode node = object.path(name);
        if (absent(node)) {
            return Optional.empty();
        }
        if (!node.isBoolean()) {
            problem("bool_type", name, "must be true or false");
            return Optional.empty();
        }
        return Optional.of(node.booleanValue());
    }

    /** A time in whole seconds, from 0 to {@code most}. */
    Optional<Duration> seconds(String name, Duration most) {
        JsonNode node = object.path(name);
        if (absent(node)) {
            return Optional.empty();
        }
        if (!node.isIntegralNumber()
                || !node.canConvertToLong()
                || node.longValue() < 0
                || node.longValue() > most.toSeconds()) {
            problem("value_error", name, "must be a whole number from 0 to " + most.toSeconds());
            return Optional.empty();
        }
        return Optional.of(Duration.ofSeconds(node.longValue()));
    }

    /** One of the words of an enum. */
    <E extends Enum<E>> Optional<E> word(String name, Class<E> words) {
        Optional<String> text = text(name);
        Optional<E> word = text.flatMap(given -> Spelling.of(given, words));
        if (text.isPresent() && word.isEmpty()) {
            problem("enum", name, "must be one of " + Spelling.words(words));
        }
        return word;
    }

    /** All members, as the texts of their values; empty for null. */
    Map<String, Optional<String>> scalars() {
        Map<String, Optional<String>> scalars = new LinkedHashMap<>();
        object.properties().forEach(member -> {
            JsonNode value = member.getValue();
            if (value.isContainer()) {
                problem("value_error", member.getKey(), "must be a text, a number, true, false or null");
            }
            scalars.put(member.getKey(), value.isNull() ? Optional.empty() : Optional.of(value.asString("")));
        });
        check();
        return scalars;
    }

    /** Whether a member is there and null. */
    boolean isNull(String name) {
        return object.path(name).isNull();
    }

    /** Whether the request has a member, be it null. */
    boolean names(String name) {
        return object.has(name);
    }

    /** A whole number that is not negative. */
    OptionalLong count(String name) {
        JsonNode node = object.path(name);
        if (absent(node)) {
            return OptionalLong.empty();
        }
        if (!node.isIntegralNumber() || !node.canConvertToLong() || node.longValue() < 0) {
            problem("value_error", name, "must be a whole number, 0 or more");
            return OptionalLong.empty();
        }
        return OptionalLong.of(node.longValue());
    }

    /** Whether the request says anything of a member. */
    boolean has(String name) {
        return !absent(object.path(name));
    }

    /** Notes a problem unless the request mentions the member, be it as null. */
    void requireMention(String name) {
        if (!object.has(name)) {
            problem("missing", name, "is required; null stands for none");
        }
    }

    Set<String> texts(String name) {
        JsonNode node = object.path(name);
        Set<String> texts = new LinkedHashSet<>();
        if (absent(node)) {
            return texts;
        }
        if (!(node instanceof ArrayNode array) || !array.valueStream().allMatch(JsonNode::isString)) {
            problem("list_type", name, "must be an array of strings");
            return texts;
        }
        array.forEach(item -> texts.add(item.stringValue()));
        return texts;
    }

    /** Notes every member that is not one of these. */
    void refuseOthers(Set<String> known) {
        object.propertyNames().stream()
                .filter(name -> !known.contains(name))
                .forEach(name -> problem(
                        "unknown",
                        name,
                        "is not known here; known are "
                                + known.stream().sorted().collect(Collectors.joining(", "))));
    }

    /** Members that nothing here interprets, as a JSON object. */
    String extra(Set<String> interpreted) {
        ObjectNode rest = object.deepCopy();
        rest.remove(interpreted);
        return rest.toString();
    }

    /** Notes a broken rule; {@code predicate} goes on after the name. */
    void problem(String rule, String name, String predicate) {
        List<Object> place = Stream.concat(path.stream(), Stream.of(name)).toList();
        String words = place.stream().map(Object::toString).collect(Collectors.joining("."));
        problems.add(new Problem(rule, place, words + " " + predicate));
    }

    /** Refuses the request when a rule was broken. */
    void check() {
        if (!problems.isEmpty()) {
            throw new FoveaException(new FoveaError.Invalid(problems));
        }
    }

    private static boolean absent(JsonNode node) {
        return node.isMissingNode() || node.isNull();
    }
}
