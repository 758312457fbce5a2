package dev.fovea.blob.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileDerivativesTest {
    private static final String ONE = "ab".repeat(32);
    private static final String OTHER = "cd".repeat(32);

    @TempDir
    Path folder;

    private FileDerivatives derivatives;

    @BeforeEach
    void open() {
        derivatives = FileDerivatives.open(folder);
    }

    @Test
    void what_is_kept_is_found_by_original_and_variant() throws Exception {
        derivatives.keep(ONE, "w240-1", new byte[] {1, 2});
        assertThat(derivatives.find(ONE, "w240-1").orElseThrow()).containsExactly(1, 2);
        assertThat(derivatives.find(ONE, "w480-1")).isEmpty();
        assertThat(derivatives.find(OTHER, "w240-1")).isEmpty();
        derivatives.keep(ONE, "w240-1", new byte[] {3});
        assertThat(FileDerivatives.open(folder).find(ONE, "w240-1").orElseThrow())
                .containsExactly(3);
    }

    @Test
    void what_was_half_written_is_gone_after_a_start() throws Exception {
        Path half = Files.write(folder.resolve("unfinished").resolve("x"), new byte[] {1});
        var _ = FileDerivatives.open(folder);
        assertThat(half).doesNotExist();
    }

    @Test
    void nothing_half_written_is_left_by_keeping() throws Exception {
        derivatives.keep(ONE, "w240-1", new byte[] {1, 2});
        try (Stream<Path> left = Files.list(folder.resolve("unfinished"))) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void a_sweep_removes_what_was_made_of_originals_that_are_gone() throws Exception {
        derivatives.keep(ONE, "w240-1", new byte[] {1});
        derivatives.keep(OTHER, "w240-1", new byte[] {2});
        derivatives.keep(OTHER, "w480-1", new byte[] {3});
        assertThat(derivatives.sweep(ONE::equals)).isEqualTo(2);
        assertThat(derivatives.find(ONE, "w240-1")).isPresent();
        assertThat(derivatives.find(OTHER, "w480-1")).isEmpty();
    }

    @Test
    void names_never_leave_the_folder() {
        assertThatThrownBy(() -> derivatives.find("../../etc/passwd", "w240-1"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> derivatives.find(ONE, "../x")).isInstanceOf(IllegalArgumentException.class);
    }
}
