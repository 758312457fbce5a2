package dev.fovea.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class NarratorTest {
    private static final String REWRITE = "\r\u001b[2K";

    private final ByteArrayOutputStream written = new ByteArrayOutputStream();

    @Test
    void without_a_terminal_every_result_is_a_plain_line() {
        Narrator narrator = narrator(false);
        narrator.say("Uploading.");
        narrator.working("a.jpg");
        narrator.result(true, false, "201 a.jpg");
        narrator.result(false, false, "500 b.jpg");
        assertThat(written()).isEqualTo("  Uploading.\n     ok 201 a.jpg\n     !! 500 b.jpg\n");
    }

    @Test
    void on_a_terminal_the_progress_of_a_step_stays_on_one_line() {
        Narrator narrator = narrator(true);
        narrator.working("a.jpg");
        narrator.result(true, false, "201 a.jpg");
        narrator.working("b.jpg");
        narrator.result(true, false, "201 b.jpg");
        assertThat(written()).doesNotContain("\n");
        assertThat(written().split("\\Q" + REWRITE + "\\E")).hasSize(5);
        narrator.say("Next.");
        assertThat(written()).endsWith("201 b.jpg\n  Next.\n");
    }

    @Test
    void on_a_terminal_a_surprise_keeps_its_line() {
        Narrator narrator = narrator(true);
        narrator.result(false, false, "500 a.jpg");
        narrator.working("b.jpg");
        assertThat(written()).contains("500 a.jpg\n" + REWRITE + "     .. b.jpg");
    }

    @Test
    void on_a_terminal_a_result_worth_keeping_keeps_its_line() {
        Narrator narrator = narrator(true);
        narrator.result(true, true, "415 notes.jpg");
        assertThat(written()).endsWith("415 notes.jpg\n");
    }

    private Narrator narrator(boolean terminal) {
        return new Narrator(new PrintStream(written, true, StandardCharsets.UTF_8), terminal);
    }

    private String written() {
        return written.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
    }
}
