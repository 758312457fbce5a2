package dev.fovea.cli.remote;

import dev.fovea.cli.client.ApiClient;
import dev.fovea.cli.client.Call;
import dev.fovea.cli.client.ExitCode;
import dev.fovea.cli.client.Failure;
import java.time.Duration;
import tools.jackson.databind.JsonNode;

/** Waits for the end of an extraction job. */
final class JobWait {
    private static final Duration SHORTEST = Duration.ofMillis(100);
    private static final Duration LONGEST = Duration.ofSeconds(2);

    private JobWait() {}

    /**
     * Returns when the job has completed.
     *
     * @throws Failure {@code UNEXPECTED} when the job failed, {@code TIMED_OUT} when it did not end in time
     */
    static JsonNode await(ApiClient client, String job, Duration patience) {
        long until = System.nanoTime() + patience.toNanos();
        Duration pause = SHORTEST;
        while (true) {
            JsonNode state = client.json(Call.get("/v1/jobs/" + Call.encoded(job)));
            switch (state.path("state").asString("")) {
                case "completed", "succeeded" -> {
                    return state;
                }
                case "failed" ->
                    throw new Failure(
                            ExitCode.UNEXPECTED,
                            "job " + job + " failed: "
                                    + state.at("/failure/message")
                                            .asString(state.path("failure").toString()));
                default -> sleep(pause);
            }
            if (System.nanoTime() > until) {
                throw new Failure(
                        ExitCode.TIMED_OUT, "job " + job + " has not ended after " + patience.toSeconds() + " s");
            }
            pause = pause.multipliedBy(2).compareTo(LONGEST) > 0 ? LONGEST : pause.multipliedBy(2);
        }
    }

    private static void sleep(Duration pause) {
        try {
            Thread.sleep(pause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failure(ExitCode.INTERRUPTED, "interrupted", e);
        }
    }
}
