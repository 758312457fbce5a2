package dev.fovea.store;

import java.util.Collection;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/** JSON text of columns that no query looks into. */
final class Json {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private Json() {}

    static String write(Object value) {
        return MAPPER.writeValueAsString(value);
    }

    static String writeAll(Collection<?> values) {
        return values.isEmpty() ? "[]" : MAPPER.writeValueAsString(values);
    }

    static <T> T read(String json, Class<T> type) {
        return MAPPER.readValue(json, type);
    }

    static <T> List<T> readAll(String json, Class<T> element) {
        return MAPPER.readerForListOf(element).readValue(json);
    }
}
