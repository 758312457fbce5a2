package dev.fovea.http;

import dev.fovea.error.FoveaError;
import dev.fovea.error.FoveaException;
import dev.fovea.model.ApiCall;
import io.javalin.http.Context;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Sees what is read of a request's body, without holding it up and without reading ahead. */
public final class BodyWatch {
    private static final String ATTRIBUTE = "fovea.body-watch";
    private static final int BLOCK_BYTES = 64 * 1024;

    private static final int KEPT_BYTES = 64 * 1024;
    private static final List<String> TEXTS = List.of("application/json", "application/x-www-form-urlencoded", "text/");

    private final ByteArrayOutputStream kept = new ByteArrayOutputStream(0);
    private long bytes;
    private boolean ended;
    private @Nullable MessageDigest digest;
    private @Nullable String hash;

    private final boolean text;

    private BodyWatch(boolean text) {
        this.text = text;
    }

    /** The watch over this request's body. */
    public static BodyWatch of(Context context) {
        BodyWatch known = context.attribute(ATTRIBUTE);
        if (known != null) {
            return known;
        }
        BodyWatch watch = new BodyWatch(isText(context));
        context.attribute(ATTRIBUTE, watch);
        return watch;
    }

    /** Forms with files, pictures and packed bodies are not worth keeping. */
    private static boolean isText(Context context) {
        String type = Objects.requireNonNullElse(context.contentType(), "").toLowerCase(Locale.ROOT);
        return TEXTS.stream().anyMatch(type::startsWith) && context.header("Content-Encoding") == null;
    }

    /** The beginning of a text that was read, empty of anything else. */
    Optional<ApiCall.Body> captured(Context context) {
        if (kept.size() == 0) {
            return Optional.empty();
        }
        boolean cut = bytes > kept.size() || context.req().getContentLengthLong() > kept.size();
        return Optional.of(new ApiCall.Body(kept.toString(StandardCharsets.UTF_8), cut));
    }

    /** Hashes what is read from now on; to be called before anything of the body is read. */
    public void startHash() {
        digest = sha256();
    }

    /**
     * SHA-256 of the whole body, in hex; reads what has not been read and throws it away.
     *
     * @throws FoveaException {@code Malformed} when the body ends early
     */
    public String hash(Context context) {
        String known = hash;
        if (known == null) {
            finish(context);
            known = HexFormat.of().formatHex(Objects.requireNonNull(digest).digest());
            hash = known;
        }
        return known;
    }

    /** Bytes of the body that were read. */
    public long bytes() {
        return bytes;
    }

    private void finish(Context context) {
        byte[] block = new byte[BLOCK_BYTES];
        try (InputStream rest = over(context.req().getInputStream())) {
            while (!ended && rest.read(block) >= 0) {
                // Only its hash is wanted.
            }
        } catch (IOException e) {
            throw new FoveaException(new FoveaError.Malformed("the request body ended early", -1), e);
        }
    }

    InputStream over(InputStream body) {
        return new Watched(body);
    }

    private void saw(byte[] block, int offset, int length) {
        if (length < 0) {
            ended = true;
            return;
        }
        bytes += length;
        if (text && kept.size() < KEPT_BYTES) {
            kept.write(block, offset, Math.min(length, KEPT_BYTES - kept.size()));
        }
        if (digest != null) {
            digest.update(block, offset, length);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private final class Watched extends FilterInputStream {
        Watched(InputStream body) {
            super(body);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] block, int offset, int length) throws IOException {
            int read = super.read(block, offset, length);
            saw(block, offset, read);
            return read;
        }

        @Override
        public long skip(long count) throws IOException {
            byte[] block = new byte[(int) Math.min(BLOCK_BYTES, Math.max(0, count))];
            return Math.max(0, read(block, 0, block.length));
        }

        @Override
        public boolean markSupported() {
            return false;
        }
    }
}
