package dev.fovea.crypto;

import com.password4j.Argon2Function;
import com.password4j.types.Argon2;
import dev.fovea.core.port.Passwords;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;

/**
 * Argon2id hashes in PHC form ({@code $argon2id$v=19$m=19456,t=2,p=1$…}). A hash says how it was made, so that hashes
 * made with other costs stay readable.
 */
public final class Argon2Passwords implements Passwords {
    private static final int MEMORY_KIB = 19_456;
    private static final int ITERATIONS = 2;
    private static final int PARALLELISM = 1;
    private static final int HASH_BYTES = 32;
    private static final int SALT_BYTES = 16;

    private final SecureRandom random = new SecureRandom();
    private final Argon2Function argon2 =
            Argon2Function.getInstance(MEMORY_KIB, ITERATIONS, PARALLELISM, HASH_BYTES, Argon2.ID);

    @Override
    public String hash(String password) {
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        return argon2.hash(bytes(password), salt).getResult();
    }

    @Override
    public boolean matches(String password, String hash) {
        return Argon2Function.getInstanceFromHash(hash).check(bytes(password), bytes(hash));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
