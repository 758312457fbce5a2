package dev.fovea.dialect.imggo;

import dev.fovea.model.Value;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLMapper;
import tools.jackson.dataformat.yaml.YAMLWriteFeature;

/** A result as YAML, with as few quotes as YAML allows: clients cut it out of JSON at the next quote. */
final class YamlText {
    private static final YAMLMapper MAPPER = YAMLMapper.builder(YAMLFactory.builder()
                    .disable(YAMLWriteFeature.WRITE_DOC_START_MARKER)
                    .enable(YAMLWriteFeature.MINIMIZE_QUOTES)
                    .enable(YAMLWriteFeature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
                    .disable(YAMLWriteFeature.SPLIT_LINES)
                    .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
                    .build())
            .build();

    /** A number with more zeros than this would fill memory when written in full. */
    private static final int MOST_ZEROS = 400;

    private YamlText() {}

    static String of(Value result) {
        return MAPPER.writeValueAsString(plain(result));
    }

    private static @Nullable Object plain(Value value) {
        return switch (value) {
            case Value.Null _ -> null;
            case Value.Flag(boolean flag) -> flag;
            case Value.Num(BigDecimal number) -> written(number);
            case Value.Text(String text) -> text;
            case Value.Items(List<Value> items) -> {
                List<@Nullable Object> list = new ArrayList<>();
                items.forEach(item -> list.add(plain(item)));
                yield list;
            }
            case Value.Members(Map<String, Value> members) -> {
                Map<String, @Nullable Object> map = new LinkedHashMap<>();
                members.forEach((name, member) -> map.put(name, plain(member)));
                yield map;
            }
        };
    }

    private static Number written(BigDecimal number) {
        return Math.abs((long) number.scale()) > MOST_ZEROS ? number.doubleValue() : number;
    }
}
