package dev.fovea.engine.vision.chat;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What an endpoint takes. "OpenAI-compatible" is a family: each member refuses some member of a request, and says so
 * with a 400. So the best form is tried first and lowered by what the endpoint complains of.
 *
 * @param form how it can be told to answer JSON
 * @param completionTokens whether the length is limited by {@code max_completion_tokens} instead of {@code max_tokens}
 * @param temperature whether a temperature may be given
 */
record Habits(Form form, boolean completionTokens, boolean temperature) {
    /** The best that an endpoint can do. */
    static final Habits BEST = new Habits(Form.SCHEMA, false, true);

    /** How an endpoint is told to answer JSON, best first. */
    enum Form {
        /** {@code response_format: json_schema}: the sampler keeps to the schema. */
        SCHEMA,
        /** {@code response_format: json_object}; the schema stands in the question. */
        OBJECT,
        /** The question alone asks for it. */
        PROMPT
    }

    /** What to try next after the endpoint refused a request; empty when the complaint is of something else. */
    Optional<Habits> after(String complaint) {
        String words = complaint.toLowerCase(Locale.ROOT);
        if (!completionTokens && words.contains("max_completion_tokens")) {
            return Optional.of(new Habits(form, true, temperature));
        }
        if (temperature && words.contains("temperature")) {
            return Optional.of(new Habits(form, completionTokens, false));
        }
        return form != Form.PROMPT && isAboutForm(words) ? Optional.of(lowered()) : Optional.empty();
    }

    /** What to do from now on when the endpoint took the form and did not keep to it. */
    Habits ignored() {
        return form == Form.PROMPT ? this : new Habits(Form.PROMPT, completionTokens, temperature);
    }

    private static boolean isAboutForm(String words) {
        return Stream.of("response_format", "response format", "schema", "json_object", "grammar", "structured output")
                .anyMatch(words::contains);
    }

    private Habits lowered() {
        return new Habits(form == Form.SCHEMA ? Form.OBJECT : Form.PROMPT, completionTokens, temperature);
    }
}
