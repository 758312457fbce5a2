package dev.fovea.core.deliver;

import dev.fovea.core.deliver.EventWording.Worded;
import dev.fovea.core.deliver.NamedAddresses.Named;
import dev.fovea.core.port.Deliveries.NewDelivery;
import dev.fovea.core.port.Ids;
import dev.fovea.core.port.Store;
import dev.fovea.core.port.Store.Session;
import dev.fovea.core.port.Webhooks.Cursor;
import dev.fovea.core.port.Webhooks.Target;
import dev.fovea.error.FoveaError.NotFound;
import dev.fovea.error.FoveaException;
import dev.fovea.model.Event;
import dev.fovea.model.Vocabulary;
import dev.fovea.model.Webhook;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns events of the log into deliveries: one, with its payload frozen, for each webhook that hears of the event. The
 * deliveries and the move of the organisation's cursor are one transaction, so an event is fanned out once, whichever nodes
 * try.
 */
public final class FanOut {
    private static final Logger LOG = LoggerFactory.getLogger(FanOut.class);
    private static final int PORTION = 200;

    private final Store store;
    private final EventWording wording;
    private final NamedAddresses addresses;
    private final AddressTargets addressTargets;
    private final WebhookSecrets secrets;
    private final Ids ids;
    private final Clock clock;

    /** Fans out to subscribed webhooks, and to the addresses that patterns and jobs name. */
    public FanOut(
            Store store,
            EventWording wording,
            AddressTargets addressTargets,
            WebhookSecrets secrets,
            Ids ids,
            Clock clock) {
        this(store, wording, new JobAddresses(), addressTargets, secrets, ids, clock);
    }

    FanOut(
            Store store,
            EventWording wording,
            NamedAddresses addresses,
            AddressTargets addressTargets,
            WebhookSecrets secrets,
            Ids ids,
            Clock clock) {
        this.store = store;
        this.wording = wording;
        this.addresses = addresses;
        this.addressTargets = addressTargets;
        this.secrets = secrets;
        this.ids = ids;
        this.clock = clock;
    }

    /** Fans out a portion for every organisation that is behind; returns the events and deliveries that moved. */
    public Round round() {
        return store.read(session -> session.webhooks().behind()).stream()
                .map(this::portionUnlessItFails)
                .reduce(Round.NOTHING, Round::and);
    }

    /** What a round did. */
    public record Round(int events, int deliveries) {
        static final Round NOTHING = new Round(0, 0);

        Round and(Round other) {
            return new Round(events + other.events, deliveries + other.deliveries);
        }
    }

    /** What was read of the log, and who listens. */
    private record Portion(List<Event> events, List<Target> targets, Map<Long, List<Named>> named) {}

    /** What keeps one organisation waiting must not keep the others. */
    private Round portionUnlessItFails(Cursor cursor) {
        try {
            return portion(cursor);
        } catch (RuntimeException e) {
            LOG.warn("{}: events could not be fanned out, will be tried again", cursor, e);
            return Round.NOTHING;
        }
    }

    private Round portion(Cursor cursor) {
        Portion portion = store.read(session -> read(session, cursor));
        if (portion.events().isEmpty()) {
            return Round.NOTHING;
        }
        List<Told> told = portion.events().stream()
                .map(event -> told(event, portion))
                .filter(heard -> !heard.words().isEmpty())
                .toList();
        long last = portion.events().getLast().number();
        return store.inTransaction(session -> session.webhooks().advance(cursor, last)
                ? new Round(portion.events().size(), write(session, cursor, told))
                : Round.NOTHING);
    }

    private Portion read(Session session, Cursor cursor) {
        List<Event> events = session.events().list(cursor.org(), cursor.eventNumber(), PORTION);
        return new Portion(
                events,
                session.webhooks().targets(cursor.org()),
                events.stream().collect(Collectors.toMap(Event::number, event -> addresses.of(session, event))));
    }

    /** Words the event before the transaction, since a dialect looks up what it tells of. */
    private Told told(Event event, Portion portion) {
        List<Named> named = portion.named().getOrDefault(event.number(), List.of());
        Map<Vocabulary, Worded> words = new EnumMap<>(Vocabulary.class);
        Stream.concat(
                        portion.targets().stream()
                                .filter(target -> hears(target, event))
                                .map(target -> target.webhook().vocabulary()),
                        named.stream().map(Named::vocabulary))
                .distinct()
                .forEach(vocabulary -> word(event, vocabulary).ifPresent(text -> words.put(vocabulary, text)));
        return new Told(event, words, named);
    }

    /** What an event was about may be gone by now; then there is nothing to tell. */
    private Optional<Worded> word(Event event, Vocabulary vocabulary) {
        try {
            return wording.word(event, vocabulary);
        } catch (FoveaException e) {
            if (e.error() instanceof NotFound) {
                LOG.info("event {} ({}) is not told: {} is gone", event.number(), event.type(), event.subject());
                return Optional.empty();
            }
            throw e;
        }
    }

    /** A disabled webhook hears on: what it is told gathers. */
    private static boolean hears(Target target, Event event) {
        Webhook webhook = target.webhook();
        return webhook.kind() == Webhook.Kind.SUBSCRIBED
                && webhook.active()
                && target.since() < event.number()
                && !EventTypes.UNTOLD.contains(event.type())
                && webhook.hears(event.type());
    }

    private int write(Session session, Cursor cursor, List<Told> told) {
        if (told.isEmpty()) {
            return 0;
        }
        Instant now = clock.instant();
        List<Target> targets = session.webhooks().targets(cursor.org()).reversed();
        int written = 0;
        for (Told heard : told) {
            List<Webhook> receivers = receivers(session, targets, heard, now);
            for (Webhook receiver : receivers) {
                written += write(session, receiver, heard, now);
            }
        }
        return written;
    }

    private List<Webhook> receivers(Session session, List<Target> oldestFirst, Told told, Instant now) {
        Stream<Webhook> subscribed = oldestFirst.stream()
                .filter(target -> hears(target, told.event()))
                .map(Target::webhook);
        Stream<Webhook> named = told.named().stream()
                .map(name -> addressTargets.of(session, told.event().org(), name.url(), name.vocabulary(), now))
                .filter(Webhook::active);
        return oncePerSecret(session, Stream.concat(subscribed, named).toList());
    }

    /** Equal addresses are told once per signing secret (contract imggo.md §7). */
    private List<Webhook> oncePerSecret(Session session, List<Webhook> receivers) {
        List<Webhook> distinct = new ArrayList<>();
        for (Webhook receiver : receivers) {
            boolean repeated = distinct.stream()
                    .filter(earlier -> earlier.url().equals(receiver.url()))
                    .anyMatch(earlier -> secret(session, earlier).equals(secret(session, receiver)));
            if (!repeated) {
                distinct.add(receiver);
            }
        }
        return distinct;
    }

    private String secret(Session session, Webhook webhook) {
        return secrets.open(session.webhooks().secrets(webhook.id()).current());
    }

    private int write(Session session, Webhook receiver, Told told, Instant now) {
        Optional<Worded> worded = told.in(receiver.vocabulary());
        worded.ifPresent(text -> session.deliveries()
                .add(
                        new NewDelivery(
                                ids.uuid(),
                                receiver.org(),
                                receiver.id(),
                                Optional.of(told.event().number()),
                                text.type(),
                                told.event().subject(),
                                text.payload(),
                                receiver.sends() ? Optional.of(now) : Optional.empty()),
                        now));
        return worded.isPresent() ? 1 : 0;
    }
}
