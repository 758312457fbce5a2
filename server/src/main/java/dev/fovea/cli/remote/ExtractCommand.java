package dev.fovea.cli.remote;

import dev.fovea.cli.client.Answer;
import dev.fovea.cli.client.ApiClient;
import dev.fovea.cli.client.Call;
import dev.fovea.cli.client.ExitCode;
import dev.fovea.cli.output.Columns;
import dev.fovea.cli.output.Format;
import dev.fovea.cli.output.Printer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** Has pictures and documents read with a pattern. */
@Command(
        name = "extract",
        description =
                "Read pictures and documents with a pattern; with --wait what was read is printed, else the jobs.")
final class ExtractCommand extends ApiCommand {
    private static final Columns COLUMNS =
            Columns.of("job_id", "file", "status").wide("pattern_id", "result");

    @Parameters(index = "0", paramLabel = "PATTERN", description = "Id of the pattern.")
    private String pattern = "";

    @Parameters(index = "1..*", arity = "1..*", paramLabel = "PATH|URL", description = "Pictures and PDFs.")
    private List<String> inputs = new ArrayList<>();

    @Option(names = "--wait", description = "Wait until they are read.")
    private boolean wait;

    @Option(names = "--wait-timeout", paramLabel = "SECONDS", description = "Longest wait for each (default: 300).")
    private long patience = 300;

    ExtractCommand(Surroundings around) {
        super(around);
    }

    @Override
    ExitCode run(ApiClient client) {
        List<String> all = Ingest.inputs(inputs);
        Printer printer = printer(COLUMNS);
        Tally tally = new Tally(all.size() == 1, err()::println);
        all.forEach(input -> tally.count(input, () -> read(client, input, printer)));
        return tally.exit();
    }

    private void read(ApiClient client, String input, Printer printer) {
        JsonNode job = client.json(Ingest.call(pattern, input)).path("data");
        String id = job.path("job_id").asString("");
        if (!wait) {
            printer.one(job);
            return;
        }
        JobWait.await(client, id, Duration.ofSeconds(patience));
        if (options.formatIs(Format.CSV)) {
            Answer result = client.send(Call.get("/api/jobs/" + id, Map.of("format", "csv")));
            out().print(result.text());
            out().flush();
        } else {
            printer.one(client.json(Call.get("/api/jobs/" + id)).at("/data/result"));
        }
    }
}
