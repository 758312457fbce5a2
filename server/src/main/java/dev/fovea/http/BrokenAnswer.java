package dev.fovea.http;

import io.javalin.http.Context;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;

/** Ends an answer that cannot be completed in a way that nobody takes the part for the whole. */
public final class BrokenAnswer {
    private BrokenAnswer() {}

    /** Closes the connection before the answer's regular end, which the client's library reports as an error. */
    public static void cut(Context context) {
        ServletContextRequest.getServletContextRequest(context.req())
                .getConnectionMetaData()
                .getConnection()
                .getEndPoint()
                .close();
    }
}
