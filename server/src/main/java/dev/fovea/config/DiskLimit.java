package dev.fovea.config;

/**
 * Room on a disk, as a share of it or in bytes.
 *
 * @param share of the whole, 0..1; 0 when bytes are meant
 * @param bytes 0 when a share is meant
 */
public record DiskLimit(double share, long bytes) {
    private static final double PERCENT = 100;

    /** Reads {@code 5%} or a size that {@code inBytes} was read from. */
    static DiskLimit ofPercent(String text) {
        double percent = Double.parseDouble(text.substring(0, text.length() - 1));
        if (!(percent >= 0 && percent < PERCENT)) {
            throw new IllegalArgumentException("must be a size such as 2GiB, or a share from 0% to below 100%");
        }
        return new DiskLimit(percent / PERCENT, 0);
    }

    /** What it is on a disk of that size. */
    public long bytesOf(long total) {
        return bytes > 0 ? bytes : (long) ((double) total * share);
    }
}
