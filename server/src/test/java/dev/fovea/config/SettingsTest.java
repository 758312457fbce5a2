package dev.fovea.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {
    @TempDir
    Path folder;

    @Test
    void later_wins_and_each_value_tells_its_origin() throws IOException {
        Path file = file("# a comment\nport = 1\nhost = 0.0.0.0\nbatch.timeout = 5m\n");
        Settings settings = Settings.read(
                Optional.of(file), Map.of("FOVEA_PORT", "2", "PATH", "/bin"), Map.of("host", "127.0.0.2"));

        assertThat(settings.get(FoveaSettings.PORT)).isEqualTo(2);
        assertThat(settings.value(FoveaSettings.PORT).origin()).isEqualTo("environment FOVEA_PORT");
        assertThat(settings.get(FoveaSettings.HOST)).isEqualTo("127.0.0.2");
        assertThat(settings.value(FoveaSettings.HOST).origin()).isEqualTo("flag");
        assertThat(settings.get(FoveaSettings.BATCH_TIMEOUT)).isEqualTo(Duration.ofMinutes(5));
        assertThat(settings.value(FoveaSettings.BATCH_TIMEOUT).origin()).endsWith("line 4");
        assertThat(settings.value(FoveaSettings.DRAIN).origin()).isEqualTo("default");
    }

    @Test
    void an_unknown_name_stops_and_suggests_the_nearest() {
        assertThatThrownBy(() -> flags(Map.of("outbound.alow", "x")))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("outbound.alow")
                .hasMessageContaining("did you mean 'outbound.allow'?");
        assertThatThrownBy(() -> Settings.read(Optional.empty(), Map.of("FOVEA_PROT", "1"), Map.of()))
                .hasMessageContaining("FOVEA_PROT");
    }

    @Test
    void a_value_that_cannot_be_read_stops_and_says_why() {
        assertThatThrownBy(() -> flags(Map.of("port", "many")))
                .hasMessageContaining("port (flag): 'many' is not a number");
        assertThatThrownBy(() -> flags(Map.of("port", "70000"))).hasMessageContaining("must be between 0 and 65535");
        assertThatThrownBy(() -> flags(Map.of("drain", "soon"))).isInstanceOf(SettingsException.class);
        assertThatThrownBy(() -> flags(Map.of("log.json", "yes"))).hasMessageContaining("true or false");
    }

    @Test
    void a_secret_may_come_from_a_file() throws IOException {
        Path secret = folder.resolve("db");
        Files.writeString(secret, "postgresql://u:p@h/d\n");
        assertThat(flags(Map.of("db-file", secret.toString())).get(FoveaSettings.DATABASE))
                .isEqualTo("postgresql://u:p@h/d");
    }

    private static Settings flags(Map<String, String> flags) {
        return Settings.read(Optional.empty(), Map.of(), flags);
    }

    private Path file(String text) throws IOException {
        Path file = folder.resolve("fovea.conf");
        Files.writeString(file, text);
        return file;
    }
}
