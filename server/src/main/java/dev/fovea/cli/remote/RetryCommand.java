package dev.fovea.cli.remote;

import dev.fovea.cli.client.ApiClient;
import dev.fovea.cli.client.Body;
import dev.fovea.cli.client.Call;
import dev.fovea.cli.client.ExitCode;
import dev.fovea.cli.client.Failure;
import dev.fovea.cli.output.Columns;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** Has the picture of a job read again, as a new job. */
@Command(
        name = "retry",
        description = "Read the picture of a job again with the present version of its pattern: a new job.")
final class RetryCommand extends ApiCommand {
    @Parameters(paramLabel = "JOB", arity = "1..*", description = "Ids, as listed.")
    private List<String> jobs = new ArrayList<>();

    RetryCommand(Surroundings around) {
        super(around);
    }

    @Override
    ExitCode run(ApiClient client) {
        Tally tally = new Tally(jobs.size() == 1, err()::println);
        jobs.forEach(job -> tally.count(job, () -> again(client, job)));
        return tally.exit();
    }

    private void again(ApiClient client, String id) {
        JsonNode job = client.json(Call.get("/v1/jobs/" + Call.encoded(id)));
        String path = "/api/patterns/" + Call.encoded(job.path("pattern").asString("")) + "/ingest?wait=0";
        JsonNode made = client.json(Call.of("POST", path, picture(client, job))).path("data");
        printer(Columns.of("job_id", "status")).one(made);
    }

    /** The bytes as they were stored; of a picture that never arrived the address. */
    private static Body picture(ApiClient client, JsonNode job) {
        String image = job.path("image").asString("");
        if (!image.isEmpty()) {
            var content = client.send(Call.get("/v1/images/" + Call.encoded(image) + "/content"));
            return Body.bytes(content.header("Content-Type").orElse("image/jpeg"), content.bytes());
        }
        String address = job.path("image_url").asString("");
        if (address.isEmpty()) {
            throw new Failure(ExitCode.NOT_FOUND, "the picture of the job is not there any more");
        }
        return Body.json(Map.of("image_url", address));
    }
}
