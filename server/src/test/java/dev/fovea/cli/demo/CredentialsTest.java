package dev.fovea.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.core.JacksonException;

class CredentialsTest {
    @TempDir
    Path folder;

    @Test
    void the_file_of_the_first_start_is_read() throws IOException {
        Path file = write("""
                {"base_url":"http://127.0.0.1:8080","organisation":"default",
                 "admin":{"username":"admin","email":"admin@localhost","password":"pw"},
                 "genlogs":{"api_key":"g"},"acusight":{"device_id":"d","device_key":"adk_1"},
                 "imggo":{"api_key":"imggo_live_1"},"hub":{"access_token":"fvt_1"}}
                """);
        assertThat(Credentials.read(file))
                .isEqualTo(new Credentials(
                        "http://127.0.0.1:8080",
                        "default",
                        new Credentials.Admin("admin", "admin@localhost", "pw"),
                        new Credentials.Genlogs("g"),
                        new Credentials.Acusight("d", "adk_1"),
                        new Credentials.Imggo("imggo_live_1"),
                        new Credentials.Hub("fvt_1")));
    }

    @Test
    void a_file_that_lacks_a_credential_is_refused_by_name() throws IOException {
        Path file = write("""
                {"base_url":"http://127.0.0.1:8080","organisation":"default",
                 "admin":{"username":"admin","email":"admin@localhost","password":"pw"},
                 "acusight":{"device_id":"d","device_key":"adk_1"},
                 "imggo":{"api_key":"imggo_live_1"},"hub":{"access_token":"fvt_1"}}
                """);
        assertThatThrownBy(() -> Credentials.read(file))
                .isInstanceOf(JacksonException.class)
                .hasMessageContaining("genlogs");
    }

    private Path write(String json) throws IOException {
        return Files.writeString(folder.resolve("credentials.json"), json);
    }
}
