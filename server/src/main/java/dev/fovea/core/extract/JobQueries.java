package dev.fovea.core.extract;

import dev.fovea.model.Job;
import dev.fovea.model.JobFilter;
import dev.fovea.model.JobId;
import dev.fovea.model.Listing;
import dev.fovea.model.OrgId;

/** Reads of jobs. */
public final class JobQueries {
    /** A job; {@code NotFound(JOB)} when it is unknown or past its retention. */
    public Job get(OrgId org, JobId id) {
        throw new UnsupportedOperationException();
    }

    /** Jobs, newest first. */
    public Listing<Job> list(OrgId org, JobFilter filter, int offset, int limit) {
        throw new UnsupportedOperationException();
    }
}
