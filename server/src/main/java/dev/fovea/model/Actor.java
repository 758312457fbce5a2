package dev.fovea.model;

import java.util.Optional;

/**
 * Who did something, for the audit log.
 *
 * @param name the user's name, or the prefix of the key that was shown
 * @param address network address of the caller; empty for commands on the machine and for housekeeping
 */
public record Actor(OrgId org, String name, Optional<String> address) {
    /** The server itself: housekeeping under rules that somebody set. */
    public static Actor server(OrgId org) {
        return new Actor(org, "server", Optional.empty());
    }

    /** Somebody at the machine, who needs no credential. */
    public static Actor commandLine(OrgId org) {
        return new Actor(org, "command line", Optional.empty());
    }

    /** An authenticated caller. */
    public static Actor of(Caller caller, String address) {
        return new Actor(
                caller.org(), caller.user().map(User::username).orElse(caller.credential()), Optional.of(address));
    }
}
