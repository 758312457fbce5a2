package dev.fovea.json;

import dev.fovea.model.Value;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/**
 * {@link Value} and JSON text. Text is written as a JavaScript engine writes it: compact, nothing escaped that need not
 * be, whole numbers without a fraction, names that are numbers first (contract imggo.md §7), so that a receiver that re-serialises what it parsed
 * gets the same bytes.
 */
public final class ValueJson {
    /** Powers of ten from which and below which a number is written without an exponent (ECMAScript, Number::toString). */
    private static final int PLAIN_FROM = -6;

    private static final int PLAIN_UNTIL = 21;

    /** Names that a JavaScript object keeps in front, in numerical order, whenever they were added. */
    private static final Pattern INDEX = Pattern.compile("0|[1-9][0-9]{0,8}");

    private static final int MOST_LEVELS = 64;

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MOST_LEVELS)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .addModule(module())
            .build();

    private ValueJson() {}

    /** Writers of {@link Value} for a mapper of one's own. */
    public static SimpleModule module() {
        SimpleModule module = new SimpleModule("fovea-value");
        module.addSerializer(Value.class, new Writer());
        return module;
    }

    /** The JSON text. */
    public static String write(Value value) {
        return MAPPER.writeValueAsString(value);
    }

    /**
     * Reads a JSON text.
     *
     * @throws tools.jackson.core.JacksonException when it is none
     */
    public static Value parse(String json) {
        return of(MAPPER.readTree(json));
    }

    /** The value that a parsed document holds. */
    public static Value of(JsonNode node) {
        return switch (node.getNodeType()) {
            case OBJECT -> members(node);
            case ARRAY -> items(node);
            case STRING -> new Value.Text(node.stringValue());
            case NUMBER -> new Value.Num(node.decimalValue());
            case BOOLEAN -> new Value.Flag(node.booleanValue());
            default -> Value.NULL;
        };
    }

    private static Value members(JsonNode node) {
        Map<String, Value> members = new LinkedHashMap<>();
        node.properties().forEach(member -> members.put(member.getKey(), of(member.getValue())));
        return new Value.Members(members);
    }

    private static Value items(JsonNode node) {
        List<Value> items = new ArrayList<>();
        node.forEach(item -> items.add(of(item)));
        return new Value.Items(items);
    }

    private static final class Writer extends ValueSerializer<Value> {
        @Override
        public void serialize(Value value, JsonGenerator json, SerializationContext context) {
            switch (value) {
                case Value.Null _ -> json.writeNull();
                case Value.Flag(boolean flag) -> json.writeBoolean(flag);
                case Value.Text(String text) -> json.writeString(text);
                case Value.Num(BigDecimal number) -> json.writeRawValue(number(number));
                case Value.Items(List<Value> items) -> {
                    json.writeStartArray();
                    items.forEach(item -> serialize(item, json, context));
                    json.writeEndArray();
                }
                case Value.Members(Map<String, Value> members) -> {
                    json.writeStartObject();
                    names(members).forEach(name -> {
                        json.writeName(name);
                        serialize(members.getOrDefault(name, Value.NULL), json, context);
                    });
                    json.writeEndObject();
                }
            }
        }

        private static List<String> names(Map<String, Value> members) {
            List<String> indexes = members.keySet().stream()
                    .filter(name -> INDEX.matcher(name).matches())
                    .sorted(Comparator.comparingInt(Integer::parseInt))
                    .toList();
            if (indexes.isEmpty()) {
                return List.copyOf(members.keySet());
            }
            Set<String> names = new LinkedHashSet<>(indexes);
            names.addAll(members.keySet());
            return List.copyOf(names);
        }

        private static String number(BigDecimal number) {
            if (number.signum() == 0) {
                return "0";
            }
            BigDecimal bare = number.stripTrailingZeros();
            int exponent = bare.precision() - bare.scale() - 1;
            return exponent >= PLAIN_FROM && exponent < PLAIN_UNTIL ? bare.toPlainString() : scientific(bare, exponent);
        }

        private static String scientific(BigDecimal bare, int exponent) {
            String digits = bare.unscaledValue().abs().toString();
            String fraction = digits.length() == 1 ? "" : "." + digits.substring(1);
            String sign = bare.signum() < 0 ? "-" : "";
            return sign + digits.charAt(0) + fraction + "e" + (exponent < 0 ? "" : "+") + exponent;
        }
    }
}
