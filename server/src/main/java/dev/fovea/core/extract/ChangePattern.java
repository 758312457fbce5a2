package dev.fovea.core.extract;

import dev.fovea.core.port.Store;
import dev.fovea.core.port.Store.Session;
import dev.fovea.core.replay.Answered;
import dev.fovea.core.replay.Answering;
import dev.fovea.core.replay.Replays;
import dev.fovea.model.OrgId;
import dev.fovea.model.Pattern;
import dev.fovea.model.PatternContent;
import dev.fovea.model.PatternDraft;
import dev.fovea.model.PatternId;
import java.time.Clock;
import java.time.Instant;
import java.util.function.UnaryOperator;

/** Changes a pattern; another content is another version. Unknown patterns are {@code NotFound(PATTERN)}. */
public final class ChangePattern {
    private final Store store;
    private final Replays replays;
    private final Clock clock;
    private final AddressBook addresses;

    /** Changes patterns of the store; {@code replays} must keep its answers in the same store. */
    public ChangePattern(Store store, Replays replays, Clock clock, AddressBook addresses) {
        this.store = store;
        this.replays = replays;
        this.clock = clock;
        this.addresses = addresses;
    }

    /**
     * Changes what the function changes; a changed content becomes a new version.
     *
     * @throws dev.fovea.error.FoveaException {@code Invalid} as of {@link CreatePattern#create}
     */
    public Pattern change(OrgId org, PatternId id, UnaryOperator<PatternDraft> change) {
        return store.inTransaction(session -> change(session, toChange(session, org, id), change));
    }

    private Pattern change(Session session, Pattern pattern, UnaryOperator<PatternDraft> change) {
        PatternDraft before = draftOf(pattern);
        PatternDraft after = PatternRules.checked(change.apply(before));
        Instant now = clock.instant();
        session.patterns().describe(pattern, after, now);
        if (!after.content().equals(before.content())) {
            session.patterns().addVersion(pattern, after.content(), now);
        }
        after.webhookUrl()
                .filter(url -> !before.webhookUrl().equals(after.webhookUrl()))
                .ifPresent(url -> addresses.ensure(session, pattern.org(), url));
        return changed(session, pattern, now);
    }

    private static PatternDraft draftOf(Pattern pattern) {
        return new PatternDraft(
                pattern.name(),
                pattern.status(),
                pattern.mode(),
                pattern.content(),
                pattern.webhookUrl(),
                pattern.metadata());
    }

    /** Adds a version and makes it current, also when nothing changes. */
    public Answered addVersion(
            OrgId org, PatternId id, UnaryOperator<PatternContent> change, Answering<Pattern> answering) {
        return replays.answer(org, answering, session -> {
            Pattern pattern = toChange(session, org, id);
            PatternContent content = PatternRules.checked(change.apply(pattern.content()));
            Instant now = clock.instant();
            session.patterns().addVersion(pattern, content, now);
            return changed(session, pattern, now);
        });
    }

    /** Makes an earlier version current; an unknown one is {@code NotFound(PATTERN)}. */
    public Answered switchTo(OrgId org, PatternId id, int version, Answering<Pattern> answering) {
        return replays.answer(org, answering, session -> {
            Pattern pattern = toChange(session, org, id);
            Instant now = clock.instant();
            if (!session.patterns().switchTo(pattern, version, now)) {
                throw PatternQueries.unknown(id);
            }
            return changed(session, pattern, now);
        });
    }

    private static Pattern toChange(Session session, OrgId org, PatternId id) {
        return session.patterns().findToChange(org, id).orElseThrow(() -> PatternQueries.unknown(id));
    }

    private static Pattern changed(Session session, Pattern before, Instant now) {
        Pattern pattern = session.patterns()
                .find(before.org(), before.id())
                .orElseThrow(() -> PatternQueries.unknown(before.id()));
        PatternEvents.changed(session, pattern.org(), pattern.id(), pattern.version(), now);
        return pattern;
    }

    /** Deletes; its queued jobs still finish, its jobs stay readable. */
    public void delete(OrgId org, PatternId id) {
        boolean deleted = store.inTransaction(session -> {
            Instant now = clock.instant();
            boolean gone = session.patterns().delete(org, id, now);
            if (gone) {
                PatternEvents.deleted(session, org, id, now);
            }
            return gone;
        });
        if (!deleted) {
            throw PatternQueries.unknown(id);
        }
    }
}
