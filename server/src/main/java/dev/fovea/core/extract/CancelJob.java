package dev.fovea.core.extract;

import dev.fovea.core.port.Store;
import dev.fovea.error.FoveaError.NotFound;
import dev.fovea.error.FoveaError.Thing;
import dev.fovea.error.FoveaException;
import dev.fovea.model.Job;
import dev.fovea.model.JobId;
import dev.fovea.model.OrgId;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** Ends a job that is not wanted any more: it fails with {@code cancelled}, and whoever reads for it stops. */
public final class CancelJob {
    private static final Job.Failure CANCELLED = new Job.Failure(Job.Code.CANCELLED, "The job was cancelled");

    private final Store store;
    private final JobSignals signals;
    private final Clock clock;

    /** Over the given store. */
    public CancelJob(Store store, JobSignals signals, Clock clock) {
        this.store = store;
        this.signals = signals;
        this.clock = clock;
    }

    /**
     * Cancels; a job that is final already stays as it is. Whoever runs it is interrupted: on this node at once, on another
     * when it next extends its lease.
     *
     * @throws FoveaException {@code NotFound(JOB)} when it is unknown
     */
    public Job cancel(OrgId org, JobId id) {
        Job job = store.inTransaction(session -> cancel(session, org, id));
        signals.stop(id);
        signals.ended(id);
        return job;
    }

    private Job cancel(Store.Session session, OrgId org, JobId id) {
        Instant now = clock.instant();
        Optional<Job> cancelled = session.jobs().cancel(org, id, CANCELLED, now);
        cancelled.ifPresent(job -> {
            session.patterns().countFinished(org, job.pattern(), Optional.empty());
            JobEvents.failed(session, job, now);
        });
        return cancelled
                .or(() -> session.jobs().find(org, id))
                .orElseThrow(() -> new FoveaException(new NotFound(Thing.JOB, id.toString())));
    }
}
