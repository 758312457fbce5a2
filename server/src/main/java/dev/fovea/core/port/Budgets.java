package dev.fovea.core.port;

import dev.fovea.model.OrgId;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What engines that cost money have spent, by day (UTC) and scope. A scope is a word of the engine's own, e.g. one API
 * key or one pattern. What is spent is counted before it is used, so that no two callers or nodes can use the same
 * remainder.
 */
public interface Budgets {
    /**
     * An amount of work that costs.
     *
     * @param calls to the far side
     * @param tokens in and out
     * @param micros money, millionths of the currency that the prices are set in
     */
    record Amount(long calls, long tokens, long micros) {
        /** Nothing. */
        public static final Amount NONE = new Amount(0, 0, 0);

        /** This and the other together. */
        public Amount plus(Amount other) {
            return new Amount(calls + other.calls, tokens + other.tokens, micros + other.micros);
        }

        /** What this is more than the other; negative where it is less. */
        public Amount minus(Amount other) {
            return new Amount(calls - other.calls, tokens - other.tokens, micros - other.micros);
        }

        /** Whether it is no more than {@code most} in every respect. */
        public boolean within(Amount most) {
            return calls <= most.calls && tokens <= most.tokens && micros <= most.micros;
        }
    }

    /** The most that a scope may spend on one day. */
    record Limit(String scope, Amount most) {}

    /**
     * Counts the amount for every scope, unless one of them would come to more than its limit: then nothing is counted,
     * and that scope is returned.
     */
    Optional<String> spend(OrgId org, LocalDate day, Amount amount, List<Limit> limits);

    /** Corrects what was counted beforehand once the true amount is known; the difference may be negative. */
    void correct(OrgId org, LocalDate day, Amount difference, List<String> scopes);

    /** What was counted for a scope. */
    Amount spent(OrgId org, LocalDate day, String scope);

    /** Forgets the days before; returns how many rows went. */
    int deleteBefore(LocalDate day);
}
