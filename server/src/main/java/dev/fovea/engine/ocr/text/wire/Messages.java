package dev.fovea.engine.ocr.text.wire;

import tools.jackson.databind.json.JsonMapper;

/** Messages of frames as JSON. */
public final class Messages {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private Messages() {}

    /** As JSON. */
    public static byte[] write(Record message) {
        return MAPPER.writeValueAsBytes(message);
    }

    /**
     * From JSON.
     *
     * @throws tools.jackson.core.JacksonException when it is no such message
     */
    public static <T extends Record> T read(byte[] message, Class<T> type) {
        return MAPPER.readValue(message, type);
    }
}
