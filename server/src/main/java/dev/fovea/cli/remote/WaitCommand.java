package dev.fovea.cli.remote;

import dev.fovea.cli.client.ApiClient;
import dev.fovea.cli.client.ExitCode;
import dev.fovea.cli.output.Columns;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Waits for jobs. */
@Command(name = "wait", description = "Wait until jobs have ended: exit 1 when one failed, 10 when it took too long.")
final class WaitCommand extends ApiCommand {
    @Parameters(paramLabel = "JOB", arity = "1..*", description = "Ids, as listed.")
    private List<String> jobs = new ArrayList<>();

    @Option(names = "--wait-timeout", paramLabel = "SECONDS", description = "Longest wait for each (default: 300).")
    private long patience = 300;

    WaitCommand(Surroundings around) {
        super(around);
    }

    @Override
    ExitCode run(ApiClient client) {
        Tally tally = new Tally(jobs.size() == 1, err()::println);
        jobs.forEach(job -> tally.count(
                job,
                () -> printer(Columns.of("id", "state", "pattern", "image", "finished_at"))
                        .one(JobWait.await(client, job, Duration.ofSeconds(patience)))));
        return tally.exit();
    }
}
