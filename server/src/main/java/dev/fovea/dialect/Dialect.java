package dev.fovea.dialect;

import dev.fovea.error.FoveaError;
import dev.fovea.http.Route;
import io.javalin.http.Context;
import java.util.List;

/** One API that Fovea speaks: its routes, and how it words what goes wrong. */
public interface Dialect {
    /** Short name: in metrics, in receipts, in {@code /openapi/<name>.json}. */
    String name();

    /** Every operation, in the order of the documents. */
    List<Route> routes();

    /**
     * Whether an unknown path is this dialect's to refuse.
     *
     * @param path path of the request, without query
     */
    boolean owns(String path);

    /** Answers with the error in the dialect's own form. */
    void refuse(Context context, FoveaError error);
}
