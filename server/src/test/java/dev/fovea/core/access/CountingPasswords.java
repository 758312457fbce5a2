package dev.fovea.core.access;

import dev.fovea.core.port.Passwords;
import java.util.concurrent.atomic.AtomicInteger;

/** Quick hashes that count how often a password was checked. */
final class CountingPasswords implements Passwords {
    final AtomicInteger checks = new AtomicInteger();

    @Override
    public String hash(String password) {
        return Secret.hash(password);
    }

    @Override
    public boolean matches(String password, String hash) {
        checks.incrementAndGet();
        return hash(password).equals(hash);
    }
}
