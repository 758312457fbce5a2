package dev.fovea.core.access;

import dev.fovea.error.FoveaError.Clash;
import dev.fovea.error.FoveaError.Conflict;
import dev.fovea.error.FoveaError.Invalid;
import dev.fovea.error.FoveaException;
import dev.fovea.error.Problem;
import java.util.List;
import java.util.Map;

/** Rules that the commands of this package share. */
final class AccessRules {
    private static final int LONGEST_NAME = 128;

    private AccessRules() {}

    /** The name without surrounding blanks; 1..128 characters. */
    static String name(String field, String text) {
        String name = text.strip();
        if (name.isEmpty()) {
            throw broken("missing", field, field + " is required");
        }
        if (name.length() > LONGEST_NAME) {
            throw broken("string_too_long", field, field + " has at most " + LONGEST_NAME + " characters");
        }
        return name;
    }

    static FoveaException broken(String rule, String field, String message) {
        return new FoveaException(new Invalid(List.of(new Problem(rule, List.of(field), message))));
    }

    static FoveaException taken(String what, String name) {
        String message = what + " of the name " + name + " exists already";
        return new FoveaException(new Conflict(Clash.NAME_TAKEN, message, Map.of("name", name)));
    }
}
