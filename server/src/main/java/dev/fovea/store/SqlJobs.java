package dev.fovea.store;

import dev.fovea.core.port.Jobs;
import dev.fovea.core.port.Lease;
import dev.fovea.model.Extraction;
import dev.fovea.model.Job;
import dev.fovea.model.JobFilter;
import dev.fovea.model.JobId;
import dev.fovea.model.Listing;
import dev.fovea.model.MediaId;
import dev.fovea.model.OrgId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Not stored yet. */
final class SqlJobs implements Jobs {
    @Override
    public Job add(NewJob job, Instant now) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<Job> find(OrgId org, JobId id) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Listing<Job> list(OrgId org, JobFilter filter, int offset, int limit) {
        throw new UnsupportedOperationException();
    }

    @Override
    public long waiting(String engine) {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean anyDue(String engine, Instant now) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<Claimed> claim(String engine, String worker, Instant now, Instant until, int limit) {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean extend(Lease lease, Instant until) {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean release(Lease lease, Instant dueAt) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void progress(Lease lease, int percent) {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean attach(Lease lease, MediaId media) {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean complete(Lease lease, Extraction extraction, Instant now) {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean fail(Lease lease, Job.Failure failure, Instant now) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<Job> cancel(OrgId org, JobId id, Job.Failure failure, Instant now) {
        throw new UnsupportedOperationException();
    }

    @Override
    public int deleteCreatedBefore(Instant time, int limit) {
        throw new UnsupportedOperationException();
    }
}
