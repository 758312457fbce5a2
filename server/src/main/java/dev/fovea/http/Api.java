package dev.fovea.http;

import dev.fovea.error.FoveaError;
import io.javalin.http.Context;
import java.util.List;

/** What the server needs to know of an API to mount it. */
public interface Api {
    /** Short name, used in metrics and logs. */
    String name();

    /** Every operation. */
    List<Route> routes();

    /** Whether an unknown path is this API's to refuse. */
    boolean owns(String path);

    /** Answers with the error in the API's own form. */
    void refuse(Context context, FoveaError error);
}
