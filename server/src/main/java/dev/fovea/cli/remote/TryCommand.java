package dev.fovea.cli.remote;

import dev.fovea.cli.client.ApiClient;
import dev.fovea.cli.client.Call;
import dev.fovea.cli.client.ExitCode;
import dev.fovea.cli.output.Columns;
import dev.fovea.cli.output.Printer;
import java.time.Duration;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Tries a pattern: how sure each field is and what stands on the page is what a pattern is judged by. */
@Command(
        name = "test",
        description = "Read one picture and show each field with its confidence and the text on the page.")
final class TryCommand extends ApiCommand {
    private static final Columns COLUMNS =
            Columns.of("path", "value", "confidence", "text").wide("page", "box");

    @Parameters(index = "0", paramLabel = "PATTERN", description = "Id of the pattern.")
    private String pattern = "";

    @Parameters(index = "1", paramLabel = "PATH|URL", description = "A picture or PDF.")
    private String input = "";

    @Option(names = "--wait-timeout", paramLabel = "SECONDS", description = "Longest wait (default: 300).")
    private long patience = 300;

    TryCommand(Surroundings around) {
        super(around);
    }

    @Override
    ExitCode run(ApiClient client) {
        String job = client.json(Ingest.call(pattern, input)).at("/data/job_id").asString("");
        var _ = JobWait.await(client, job, Duration.ofSeconds(patience));
        Printer printer = printer(COLUMNS);
        client.json(Call.get("/api/jobs/" + job, Map.of("include", "fields")))
                .at("/data/fields")
                .forEach(printer::row);
        printer.end();
        return ExitCode.SUCCESS;
    }
}
