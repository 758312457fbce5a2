package dev.fovea.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.fovea.conformance.Step.Capture;
import dev.fovea.conformance.Step.Encoding;
import dev.fovea.conformance.Step.Header;
import org.junit.jupiter.api.Test;

class ExchangeFileTest {
    private static final String TWO_STEPS = """
            # shows: a login and its use
            # origin: docs
            # needs: viewer_token, other.key
            # first: genlogs-login
            # header: X-Common: yes
            # capture: token = $.token
            POST /login?x=1
            Content-Type: application/json

            {"a":
              1}
            -----
            201
            Location: /x

            {"token":"{{any-string}}"}
            =====
            # shows: the use
            # body: subset
            # multipart
            # chunked
            # repeat: 3
            GET /thing
            X-Common: no
            -----
            204
            """;

    @Test
    void a_file_of_two_steps_is_read_completely() {
        Exchange exchange = ExchangeFile.parse("hub/01-x", TWO_STEPS);

        assertThat(exchange.dialect()).isEqualTo("hub");
        assertThat(exchange.shows()).isEqualTo("a login and its use");
        assertThat(exchange.origin()).isEqualTo(Origin.DOCS);
        assertThat(exchange.needs()).containsExactly("viewer_token", "other.key");
        assertThat(exchange.first()).containsExactly("genlogs-login");
        assertThat(exchange.steps()).hasSize(2);
    }

    @Test
    void a_request_keeps_method_target_headers_and_body() {
        Step.Request request =
                ExchangeFile.parse("hub/01-x", TWO_STEPS).steps().getFirst().request();

        assertThat(request.method()).isEqualTo("POST");
        assertThat(request.target()).isEqualTo("/login?x=1");
        assertThat(request.headers())
                .containsExactly(new Header("Content-Type", "application/json"), new Header("X-Common", "yes"));
        assertThat(request.body()).isEqualTo("{\"a\":\n  1}");
        assertThat(request.encoding()).isEqualTo(Encoding.PLAIN);
    }

    @Test
    void an_answer_keeps_status_headers_body_and_captures() {
        Step step = ExchangeFile.parse("hub/01-x", TWO_STEPS).steps().getFirst();

        assertThat(step.expected().status()).isEqualTo(201);
        assertThat(step.expected().headers()).containsExactly(new Header("Location", "/x"));
        assertThat(step.expected().body()).isEqualTo("{\"token\":\"{{any-string}}\"}");
        assertThat(step.captures()).containsExactly(new Capture("token", "$.token"));
        assertThat(step.subset()).isFalse();
    }

    @Test
    void a_step_has_its_own_sentence_and_directives_and_overrides_common_headers() {
        Step step = ExchangeFile.parse("hub/01-x", TWO_STEPS).steps().getLast();

        assertThat(step.shows()).isEqualTo("the use");
        assertThat(step.subset()).isTrue();
        assertThat(step.times()).isEqualTo(3);
        assertThat(step.request().encoding()).isEqualTo(Encoding.MULTIPART);
        assertThat(step.request().chunked()).isTrue();
        assertThat(step.request().headers()).containsExactly(new Header("X-Common", "no"));
        assertThat(step.expected().body()).isEmpty();
    }

    @Test
    void a_file_without_origin_is_refused_by_name() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ExchangeFile.parse("hub/02-y", "# shows: x\nGET /\n-----\n200\n"))
                .withMessage("hub/02-y: no '# origin:' line");
    }

    @Test
    void an_unknown_directive_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ExchangeFile.parse(
                        "hub/02-y", "# shows: x\n# origin: seed\n# bodi: subset\nGET /\n-----\n200\n"))
                .withMessageContaining("unknown directive: # bodi: subset");
    }

    @Test
    void a_step_without_answer_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ExchangeFile.parse("hub/02-y", "# shows: x\n# origin: seed\nGET /\n"))
                .withMessageContaining("a line of dashes");
    }
}
