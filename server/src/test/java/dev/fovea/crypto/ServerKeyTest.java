package dev.fovea.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerKeyTest {
    @TempDir
    Path folder;

    @Test
    void the_key_is_made_once_and_only_its_owner_may_read_it() throws IOException {
        Path file = folder.resolve("server.key");
        byte[] key = ServerKey.readOrCreate(file);
        assertThat(key).hasSize(32).isNotEqualTo(new byte[32]);
        assertThat(ServerKey.readOrCreate(file)).isEqualTo(key);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void two_installations_have_two_keys() throws IOException {
        assertThat(ServerKey.readOrCreate(folder.resolve("one")))
                .isNotEqualTo(ServerKey.readOrCreate(folder.resolve("two")));
    }

    @Test
    void a_file_too_short_for_a_key_stops_the_start() throws IOException {
        Path file = Files.write(folder.resolve("server.key"), new byte[31]);
        assertThatThrownBy(() -> ServerKey.readOrCreate(file))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("31 bytes");
    }
}
