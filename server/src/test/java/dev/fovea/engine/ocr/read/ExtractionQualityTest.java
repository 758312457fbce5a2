package dev.fovea.engine.ocr.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Floors under the quality of what is read. */
class ExtractionQualityTest {
    /** The labelled documents beside the project. */
    private static final Path SETS = Path.of("..", "..", "shared", "eval");

    /** Their words, as {@code DumpWords} writes them: reading the pages takes minutes, so it is done by hand. */
    private static final Path WORDS = Path.of(System.getProperty("fovea.words", "target/words"));

    @ParameterizedTest
    @CsvSource({"sroie-receipts, 0.60", "synthetic-invoices, 0.90", "asset-labels, 0.90", "pdf-invoices, 0.90"})
    void a_few_documents_of_each_kind_are_read(String set, double floor) throws Exception {
        Path folder = words().resolve(set);

        assertThat(Score.of(folder, folder).f1()).isGreaterThanOrEqualTo(floor);
    }

    @ParameterizedTest
    @CsvSource({"sroie-receipts, 0.62", "synthetic-invoices, 0.93", "asset-labels, 0.92", "pdf-invoices, 0.90"})
    void the_whole_sets_are_read_and_the_confidence_is_honest(String set, double floor) throws Exception {
        assumeTrue(Files.isDirectory(SETS.resolve(set)), "the evaluation sets are not on this machine");
        assumeTrue(
                Files.isDirectory(WORDS.resolve(set)),
                "no words of the evaluation sets in " + WORDS + "; see DumpWords");

        Score score = Score.of(SETS.resolve(set), WORDS.resolve(set));

        assertThat(score.f1()).isGreaterThanOrEqualTo(floor);
        assertThat(score.optimism()).isBetween(-0.1, 0.1);
    }

    private static Path words() throws URISyntaxException {
        return Path.of(Objects.requireNonNull(ExtractionQualityTest.class.getResource("words"))
                .toURI());
    }
}
