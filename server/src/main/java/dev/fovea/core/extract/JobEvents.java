package dev.fovea.core.extract;

import dev.fovea.core.port.Store;
import dev.fovea.model.Job;
import java.time.Instant;

/** What is said of jobs (contract imggo.md §7). */
final class JobEvents {
    private JobEvents() {}

    static void queued(Store.Session session, Job job, Instant now) {
        append(session, "job.queued", job, now);
    }

    static void completed(Store.Session session, Job job, Instant now) {
        append(session, "job.completed", job, now);
    }

    static void failed(Store.Session session, Job job, Instant now) {
        append(session, "job.failed", job, now);
    }

    private static void append(Store.Session session, String type, Job job, Instant now) {
        String data = "{\"job_id\":\"%s\",\"pattern_id\":\"%s\"}".formatted(job.id(), job.pattern());
        session.events().append(job.org(), type, job.id().toString(), data, now);
    }
}
