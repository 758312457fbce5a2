package dev.fovea.core.port;

import dev.fovea.model.User;
import dev.fovea.model.UserId;
import java.time.Instant;

/** Signed tokens whose algorithm and key the server alone decides. */
public interface Tokens {
    /** What a token is for; one kind is never accepted in place of another. */
    enum Use {
        ACCESS,
        LOGIN,
        CONTENT
    }

    /** Signs a token for the user. */
    String sign(Use use, User user, Instant issuedAt, Instant expiresAt);

    /** Reads a token. */
    Verdict verify(String token, Instant now);

    /** What a token turned out to be. */
    sealed interface Verdict {
        /**
         * Genuine and current.
         *
         * @param generation the user's when the token was signed
         */
        record Valid(Use use, UserId user, int generation, Instant expiresAt) implements Verdict {}

        /** Genuine, but past its time. */
        record Expired(Use use, UserId user) implements Verdict {}

        /** Not ours. */
        record Invalid() implements Verdict {}
    }
}
