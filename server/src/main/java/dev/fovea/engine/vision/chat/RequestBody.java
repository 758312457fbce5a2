package dev.fovea.engine.vision.chat;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The body of {@code POST /chat/completions}, in the form that the endpoint takes. */
final class RequestBody {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String SCHEMA_NAME = "extraction";

    private RequestBody() {}

    /** The JSON text. */
    static String of(ChatRequest request, String model, Habits habits) {
        ObjectNode body = JSON.createObjectNode();
        body.put("model", model);
        body.put("stream", false);
        body.put(habits.completionTokens() ? "max_completion_tokens" : "max_tokens", request.maxTokens());
        if (habits.temperature()) {
            body.put("temperature", 0);
        }
        ArrayNode messages = body.putArray("messages");
        messages.addObject().put("role", "system").put("content", request.system());
        ArrayNode parts = messages.addObject().put("role", "user").putArray("content");
        parts.addObject().put("type", "text").put("text", text(request, habits));
        request.pictures()
                .forEach(picture -> parts.addObject()
                        .put("type", "image_url")
                        .putObject("image_url")
                        .put("url", picture));
        format(body, request, habits);
        return JSON.writeValueAsString(body);
    }

    private static String text(ChatRequest request, Habits habits) {
        return habits.form() == Habits.Form.SCHEMA
                ? request.text()
                : request.schema()
                        .map(schema -> request.text() + "\n\nThe answer must fit this JSON Schema:\n" + schema)
                        .orElse(request.text());
    }

    /** Without a schema the best that can be asked for is any object. */
    private static void format(ObjectNode body, ChatRequest request, Habits habits) {
        if (habits.form() == Habits.Form.PROMPT) {
            return;
        }
        ObjectNode format = body.putObject("response_format");
        if (habits.form() == Habits.Form.OBJECT || request.schema().isEmpty()) {
            format.put("type", "json_object");
            return;
        }
        format.put("type", "json_schema");
        ObjectNode schema = format.putObject("json_schema");
        schema.put("name", SCHEMA_NAME);
        schema.put("strict", request.strict());
        schema.set("schema", request.schema().get());
    }
}
