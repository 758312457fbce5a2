package dev.fovea.core.extract;

import dev.fovea.model.Job;
import java.time.Duration;
import java.util.Optional;

/**
 * How often and when a job is tried.
 *
 * @param timeout how long one reading may take
 * @param attempts how often a job is tried in all
 * @param firstWait before the second attempt; the third waits {@code laterWait}, and so do all further ones
 */
public record JobRules(Duration timeout, int attempts, Duration firstWait, Duration laterWait) {
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(5);
    private static final double JITTER = 0.25;

    /** Whether a further attempt may follow the one that the job is in. */
    boolean mayRetry(Job job) {
        return job.attempts() < attempts;
    }

    /** Whether all attempts are used up, so that the workers of all of them must have died. */
    boolean exhausted(Job job) {
        return job.attempts() > attempts;
    }

    /** How long to wait after the job's present attempt: a quarter more or less for each job, so that a crowd disperses. */
    Duration wait(Job job, Optional<Duration> asked) {
        Duration base = job.attempts() <= 1 ? firstWait : laterWait;
        double share = (double) (job.id().hashCode() & 0xff) / 0xff;
        Duration spread = Duration.ofMillis(Math.round(base.toMillis() * (1 + JITTER * share)));
        Duration wanted = asked.filter(longer -> longer.compareTo(spread) > 0).orElse(spread);
        return wanted.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wanted;
    }
}
