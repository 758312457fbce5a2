package dev.fovea.core.port;

import dev.fovea.model.Extraction;
import dev.fovea.model.Job;
import dev.fovea.model.JobFilter;
import dev.fovea.model.JobId;
import dev.fovea.model.Listing;
import dev.fovea.model.MediaId;
import dev.fovea.model.OrgId;
import dev.fovea.model.PatternId;
import dev.fovea.model.Receipt;
import dev.fovea.model.Value;
import dev.fovea.model.Vocabulary;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Extraction jobs; the lane of a job is its engine. */
public interface Jobs {
    /**
     * A job to be queued.
     *
     * @param call the request, as long as there is no picture that could have it as its receipt
     */
    record NewJob(
            JobId id,
            OrgId org,
            PatternId pattern,
            int patternVersion,
            String engine,
            Job.Priority priority,
            Job.Input input,
            Value.Members metadata,
            Optional<String> webhookUrl,
            Vocabulary vocabulary,
            String credential,
            Optional<Receipt> call) {}

    /** A job in a worker's hand. */
    record Claimed(Lease lease, Job job, String credential, Optional<Receipt> call) {}

    /** Queues a job, to be taken at once. */
    Job add(NewJob job, Instant now);

    /** A job of the organisation. */
    Optional<Job> find(OrgId org, JobId id);

    /** Jobs, newest first, without what was read. */
    Listing<Job> list(OrgId org, JobFilter filter, int offset, int limit);

    /** Jobs with a number below {@code before}, newest first, without what was read. */
    List<Job> page(OrgId org, JobFilter filter, OptionalLong before, int limit);

    /** How many jobs of the engine wait, over all organisations. */
    long waiting(String engine);

    /** Whether a claim would find something; costs no write. */
    boolean anyDue(String engine, Instant now);

    /** Takes jobs of the engine, high priority first; the ones taken for the first time start now. */
    List<Claimed> claim(String engine, String worker, Instant now, Instant until, int limit);

    /** Moves the end of the lease; false when it was lost. */
    boolean extend(Lease lease, Instant until);

    /** Gives the job back, queued again, to be taken from {@code dueAt}; false when the lease was lost. */
    boolean release(Lease lease, Instant dueAt);

    /** Like {@link #release}, but this attempt was cut short by ourselves and does not count against the job. */
    boolean spare(Lease lease, Instant dueAt);

    /** Raises the progress; never lowers it. */
    void progress(Lease lease, int percent);

    /** Notes the picture that the job fetched; false when the lease was lost. */
    boolean attach(Lease lease, MediaId media);

    /** Ends the job well; false when the lease was lost. */
    boolean complete(Lease lease, Extraction extraction, Instant now);

    /** Ends the job badly; false when the lease was lost. */
    boolean fail(Lease lease, Job.Failure failure, Instant now);

    /** Ends a job that nobody has finished yet; empty when it is final already or unknown. */
    Optional<Job> cancel(OrgId org, JobId id, Job.Failure failure, Instant now);

    /** Removes finished jobs made before then; returns how many. */
    int deleteCreatedBefore(Instant time, int limit);
}
