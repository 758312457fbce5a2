package dev.fovea.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VariablesTest {
    @TempDir
    private Path folder;

    @Test
    void a_credentials_file_becomes_dotted_names() throws IOException {
        Path file = folder.resolve("credentials.json");
        Files.writeString(file, "{\"base_url\":\"http://x\",\"admin\":{\"email\":\"a@b\",\"nothing\":null}}");

        assertThat(Variables.credentials(file, "other.").fill("{{other.base_url}} {{other.admin.email}}"))
                .isEqualTo("http://x a@b");
        assertThat(Variables.credentials(file, "").missing(List.of("admin.email", "admin.nothing", "viewer_token")))
                .containsExactly("admin.nothing", "viewer_token");
    }

    @Test
    void an_undefined_variable_is_named() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Variables.none().fill("{{nobody}}"))
                .withMessage("undefined variable {{nobody}}");
    }

    @Test
    void generators_make_text() {
        Variables variables = Variables.none().with("q", "a b+c");

        assertThat(variables.fill("{{bytes:3}} {{nest:2}} {{url:q}}")).isEqualTo("xxx [[]] a+b%2Bc");
    }

    @Test
    void placeholders_are_kept_for_the_matcher_and_variables_inside_them_filled() {
        Variables variables = Variables.none().with("u", "1");

        assertThat(variables.fillKeepingPlaceholders("{{u}} {{any-uuid}} {{regex:a{2}}} {{picture:{{u}}.jpg}}"))
                .isEqualTo("1 {{any-uuid}} {{regex:a{2}}} {{picture:1.jpg}}");
    }
}
