package dev.fovea.outbound;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.Set;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpResponse;

/** Where an answer sends its reader instead (RFC 9110, 15.4). */
final class Redirect {
    private static final Set<Integer> STATUSES = Set.of(301, 302, 303, 307, 308);

    private Redirect() {}

    /**
     * The absolute address in the Location of a redirect; empty for every other answer, and for one without Location.
     *
     * @throws URISyntaxException when the Location is not an address
     */
    static Optional<URI> of(HttpResponse response, URI base) throws URISyntaxException {
        Header location = response.getFirstHeader("Location");
        if (location == null || !STATUSES.contains(response.getCode())) {
            return Optional.empty();
        }
        return Optional.of(resolve(base, new URI(location.getValue())));
    }

    /** {@link URI#resolve} follows RFC 2396: it glues a path to a bare host and loses the last segment before a query. */
    private static URI resolve(URI base, URI reference) {
        URI from = base.getRawPath().isEmpty() ? base.resolve("/") : base;
        boolean onlyQuery = reference.toString().startsWith("?");
        return onlyQuery ? from.resolve(from.getRawPath() + reference) : from.resolve(reference);
    }
}
