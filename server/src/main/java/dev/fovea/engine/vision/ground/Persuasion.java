package dev.fovea.engine.vision.ground;

import dev.fovea.model.PageText;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Text in a picture that speaks to the model instead of to people ("ignore all previous instructions"). Such a picture is
 * still read; who uses the result should know.
 */
public final class Persuasion {
    private static final int MOST_CHARACTERS = 50_000;
    private static final Pattern SIGNS = Pattern.compile(
            "(?:ignore|disregard|forget|override)\\W+(?:\\w+\\W+){0,3}(?:instructions?|prompts?|rules)"
                    + "|(?:system|developer)\\W+(?:prompt|message)|you\\W+are\\W+now\\W+(?:a|an|the)\\b"
                    + "|(?:respond|reply|answer|output)\\W+(?:\\w+\\W+){0,2}(?:only\\W+)?(?:with|in)\\W+(?:the\\W+following|json)"
                    + "|instructions?\\W+(?:for|to)\\W+(?:the\\W+)?(?:ai|model|assistant|llm)\\b"
                    + "|(?:ignoriere|vergiss)\\W+(?:\\w+\\W+){0,3}(?:anweisung|anweisungen)"
                    + "|(?:ignorez|oubliez)\\W+(?:\\w+\\W+){0,3}instructions"
                    + "|(?:ignora|olvida)\\W+(?:\\w+\\W+){0,3}(?:instrucciones|istruzioni)",
            Pattern.CASE_INSENSITIVE);

    private Persuasion() {}

    /** A sentence when the pages hold such text. */
    public static Optional<String> warning(List<PageText> pages) {
        String text = Lines.text(pages, MOST_CHARACTERS).replaceAll("\\s+", " ");
        return SIGNS.matcher(text).find()
                ? Optional.of("The picture holds text that reads like an instruction to the model; check the result")
                : Optional.empty();
    }
}
