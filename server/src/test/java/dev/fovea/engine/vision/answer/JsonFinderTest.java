package dev.fovea.engine.vision.answer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.json.ValueJson;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The object in what a model says. */
class JsonFinderTest {
    private static final String OBJECT = "{\"a\":\"x } \\\" {\",\"b\":{\"c\":1}}";

    static List<String> sayings() {
        return List.of(
                OBJECT,
                "  \n" + OBJECT + "\n",
                "```json\n" + OBJECT + "\n```",
                "```\n" + OBJECT + "```",
                "Here is the data:\n```JSON\n" + OBJECT + "\n```\nThe {total} is a guess.",
                "Sure: " + OBJECT + " Anything else?",
                "A brace { that never ends, then " + OBJECT,
                "<think>maybe {\"a\":2,\"and\":\"a longer thought than the answer itself, surely\"}</think>\n" + OBJECT,
                "First {} and then " + OBJECT);
    }

    @ParameterizedTest
    @MethodSource("sayings")
    void the_object_is_found(String said) {
        assertThat(JsonFinder.find(said))
                .hasValueSatisfying(found -> assertThat(ValueJson.write(found)).isEqualTo(OBJECT));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no", "{", "}", "[1,2]", "\"a\"", "{\"a\":", "{'a':1}", "{\"a\":1,}"})
    void anything_else_is_no_object(String said) {
        assertThat(JsonFinder.find(said)).isEmpty();
        assertThat(JsonFinder.isBare(said)).isFalse();
    }

    @Test
    void only_an_object_alone_is_bare() {
        assertThat(JsonFinder.isBare(" {\"a\":1}\n")).isTrue();
        assertThat(JsonFinder.isBare("```{\"a\":1}```")).isFalse();
    }

    @Test
    void a_page_of_braces_is_given_up() {
        assertThat(JsonFinder.find("{".repeat(200_000))).isEmpty();
        assertThat(JsonFinder.find("{\"a\":".repeat(5_000) + "1" + "}".repeat(5_000)))
                .isEmpty();
    }
}
