package dev.fovea.crypto;

import dev.fovea.core.port.Ids;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.UUID;

/** Ids and secrets from the system's secure random numbers. */
public final class SecureIds implements Ids {
    private static final String CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int ULID_LENGTH = 26;
    private static final int TIME_LENGTH = 10;
    private static final int BITS_PER_CHARACTER = 5;
    private static final long HALF_MASK = (1L << 40) - 1;

    private final SecureRandom random = new SecureRandom();
    private final Clock clock;
    private long lastMillis = -1;
    private long high;
    private long low;

    /** Ids whose time comes from the clock. */
    public SecureIds(Clock clock) {
        this.clock = clock;
    }

    @Override
    public UUID uuid() {
        return UUID.randomUUID();
    }

    /**
     * {@inheritDoc} Within one millisecond, and while the clock stands still or goes back, each is greater than the one
     * before.
     */
    @Override
    public synchronized String ulid() {
        long now = clock.millis();
        if (now > lastMillis) {
            lastMillis = now;
            reseed();
        } else {
            increment();
        }
        return spell();
    }

    @Override
    public String secret(String alphabet, int length) {
        StringBuilder text = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            text.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return text.toString();
    }

    private void reseed() {
        high = random.nextLong() & HALF_MASK;
        low = random.nextLong() & HALF_MASK;
    }

    private void increment() {
        low = (low + 1) & HALF_MASK;
        if (low == 0) {
            high = (high + 1) & HALF_MASK;
            if (high == 0) {
                lastMillis++;
            }
        }
    }

    private String spell() {
        char[] text = new char[ULID_LENGTH];
        spell(lastMillis, text, 0, TIME_LENGTH);
        int half = (ULID_LENGTH - TIME_LENGTH) / 2;
        spell(high, text, TIME_LENGTH, half);
        spell(low, text, TIME_LENGTH + half, half);
        return new String(text);
    }

    private static void spell(long value, char[] into, int from, int length) {
        long rest = value;
        for (int i = from + length - 1; i >= from; i--) {
            into[i] = CROCKFORD.charAt((int) (rest & 31));
            rest >>>= BITS_PER_CHARACTER;
        }
    }
}
