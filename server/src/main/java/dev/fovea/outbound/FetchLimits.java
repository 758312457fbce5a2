package dev.fovea.outbound;

import java.time.Duration;

/**
 * What one fetch may cost (contract genlogs, 5.1).
 *
 * @param connect time for one TCP connection attempt
 * @param total time for everything: resolving, connecting, all redirects, headers and body
 * @param redirects how many redirects are followed
 * @param maxBytes largest body
 */
public record FetchLimits(Duration connect, Duration total, int redirects, long maxBytes) {
    /** 5 s to connect, 30 s in all, 3 redirects, 50 MiB. */
    public static final FetchLimits DEFAULT =
            new FetchLimits(Duration.ofSeconds(5), Duration.ofSeconds(30), 3, 50L * 1024 * 1024);

    /** Rejects limits that could never be met. */
    public FetchLimits {
        if (!connect.isPositive() || !total.isPositive() || redirects < 0 || maxBytes < 0) {
            throw new IllegalArgumentException("limits must be positive");
        }
    }
}
