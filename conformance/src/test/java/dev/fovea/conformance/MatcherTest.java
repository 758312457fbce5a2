package dev.fovea.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.conformance.Step.Expected;
import dev.fovea.conformance.Step.Header;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MatcherTest {
    private static Answer answer(int status, String body, Header... headers) {
        return new Answer(status, List.of(headers), body.getBytes(StandardCharsets.UTF_8));
    }

    private static List<String> compare(String expected, String actual, boolean subset) {
        return Matcher.differences(new Expected(200, List.of(), expected), subset, answer(200, actual));
    }

    private static List<String> compareHeader(String name, String expected, String actual) {
        Expected wanted = new Expected(200, List.of(new Header(name, expected)), "");
        return Matcher.differences(wanted, false, answer(200, "", new Header("content-type", actual)));
    }

    @Test
    void another_status_is_a_difference() {
        assertThat(Matcher.differences(new Expected(201, List.of(), "{{any}}"), false, answer(200, "x")))
                .containsExactly("status: expected 201 but was 200");
    }

    @Test
    void members_may_stand_in_any_order() {
        assertThat(compare("{\"a\":1,\"b\":[1,2]}", "{\"b\":[1,2],\"a\":1}", false))
                .isEmpty();
    }

    @Test
    void an_unexpected_member_is_a_difference_unless_a_subset_is_compared() {
        assertThat(compare("{\"a\":1}", "{\"a\":1,\"b\":2}", false)).containsExactly("$.b: unexpected, was 2");
        assertThat(compare("{\"a\":1}", "{\"a\":1,\"b\":2}", true)).isEmpty();
        assertThat(compare("{\"a\":1,\"{{...}}\":0}", "{\"a\":1,\"b\":2}", false))
                .isEmpty();
    }

    @Test
    void a_missing_member_is_a_difference_even_in_a_subset() {
        assertThat(compare("{\"a\":{\"b\":1}}", "{\"a\":{}}", true)).containsExactly("$.a.b: missing");
    }

    @Test
    void a_member_can_be_required_to_be_absent() {
        assertThat(compare("{\"a\":\"{{absent}}\"}", "{}", true)).isEmpty();
        assertThat(compare("{\"a\":\"{{absent}}\"}", "{\"a\":null}", true)).hasSize(1);
    }

    @Test
    void arrays_are_ordered_and_as_long_as_expected() {
        assertThat(compare("[1,2]", "[2,1]", false)).hasSize(2);
        assertThat(compare("[1]", "[1,2]", true)).hasSize(1);
        assertThat(compare("[1,\"{{...}}\"]", "[1,2,3]", false)).isEmpty();
        assertThat(compare("[1,\"{{...}}\"]", "[]", false)).hasSize(1);
    }

    @Test
    void included_elements_may_stand_anywhere() {
        assertThat(compare("[\"{{includes}}\",{\"a\":2},{\"a\":1}]", "[{\"a\":1},{\"a\":2},{\"a\":3}]", false))
                .isEmpty();
        assertThat(compare("[\"{{includes}}\",{\"a\":4}]", "[{\"a\":1}]", false))
                .hasSize(1);
    }

    @Test
    void numbers_are_equal_by_value_and_exact() {
        assertThat(compare("{\"a\":200}", "{\"a\":200.0}", false)).isEmpty();
        assertThat(compare("{\"a\":0.18020833333333333}", "{\"a\":0.18020833333333334}", false))
                .hasSize(1);
        assertThat(compare("{\"a\":\"{{near:0.375}}\"}", "{\"a\":0.37500000000000006}", false))
                .isEmpty();
        assertThat(compare("{\"a\":\"{{near:0.375}}\"}", "{\"a\":0.3751}", false))
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "any, null, true",
                "any-string, `\"x\"`, true",
                "any-string, `\"\"`, false",
                "any-string, 1, false",
                "any-int, 7, true",
                "any-int, 7.5, false",
                "any-int, `\"7\"`, false",
                "any-number, 7.5, true",
                "any-number, `\"7\"`, false",
                "any-boolean, true, true",
                "any-array, [], true",
                "any-array, {}, false",
                "any-object, {}, true",
                "any-uuid, `\"550e8400-e29b-41d4-a716-446655440000\"`, true",
                "any-uuid, `\"550e8400\"`, false",
                "any-date, `\"2026-11-22T05:00:00Z\"`, true",
                "any-date, `\"2026-11-22T05:00:00.123+01:00\"`, true",
                "any-date, `\"2026-11-22\"`, false",
                "`regex:img_[0-9a-f]{4}`, `\"img_00ff\"`, true",
                "`regex:img_[0-9a-f]{4}`, `\"img_00f\"`, false",
            })
    void a_placeholder_accepts_what_it_names(String placeholder, String actual, boolean fits) {
        List<String> differences = compare("{\"a\":\"{{" + placeholder + "}}\"}", "{\"a\":" + actual + "}", false);
        assertThat(differences.isEmpty()).isEqualTo(fits);
    }

    @Test
    void a_placeholder_may_be_a_part_of_a_string_or_stand_without_quotes() {
        assertThat(compare("{\"a\":\"raw/{{regex:[0-9]{2}}}_x.jpg\"}", "{\"a\":\"raw/12_x.jpg\"}", false))
                .isEmpty();
        assertThat(compare("{\"a\":\"raw/{{regex:[0-9]{2}}}_x.jpg\"}", "{\"a\":\"raw/12_x-jpg\"}", false))
                .hasSize(1);
        assertThat(compare("{\"a\": {{any}}, \"b\":{{any-int}}}", "{\"a\":[1],\"b\":2}", false))
                .isEmpty();
    }

    @Test
    void text_that_is_no_json_is_compared_exactly() {
        assertThat(compare("ok", "ok\n", false)).isEmpty();
        assertThat(compare("ok", "okay", false)).hasSize(1);
        assertThat(compare("", "surprise", false)).hasSize(1);
        assertThat(compare("{\"a\":1}", "<html>", false)).containsExactly("body: not JSON: <html>");
        assertThat(compare("{\"a\":1}", "{\"a\":1} twice", false)).hasSize(1);
    }

    @Test
    void a_content_type_without_parameter_ignores_parameters() {
        assertThat(compareHeader("Content-Type", "application/json", "application/json;charset=utf-8"))
                .isEmpty();
        assertThat(compareHeader("Content-Type", "application/json; x=1", "application/json"))
                .hasSize(1);
        assertThat(compareHeader("Content-Type", "text/plain", "application/json"))
                .hasSize(1);
    }

    @Test
    void a_header_can_be_required_or_forbidden() {
        assertThat(compareHeader("Location", "/x", "text/plain")).containsExactly("header Location: missing");
        assertThat(compareHeader("!Content-Type", "", "text/plain")).hasSize(1);
        assertThat(compareHeader("!Location", "", "text/plain")).isEmpty();
    }

    @Test
    void a_picture_is_compared_byte_by_byte() {
        Expected picture = new Expected(200, List.of(), "{{picture:a.jpg@0-9}}");
        Answer same = new Answer(200, List.of(), Pictures.slice("a.jpg@0-9"));
        Answer other = new Answer(200, List.of(), Pictures.slice("a.jpg@1-10"));

        assertThat(Matcher.differences(picture, false, same)).isEmpty();
        assertThat(Matcher.differences(picture, false, other)).hasSize(1);
    }
}
