package dev.fovea.core.extract;

import dev.fovea.core.port.Store;
import dev.fovea.error.FoveaError.NotFound;
import dev.fovea.error.FoveaError.Thing;
import dev.fovea.error.FoveaException;
import dev.fovea.model.Job;
import dev.fovea.model.JobFilter;
import dev.fovea.model.JobId;
import dev.fovea.model.Listing;
import dev.fovea.model.OrgId;
import dev.fovea.model.Page;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Reads of jobs. */
public final class JobQueries {
    private final Store store;

    /** Over the given store. */
    public JobQueries(Store store) {
        this.store = store;
    }

    /** A job; {@code NotFound(JOB)} when it is unknown or past its retention. */
    public Job get(OrgId org, JobId id) {
        return store.read(session -> session.jobs().find(org, id))
                .orElseThrow(() -> new FoveaException(new NotFound(Thing.JOB, id.toString())));
    }

    /** A page of jobs, newest first, without what was read; the cursor is the number of the last one. */
    public Page<Job> page(OrgId org, JobFilter filter, OptionalLong before, int limit) {
        List<Job> rows = store.read(session -> session.jobs().page(org, filter, before, limit + 1));
        if (rows.size() <= limit) {
            return new Page<>(rows, Optional.empty());
        }
        List<Job> shown = rows.subList(0, limit);
        return new Page<>(shown, Optional.of(Long.toString(shown.getLast().number())));
    }

    /** Jobs, newest first, without what was read. */
    public Listing<Job> list(OrgId org, JobFilter filter, int offset, int limit) {
        return store.read(session -> session.jobs().list(org, filter, offset, limit));
    }
}
