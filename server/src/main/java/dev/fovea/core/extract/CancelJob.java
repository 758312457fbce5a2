package dev.fovea.core.extract;

import dev.fovea.model.Job;
import dev.fovea.model.JobId;
import dev.fovea.model.OrgId;

/** Ends a job that is not wanted any more: it fails with {@code cancelled}, and whoever reads for it stops. */
public final class CancelJob {
    /** Cancels; a job that is final already stays as it is. {@code NotFound(JOB)} when it is unknown. */
    public Job cancel(OrgId org, JobId id) {
        throw new UnsupportedOperationException();
    }
}
