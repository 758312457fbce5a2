package dev.fovea.cli.remote;

import dev.fovea.cli.client.Answer;
import dev.fovea.cli.client.ApiClient;
import dev.fovea.cli.client.Body;
import dev.fovea.cli.client.Call;
import dev.fovea.cli.client.ExitCode;
import dev.fovea.cli.output.Columns;
import dev.fovea.cli.output.Printer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** Posts detection runs as a detection service does. */
@Command(
        name = "push",
        description = {
            "Store detection runs, one a file, in the Hub's JSON. The same run id again replaces the run.",
            "Boxes that were refused are told, and the exit code is 3."
        })
final class PushCommand extends ApiCommand {
    private static final Columns COLUMNS = Columns.of("runId", "tracksStored", "boxesStored", "rejected", "warnings");

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "Files, or - for the input; .gz is sent as it is.")
    private List<String> files = new ArrayList<>();

    PushCommand(Surroundings around) {
        super(around);
    }

    @Override
    ExitCode run(ApiClient client) {
        Printer printer = printer(COLUMNS);
        AtomicBoolean rejected = new AtomicBoolean();
        Tally tally = new Tally(files.size() == 1, err()::println);
        files.forEach(file -> tally.count(file, () -> {
            JsonNode report = push(client, file);
            rejected.compareAndSet(false, !report.path("rejected").isEmpty());
            printer.row(report);
        }));
        printer.end();
        ExitCode exit = tally.exit();
        return exit == ExitCode.SUCCESS && rejected.get() ? ExitCode.PARTLY_FAILED : exit;
    }

    private JsonNode push(ApiClient client, String file) {
        Call call = Call.of("POST", "/detections", Body.bytes("application/json", Inputs.bytes(file, around)));
        Answer answer = client.send(file.endsWith(".gz") ? call.with("Content-Encoding", "gzip") : call);
        return answer.json();
    }
}
