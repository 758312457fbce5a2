package dev.fovea.core.retain;

import dev.fovea.core.port.Ids;
import dev.fovea.core.port.Store;
import dev.fovea.core.port.Store.Session;
import dev.fovea.core.query.FilterParser;
import dev.fovea.error.FoveaError;
import dev.fovea.error.FoveaException;
import dev.fovea.model.Actor;
import dev.fovea.model.OrgId;
import dev.fovea.model.RetentionRule;
import dev.fovea.model.RetentionRule.Content;
import dev.fovea.model.search.Criterion;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.stream.Stream;

/** Writes rules of retention. A rule that takes everything must be confirmed with the number of what it would take now. */
public final class WriteRules {
    private static final int MOST = 100;
    private final Store store;
    private final FilterParser filters;
    private final PreviewRules previews;
    private final Ids ids;
    private final Clock clock;

    /** Over the given store. */
    public WriteRules(Store store, FilterParser filters, PreviewRules previews, Ids ids, Clock clock) {
        this.store = store;
        this.filters = filters;
        this.previews = previews;
        this.ids = ids;
        this.clock = clock;
    }

    /** All rules, in the order in which they are asked. */
    public List<RetentionRule> list(OrgId org) {
        return store.read(session -> session.retentionRules().list(org));
    }

    /** The rule of that id. */
    public RetentionRule get(OrgId org, String id) {
        return store.read(session -> find(session, org, id));
    }

    /** What a rule would take that is not written yet. */
    public PreviewRules.Outlook preview(OrgId org, Content content) {
        return outlook(org, draft(org, ids.uuid(), content));
    }

    /**
     * Adds a rule.
     *
     * @param confirmed how many media the caller expects it to take now, when it takes everything
     */
    public RetentionRule add(Actor actor, Content content, OptionalLong confirmed) {
        RetentionRule draft = draft(actor.org(), ids.uuid(), content);
        check(draft, confirmed);
        return store.inTransaction(session -> {
            if (session.retentionRules().list(actor.org()).size() >= MOST) {
                throw new FoveaException(FoveaError.Invalid.of("rules", "there may be at most " + MOST + " rules"));
            }
            Instant now = clock.instant();
            RetentionRule added = session.retentionRules()
                    .add(actor.org(), draft.id(), content, now)
                    .orElseThrow(() -> nameTaken(content));
            note(session, actor, "retention_rule.created", added.id(), content, now);
            return added;
        });
    }

    /** Changes a rule; {@code confirmed} as with {@link #add}. */
    public RetentionRule change(Actor actor, String id, Content content, OptionalLong confirmed) {
        OrgId org = actor.org();
        RetentionRule before = get(org, id);
        check(draft(org, before.id(), content), confirmed);
        return store.inTransaction(session -> {
            RetentionRule rule = find(session, org, id);
            if (session.retentionRules().nameTaken(org, content.name(), Optional.of(rule.id()))) {
                throw nameTaken(content);
            }
            Instant now = clock.instant();
            session.retentionRules().change(org, rule.id(), content, now);
            note(session, actor, "retention_rule.changed", rule.id(), content, now);
            return find(session, org, id);
        });
    }

    /** Removes a rule. */
    public void delete(Actor actor, String id) {
        boolean _ = store.inTransaction(session -> {
            RetentionRule rule = find(session, actor.org(), id);
            note(session, actor, "retention_rule.deleted", rule.id(), rule.content(), clock.instant());
            return session.retentionRules().delete(actor.org(), rule.id());
        });
    }

    private void check(RetentionRule draft, OptionalLong confirmed) {
        Content content = draft.content();
        boolean everything = ExactFilter.of(content.query(), filters).equals(Criterion.EVERYTHING);
        if (!everything || !content.enabled() || content.keepFor().isEmpty()) {
            return;
        }
        long due = outlook(draft.org(), draft).now().count();
        if (confirmed.isEmpty() || confirmed.getAsLong() != due) {
            throw new FoveaException(new FoveaError.Conflict(
                    FoveaError.Clash.COUNT_DIFFERS,
                    "this rule matches everything and would take " + due + " now; confirm must be that number",
                    Map.of("count", due)));
        }
    }

    private PreviewRules.Outlook outlook(OrgId org, RetentionRule draft) {
        List<RetentionRule> rules = Stream.concat(
                        list(org).stream().filter(rule -> !rule.id().equals(draft.id())), Stream.of(draft))
                .sorted(Comparator.comparingInt(
                                (RetentionRule rule) -> rule.content().place())
                        .thenComparingLong(RetentionRule::number))
                .toList();
        return previews.preview(org, rules).rules().stream()
                .filter(outlook -> outlook.rule().id().equals(draft.id()))
                .findFirst()
                .orElseGet(() -> PreviewRules.Outlook.nothing(draft));
    }

    /** A rule as it would be; a new one stands behind others of the same place. */
    private RetentionRule draft(OrgId org, UUID id, Content content) {
        Instant now = clock.instant();
        return new RetentionRule(id, Long.MAX_VALUE, org, content, now, now, Optional.empty());
    }

    private static RetentionRule find(Session session, OrgId org, String id) {
        return uuid(id).flatMap(uuid -> session.retentionRules().find(org, uuid))
                .orElseThrow(() -> new FoveaException(new FoveaError.NotFound(FoveaError.Thing.RULE, id)));
    }

    private static Optional<UUID> uuid(String id) {
        try {
            return Optional.of(UUID.fromString(id));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static void note(Session session, Actor actor, String action, UUID id, Content content, Instant now) {
        Facts facts = new Facts()
                .text("name", content.name())
                .number("order", content.place())
                .text("q", content.query())
                .flag("enabled", content.enabled());
        content.keepFor().ifPresent(time -> facts.number("keep_seconds", time.toSeconds()));
        session.audit().append(actor, action, id.toString(), facts.json(), now);
    }

    private static FoveaException nameTaken(Content content) {
        return new FoveaException(new FoveaError.Conflict(
                FoveaError.Clash.NAME_TAKEN, "a rule of the name " + content.name() + " exists already", Map.of()));
    }
}
