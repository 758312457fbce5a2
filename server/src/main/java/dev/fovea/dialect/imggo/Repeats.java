package dev.fovea.dialect.imggo;

import dev.fovea.core.replay.Answered;
import dev.fovea.core.replay.Replays;
import dev.fovea.error.FoveaError;
import dev.fovea.error.FoveaException;
import dev.fovea.http.Bodies;
import dev.fovea.model.Caller;
import dev.fovea.model.IdempotencyKey;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Runs a POST so that its repetition under one {@code Idempotency-Key} gets the first answer, whatever is wrong with the
 * repeated body: the key is looked up before fields are judged (contract imggo.md §8, §9). The body is hashed while it is
 * read, so that another body under the same key is noticed.
 */
final class Repeats {
    private static final int LONGEST_KEY = 255;

    private final Replays replays;

    Repeats(Replays replays) {
        this.replays = replays;
    }

    /** What a call does with its body. */
    @FunctionalInterface
    interface Work {
        Answered answer(Body body) throws IOException;
    }

    /**
     * Runs the work, and answers as the first call did where that is asked for.
     *
     * @param route what the key is valid for, with ids
     * @param limitBytes largest body
     */
    void run(Context context, Caller caller, String route, long limitBytes, Work work) {
        Optional<String> header =
                Optional.ofNullable(context.header("Idempotency-Key")).map(Repeats::checked);
        try (Body body = new Body(Bodies.stream(context, limitBytes), route, header)) {
            ImggoWire.send(context, answer(caller, body, work));
        }
    }

    private Answered answer(Caller caller, Body body, Work work) {
        try {
            return work.answer(body);
        } catch (FoveaException refused) {
            if (!isAboutTheBody(refused.error())) {
                throw refused;
            }
            return body.key().flatMap(key -> replays.find(caller.org(), key)).orElseThrow(() -> refused);
        } catch (IOException e) {
            throw new FoveaException(new FoveaError.Malformed("the request body ended early", -1), e);
        }
    }

    /** Faults that are judged behind the look-up; a body over the cap is refused before it. */
    private static boolean isAboutTheBody(FoveaError error) {
        return switch (error) {
            case FoveaError.Invalid _, FoveaError.Malformed _, FoveaError.UnsupportedFormat _ -> true;
            case FoveaError.TooLarge large -> large.limitBytes() == IngestDoor.IMAGE_BYTES;
            default -> false;
        };
    }

    private static String checked(String key) {
        if (key.isEmpty() || key.length() > LONGEST_KEY || key.chars().anyMatch(Character::isISOControl)) {
            throw Refusals.parameter("Idempotency-Key", "must have 1 to " + LONGEST_KEY + " printable characters");
        }
        return key;
    }

    /** A body that is hashed while it is read. */
    static final class Body implements AutoCloseable {
        private final DigestInputStream stream;
        private final String route;
        private Optional<String> key;
        private @Nullable String hash;

        private Body(InputStream in, String route, Optional<String> key) {
            this.stream = new DigestInputStream(in, sha256());
            this.route = route;
            this.key = key;
        }

        InputStream stream() {
            return stream;
        }

        /** A key that the body itself names; one of the header wins. */
        void keyInside(Optional<String> named) {
            key = key.or(() -> named.map(Repeats::checked));
        }

        /** The key of this call; reads what was left of the body. */
        Optional<IdempotencyKey> key() {
            return key.map(text -> new IdempotencyKey(route, text, hash()));
        }

        private String hash() {
            String known = hash;
            if (known == null) {
                known = finish();
                hash = known;
            }
            return known;
        }

        private String finish() {
            try {
                stream.transferTo(OutputStream.nullOutputStream());
            } catch (IOException e) {
                throw new FoveaException(new FoveaError.Malformed("the request body ended early", -1), e);
            }
            return HexFormat.of().formatHex(stream.getMessageDigest().digest());
        }

        private static MessageDigest sha256() {
            try {
                return MessageDigest.getInstance("SHA-256");
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every Java platform has SHA-256", e);
            }
        }

        @Override
        public void close() {
            try {
                stream.close();
            } catch (IOException e) {
                throw new FoveaException(new FoveaError.Malformed("the request body ended early", -1), e);
            }
        }
    }
}
