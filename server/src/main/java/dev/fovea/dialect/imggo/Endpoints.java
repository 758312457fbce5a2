package dev.fovea.dialect.imggo;

import dev.fovea.model.PatternId;
import io.javalin.http.Context;
import java.net.URI;
import java.util.Optional;

/** Addresses that answers name: under the public base URL where one is set, else where the request came to. */
record Endpoints(Optional<URI> publicUrl) {

    /** Where pictures for the pattern are sent. */
    String ingest(Context context, PatternId pattern) {
        return base(context) + "/api/patterns/" + pattern.text() + "/ingest";
    }

    private String base(Context context) {
        String base = publicUrl.map(URI::toString).orElseGet(() -> context.scheme() + "://" + context.host());
        return base.endsWith("/") ? base.substring(0, base.length() - 1) : base;
    }
}
