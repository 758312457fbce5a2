package dev.fovea.core.retain;

import dev.fovea.core.port.Store.Session;
import dev.fovea.model.BatchId;
import dev.fovea.model.Content;
import dev.fovea.model.Media;
import dev.fovea.model.MediaId;
import dev.fovea.model.MediaKind;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Takes media away within the caller's transaction: with their runs, boxes, sightings and receipts, out of their batches,
 * with an event for each (unified-model.md §6.5). Jobs keep what they read. The bytes go with the next sweep, once nothing
 * refers to them.
 */
final class Removal {
    private Removal() {}

    /**
     * Why media go.
     *
     * @param by user, prefix of a key, or {@code server}
     * @param reason in words; may be empty
     */
    record Cause(String by, String reason) {}

    /** Removes media that the caller has locked, in the order of their numbers. */
    static void remove(Session session, List<Media> media, Cause cause, Instant now) {
        media.forEach(session.media()::delete);
        giveBackPlaces(session, media);
        media.forEach(medium -> session.events()
                .append(medium.org(), deleted(medium), medium.id().toString(), facts(medium, cause), now));
    }

    /** In one order for all, and before the first event: whoever waits for a batch must not hold the log. */
    private static void giveBackPlaces(Session session, List<Media> media) {
        media.stream()
                .flatMap(medium -> medium.batch().stream())
                .collect(Collectors.groupingBy(BatchId::toString, TreeMap::new, Collectors.toList()))
                .values()
                .forEach(places -> session.batches().giveBack(places.getFirst(), places.size()));
    }

    /** The event, which is also the action in the audit log. */
    static String deleted(Media medium) {
        return noun(medium) + ".deleted";
    }

    /** What the medium is called in the names of events. */
    static String noun(Media medium) {
        return medium.kind() == MediaKind.VIDEO ? "recording" : "image";
    }

    /** Bytes of its picture; 0 when they are not here. */
    static long bytes(Media medium) {
        return medium.content() instanceof Content.Present present ? present.bytes() : 0;
    }

    /** Ids as they are written. */
    static List<String> ids(List<Media> media) {
        return media.stream().map(Media::id).map(MediaId::toString).toList();
    }

    private static String facts(Media medium, Cause cause) {
        Facts facts =
                new Facts().text(noun(medium) + "_id", medium.id().toString()).text("media_key", medium.mediaKey());
        medium.batch().ifPresent(batch -> facts.text("batch_id", batch.toString()));
        return facts.text("by", cause.by()).text("reason", cause.reason()).json();
    }
}
