package dev.fovea.dialect.fovea;

import java.util.Optional;

/** Names that people give to what they gather: 1 to 200 characters. */
final class Names {
    private static final int LONGEST = 200;

    private Names() {}

    /** The member {@code name}, which must be there. */
    static String required(FoveaFields fields) {
        String name = fields.requiredText("name").strip();
        check(fields, name);
        return name;
    }

    /** The member {@code name}, if it is there. */
    static Optional<String> optional(FoveaFields fields) {
        Optional<String> name = fields.text("name").map(String::strip);
        name.ifPresent(text -> check(fields, text));
        if (name.filter(String::isEmpty).isPresent()) {
            fields.problem("string_too_short", "name", "must not be empty");
        }
        return name;
    }

    private static void check(FoveaFields fields, String name) {
        if (name.length() > LONGEST) {
            fields.problem("string_too_long", "name", "may have at most " + LONGEST + " characters");
        }
    }
}
