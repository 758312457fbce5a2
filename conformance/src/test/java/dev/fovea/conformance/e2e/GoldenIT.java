package dev.fovea.conformance.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.conformance.Exchange;
import dev.fovea.conformance.GoldenFiles;
import dev.fovea.conformance.Outcome;
import dev.fovea.conformance.Outcome.Failed;
import dev.fovea.conformance.Outcome.Skipped;
import dev.fovea.conformance.Runner;
import dev.fovea.conformance.Variables;
import dev.fovea.conformance.e2e.FoveaCommand.Finished;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Every golden exchange against the jar, with a second organisation that must stay unseen. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GoldenIT {
    private ServerProcess server;
    private Runner runner;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        server = ServerProcess.start(folder, ServerProcess.MAY_FETCH_HERE);
        Path others = folder.resolve("other.json");
        Finished made = FoveaCommand.run(
                folder,
                "orgs",
                "create",
                "neighbours",
                "--data",
                server.data().toString(),
                "--credentials-file",
                others.toString());
        assertThat(made.code()).as(made.err()).isZero();
        Variables own = Variables.credentials(folder.resolve("credentials.json"), "");
        runner = new Runner(server.base(), own.with(Variables.credentials(others, "other.")));
    }

    @AfterAll
    void stop() throws IOException, InterruptedException {
        runner.close();
        server.close();
    }

    @TestFactory
    Stream<DynamicTest> each_golden_exchange_is_answered_as_written() {
        return GoldenFiles.exchanges().stream()
                .map(exchange -> DynamicTest.dynamicTest(exchange.name(), () -> play(exchange)));
    }

    private void play(Exchange exchange) {
        List<Outcome> outcomes = runner.run(exchange);
        outcomes.stream()
                .filter(Skipped.class::isInstance)
                .map(Skipped.class::cast)
                .findFirst()
                .ifPresent(skipped -> Assumptions.abort(skipped.reason()));
        List<Failed> failed = outcomes.stream()
                .filter(Failed.class::isInstance)
                .map(Failed.class::cast)
                .toList();
        assertThat(failed).isEmpty();
    }
}
