package dev.fovea.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProgressTest {
    private static final long SECOND = 1_000_000_000L;

    private final StringWriter text = new StringWriter();
    private final AtomicLong nanos = new AtomicLong();

    private Progress progress(boolean terminal, boolean quiet) {
        Progress progress = new Progress(new PrintWriter(text, true), terminal, quiet, nanos::get);
        progress.total(1000);
        return progress;
    }

    private void steps(Progress progress, int count) {
        for (int i = 0; i < count; i++) {
            nanos.addAndGet(SECOND / 10);
            progress.step(50_000);
        }
    }

    @Test
    void a_terminal_has_one_line_that_rewrites_itself() {
        Progress progress = progress(true, false);
        progress.note("dup");
        steps(progress, 100);
        assertThat(text.toString()).doesNotContain("\n");
        assertThat(text.toString()).endsWith("\r100/1 000  10%  10/s  500.0 kB/s  eta 90 s  1 dup");
    }

    @Test
    void elsewhere_there_is_a_line_every_ten_seconds() {
        steps(progress(false, false), 250);
        assertThat(text.toString().lines())
                .hasSize(2)
                .allSatisfy(line -> assertThat(line).contains("/1 000"));
    }

    @Test
    void quiet_leaves_the_summary_alone() {
        Progress progress = progress(true, true);
        steps(progress, 100);
        progress.note("failed");
        progress.end("sent");
        assertThat(text.toString()).isEqualTo("sent 100 of 1 000 (5.0 MB)  1 failed in 10.0 s\n");
    }

    @ParameterizedTest
    @CsvSource({"0,0 B", "999,999 B", "1000,1.0 kB", "2300000,2.3 MB", "7000000000000000,7000.0 TB"})
    void bytes_are_told_in_the_unit_that_fits(long count, String told) {
        assertThat(Progress.bytes(count)).isEqualTo(told);
    }
}
