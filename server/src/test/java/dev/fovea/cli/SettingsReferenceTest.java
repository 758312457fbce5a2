package dev.fovea.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class SettingsReferenceTest {
    @Test
    void the_page_in_the_docs_is_the_one_that_the_settings_make() {
        assertThat(Path.of("..", "docs", "reference", "configuration.md"))
                .content()
                .isEqualTo(SettingsReference.markdown());
    }
}
