package dev.fovea.core.requests;

import dev.fovea.core.port.ApiCalls.Numbered;
import dev.fovea.core.port.ApiCalls.Stretch;
import dev.fovea.core.port.Store;
import dev.fovea.error.FoveaError.NotFound;
import dev.fovea.error.FoveaError.Thing;
import dev.fovea.error.FoveaException;
import dev.fovea.model.ApiCall;
import dev.fovea.model.ApiCallFilter;
import dev.fovea.model.OrgId;
import dev.fovea.model.Page;
import java.util.Optional;
import java.util.OptionalLong;

/** What was called, by whom, and how it was answered. */
public final class CallQueries {
    private final Store store;

    /** Reads from the store. */
    public CallQueries(Store store) {
        this.store = store;
    }

    /**
     * Calls, newest first. A page may be short although another follows.
     *
     * @param org empty for calls of nobody known
     */
    public Page<ApiCall> page(Optional<OrgId> org, ApiCallFilter filter, OptionalLong before, int limit) {
        Stretch stretch = store.read(session -> session.apiCalls().list(org, filter, before, limit));
        Optional<String> next = stretch.next().isPresent()
                ? Optional.of(Long.toString(stretch.next().getAsLong()))
                : Optional.empty();
        return new Page<>(stretch.calls().stream().map(Numbered::call).toList(), next);
    }

    /**
     * A call.
     *
     * @throws FoveaException {@code NotFound(REQUEST)}
     */
    public ApiCall get(Optional<OrgId> org, String requestId) {
        return store.read(session -> session.apiCalls().find(org, requestId))
                .orElseThrow(() -> new FoveaException(new NotFound(Thing.REQUEST, requestId)));
    }
}
