package dev.fovea.core.collect;

import dev.fovea.error.FoveaError;
import dev.fovea.error.FoveaError.Clash;
import dev.fovea.error.FoveaError.Thing;
import dev.fovea.error.FoveaException;
import java.util.Map;
import java.util.Optional;

/** What a call is refused with when the thing it names is not there, or not as it should be. */
final class Found {
    private Found() {}

    static <T> T orMissing(Optional<T> found, Thing thing, Object id) {
        return found.orElseThrow(() -> new FoveaException(new FoveaError.NotFound(thing, id.toString())));
    }

    static FoveaException nameTaken(String name) {
        return conflict(Clash.NAME_TAKEN, "There is one of the name '" + name + "' already");
    }

    static FoveaException state(String message) {
        return conflict(Clash.STATE, message);
    }

    static FoveaException changedMeanwhile() {
        return state("Somebody else changed it at the same time; send it again");
    }

    private static FoveaException conflict(Clash clash, String message) {
        return new FoveaException(new FoveaError.Conflict(clash, message, Map.of()));
    }
}
