package dev.fovea.http;

import dev.fovea.error.FoveaError;
import dev.fovea.error.FoveaException;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;

/** Reads request bodies under a cap, without ever holding more than the cap. */
public final class Bodies {
    private Bodies() {}

    /**
     * The whole body.
     *
     * @param limitBytes largest body; a larger one is refused from its length when it has one, else while reading
     */
    public static byte[] read(Context context, int limitBytes) {
        try (InputStream in = stream(context, limitBytes)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw interrupted(e);
        }
    }

    /** The body as a stream that refuses to pass the cap. */
    public static InputStream stream(Context context, long limitBytes) {
        refuseLongBody(context, limitBytes);
        try {
            return new CappedInputStream(
                    BodyWatch.of(context).over(context.req().getInputStream()), limitBytes);
        } catch (IOException e) {
            throw interrupted(e);
        }
    }

    /** Refuses a body whose declared length passes the cap, before anything of it is read. */
    public static void refuseLongBody(Context context, long limitBytes) {
        if (context.req().getContentLengthLong() > limitBytes) {
            throw new FoveaException(new FoveaError.TooLarge(limitBytes));
        }
    }

    private static FoveaException interrupted(IOException e) {
        return new FoveaException(new FoveaError.Malformed("the request body ended early", -1), e);
    }
}
