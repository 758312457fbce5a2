package dev.fovea.engine.vision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fovea.config.Settings;
import dev.fovea.config.SettingsException;
import dev.fovea.core.port.Budgets.Amount;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How the vision engine is set up. */
class VisionSettingsTest {
    private static final Map<String, String> LOCAL =
            Map.of("vision.url", "http://127.0.0.1:11434/v1", "vision.model", "some-model");

    @TempDir
    private Path folder;

    private static Settings settings(Map<String, String> flags) {
        return Settings.read(Optional.empty(), Map.of(), flags);
    }

    private static Settings with(String name, String value) {
        Map<String, String> flags = new HashMap<>(LOCAL);
        flags.put(name, value);
        return settings(flags);
    }

    @Test
    void without_an_address_there_is_no_engine() {
        assertThat(VisionSettings.of(settings(Map.of()))).isEmpty();
    }

    @Test
    void address_and_model_are_enough() {
        VisionSettings vision = VisionSettings.of(settings(LOCAL)).orElseThrow();
        assertThat(vision.name()).isEqualTo("vision");
        assertThat(vision.concurrency()).isEqualTo(4);
        assertThat(vision.address().model()).isEqualTo("some-model");
        assertThat(vision.address().key()).isEmpty();
        assertThat(new Amount(1_000_000, 1L << 50, 1L << 60).within(vision.perKey()))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "http://h:1/v1, http://h:1/v1/chat/completions",
        "http://h:1/v1/, http://h:1/v1/chat/completions",
        "https://h/openai/v1/chat/completions, https://h/openai/v1/chat/completions"
    })
    void the_address_of_an_api_or_of_its_operation_will_do(String given, URI asked) {
        assertThat(VisionSettings.of(with("vision.url", given))
                        .orElseThrow()
                        .address()
                        .completions())
                .isEqualTo(asked);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ftp://h/v1", "h:1", "http://user:secret@h/v1", "http://h/v1?key=1", "not an address"})
    void other_addresses_stop_the_start(String url) {
        assertThatThrownBy(() -> with("vision.url", url)).isInstanceOf(SettingsException.class);
    }

    @Test
    void an_address_without_a_model_stops_the_start() {
        assertThatThrownBy(() -> VisionSettings.of(with("vision.model", "")))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("vision.model");
    }

    @Test
    void the_key_comes_from_a_file_and_is_not_shown() throws Exception {
        Path file = Files.writeString(folder.resolve("key"), "sk-123\n");
        VisionSettings vision =
                VisionSettings.of(with("vision.key-file", file.toString())).orElseThrow();
        assertThat(vision.address().key()).isEqualTo("sk-123");
        assertThat(vision.toString()).doesNotContain("sk-123");
    }

    @Test
    void a_key_that_no_header_can_hold_is_refused_without_being_shown() {
        assertThatThrownBy(() -> VisionSettings.of(with("vision.key", "sk-1 2\n3")))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("vision.key")
                .hasMessageNotContaining("sk-1");
    }

    @Test
    void budgets_are_in_the_currency_of_the_prices() {
        Map<String, String> flags = new HashMap<>(LOCAL);
        flags.putAll(Map.of(
                "vision.price.input", "2.50",
                "vision.price.output", "10",
                "vision.budget.key-calls", "100",
                "vision.budget.pattern-money", "1.5"));
        VisionSettings vision = VisionSettings.of(settings(flags)).orElseThrow();
        assertThat(vision.perKey().calls()).isEqualTo(100);
        assertThat(vision.perPattern().micros()).isEqualTo(1_500_000);
        assertThat(vision.prices().micros(1_000_000, 0)).isEqualTo(2_500_000);
        assertThat(new Prices(new BigDecimal("0.1"), BigDecimal.ZERO).micros(1, 5))
                .isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "vision.budget.key-calls, -1",
        "vision.price.input, -1",
        "vision.price.input, 1e99",
        "vision.name, My Engine"
    })
    void values_that_make_no_sense_stop_the_start(String name, String value) {
        assertThatThrownBy(() -> with(name, value)).isInstanceOf(SettingsException.class);
    }
}
