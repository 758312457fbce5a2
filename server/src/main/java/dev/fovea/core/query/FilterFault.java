package dev.fovea.core.query;

import dev.fovea.error.FoveaError;
import dev.fovea.error.FoveaException;
import dev.fovea.error.Problem;
import java.util.List;

/** Refuses a filter, and points at the character where it went wrong. */
final class FilterFault {
    /** The name of the parameter in every call and command. */
    private static final String FIELD = "q";

    private FilterFault() {}

    static FoveaException at(int position, String message) {
        return new FoveaException(new FoveaError.Invalid(List.of(new Problem(
                "filter_syntax", List.of(FIELD, position), "filter, character " + position + ": " + message))));
    }
}
