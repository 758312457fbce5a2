package dev.fovea.engine.vision.chat;

import java.util.OptionalLong;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a model answered.
 *
 * @param inputTokens as the endpoint counted them; empty when it does not say
 * @param outputTokens likewise
 */
public record ChatReply(String text, Finish finish, OptionalLong inputTokens, OptionalLong outputTokens) {
    private static final JsonMapper JSON = new JsonMapper();

    /** How an answer ended. */
    public enum Finish {
        DONE,
        /** More tokens would have been needed. */
        CUT,
        /** The model or its guard did not want to answer. */
        REFUSED
    }

    /** The body is not a chat completion. */
    static final class NotAReply extends Exception {
        private static final long serialVersionUID = 1;

        NotAReply(String message) {
            super(message);
        }
    }

    /** Reads the body of an answer. */
    static ChatReply read(String body) throws NotAReply {
        JsonNode root = parse(body);
        JsonNode choice = root.path("choices").path(0);
        if (!choice.path("message").isObject()) {
            throw new NotAReply("the answer is not a chat completion: " + body);
        }
        JsonNode message = choice.path("message");
        return new ChatReply(
                text(message.path("content")),
                finish(choice, message),
                count(root.path("usage").path("prompt_tokens")),
                count(root.path("usage").path("completion_tokens")));
    }

    private static JsonNode parse(String body) throws NotAReply {
        try {
            return JSON.readTree(body);
        } catch (JacksonException _) {
            throw new NotAReply("the answer is not JSON: " + body);
        }
    }

    /** Most endpoints answer a text, some a list of parts. */
    private static String text(JsonNode content) {
        return content.isArray()
                ? content.valueStream()
                        .map(part -> part.path("text").asString(""))
                        .collect(Collectors.joining())
                : content.asString("");
    }

    private static Finish finish(JsonNode choice, JsonNode message) {
        if (!message.path("refusal").asString("").isEmpty()) {
            return Finish.REFUSED;
        }
        return switch (choice.path("finish_reason").asString("")) {
            case "length" -> Finish.CUT;
            case "content_filter" -> Finish.REFUSED;
            default -> Finish.DONE;
        };
    }

    private static OptionalLong count(JsonNode tokens) {
        return tokens.canConvertToLong() && tokens.asLong() >= 0
                ? OptionalLong.of(tokens.asLong())
                : OptionalLong.empty();
    }
}
