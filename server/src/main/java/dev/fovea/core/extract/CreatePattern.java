package dev.fovea.core.extract;

import dev.fovea.core.port.Ids;
import dev.fovea.core.port.Store.Session;
import dev.fovea.core.replay.Answered;
import dev.fovea.core.replay.Answering;
import dev.fovea.core.replay.Replays;
import dev.fovea.model.OrgId;
import dev.fovea.model.Pattern;
import dev.fovea.model.PatternDraft;
import dev.fovea.model.PatternId;
import java.time.Clock;
import java.time.Instant;

/** Makes a pattern. */
public final class CreatePattern {
    private static final String BASE62 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final int ID_LENGTH = 10;

    private final Replays replays;
    private final Ids ids;
    private final Clock clock;
    private final AddressBook addresses;

    /** Keeps patterns where the replays keep their answers. */
    public CreatePattern(Replays replays, Ids ids, Clock clock, AddressBook addresses) {
        this.replays = replays;
        this.ids = ids;
        this.clock = clock;
        this.addresses = addresses;
    }

    /** The pattern to make. */
    public record Command(OrgId org, PatternDraft draft) {}

    /**
     * Makes it, or answers as the first call with the same idempotency key did.
     *
     * @throws dev.fovea.error.FoveaException {@code Invalid} with rule {@code invalid_schema}, {@code missing_field} or
     *     {@code invalid_parameter}
     */
    public Answered create(Command command, Answering<Pattern> answering) {
        PatternDraft draft = PatternRules.checked(command.draft());
        return replays.answer(command.org(), answering, session -> add(session, command.org(), draft));
    }

    private Pattern add(Session session, OrgId org, PatternDraft draft) {
        Instant now = clock.instant();
        Pattern pattern = session.patterns().add(org, freshId(session), draft, now);
        draft.webhookUrl().ifPresent(url -> addresses.ensure(session, org, url));
        PatternEvents.created(session, org, pattern.id(), now);
        return pattern;
    }

    private PatternId freshId(Session session) {
        PatternId id;
        do {
            id = new PatternId(PatternId.PREFIX + ids.secret(BASE62, ID_LENGTH));
        } while (session.patterns().taken(id));
        return id;
    }
}
