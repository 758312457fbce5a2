package dev.fovea.engine.vision.chat;

import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * One question to a model, whatever form its endpoint takes it in.
 *
 * @param system what the model is told before all else
 * @param text the question
 * @param pictures {@code data:} addresses, shown after the text
 * @param schema of the JSON object that is expected; empty when any object will do
 * @param strict whether the schema keeps to what endpoints enforce strictly: every member required, nothing open
 * @param maxTokens of the answer
 */
public record ChatRequest(
        String system, String text, List<String> pictures, Optional<ObjectNode> schema, boolean strict, int maxTokens) {
    public ChatRequest {
        pictures = List.copyOf(pictures);
    }

    /** The same question with room for a longer answer. */
    public ChatRequest withMaxTokens(int tokens) {
        return new ChatRequest(system, text, pictures, schema, strict, tokens);
    }
}
