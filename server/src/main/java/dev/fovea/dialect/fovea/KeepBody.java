package dev.fovea.dialect.fovea;

import java.util.Optional;
import java.util.Set;

/**
 * Body of {@code PUT …/keep}, which may be absent.
 *
 * @param reason why it stays; may be empty
 */
record KeepBody(String reason) {
    static KeepBody parse(byte[] body) {
        if (body.length == 0) {
            return new KeepBody("");
        }
        FoveaFields fields = FoveaFields.body(body);
        fields.refuseOthers(Set.of("reason"));
        KeepBody keep = new KeepBody(reason(fields));
        fields.check();
        return keep;
    }

    /** The member {@code reason}; empty when there is none. */
    static String reason(FoveaFields fields) {
        Optional<String> reason = fields.text("reason");
        if (reason.filter(text -> text.length() > RemovalQuery.LONGEST_REASON).isPresent()) {
            fields.problem(
                    "string_too_long", "reason", "must have at most " + RemovalQuery.LONGEST_REASON + " characters");
        }
        return reason.orElse("");
    }
}
