package dev.fovea.core.ingest;

import dev.fovea.core.port.Ids;
import dev.fovea.core.port.MediaLibrary.NewMedia;
import dev.fovea.core.port.Store;
import dev.fovea.model.CapturedAt;
import dev.fovea.model.Content;
import dev.fovea.model.Frame;
import dev.fovea.model.Media;
import dev.fovea.model.MediaId;
import dev.fovea.model.MediaKind;
import dev.fovea.model.OrgId;
import dev.fovea.model.Source;
import dev.fovea.model.SourceKind;
import dev.fovea.model.SourceStatus;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/** Makes a recording known whose file is kept elsewhere, so that detection runs can name it (contracts, decision 3). */
public final class RegisterRecording {
    private final Store store;
    private final Ids ids;
    private final Clock clock;

    /** Over the given store. */
    public RegisterRecording(Store store, Ids ids, Clock clock) {
        this.store = store;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * A recording.
     *
     * @param mediaKey 1..512 printable characters
     * @param deviceKey the camera, made when it is new
     * @param frame what is known of the raster; zeros are unknown
     */
    public record Command(
            OrgId org,
            String dialect,
            AcceptImage.Call call,
            String mediaKey,
            Optional<String> deviceKey,
            String name,
            Frame frame,
            Optional<CapturedAt> start,
            Optional<Instant> end,
            String extra) {}

    /** What is known now. */
    public record Receipt(Media media, boolean created) {}

    /** Registers the recording; for a key that is known, what is new is merged in. */
    public Receipt register(Command command) {
        return store.inTransaction(session -> {
            Instant now = clock.instant();
            Optional<Media> known = session.media().findByKey(command.org(), command.mediaKey());
            Receipt receipt = known.isPresent()
                    ? new Receipt(merge(session, command, known.get()), false)
                    : add(session, command, now);
            session.receipts().add(receipt.media(), command.call().receipt(command.dialect(), now));
            return receipt;
        });
    }

    private Receipt add(Store.Session session, Command command, Instant now) {
        Optional<Source> source = command.deviceKey()
                .map(key -> session.sources()
                        .getOrAdd(command.org(), SourceKind.CAMERA, key, key, SourceStatus.APPROVED, now));
        MediaId id = new MediaId(ids.uuid());
        Optional<Media> added = session.media()
                .add(new NewMedia(
                        id,
                        command.org(),
                        MediaKind.VIDEO,
                        command.mediaKey(),
                        command.mediaKey(),
                        command.mediaKey(),
                        command.name(),
                        source.map(Source::id),
                        new Content.Elsewhere(),
                        command.frame(),
                        command.start().orElse(CapturedAt.of(now)),
                        command.end(),
                        now,
                        command.dialect(),
                        source.flatMap(Source::location),
                        Optional.empty(),
                        OptionalLong.empty(),
                        Optional.empty(),
                        command.extra()));
        if (added.isEmpty()) {
            Media winner =
                    session.media().findByKey(command.org(), command.mediaKey()).orElseThrow();
            return new Receipt(merge(session, command, winner), false);
        }
        session.events()
                .append(
                        command.org(),
                        "recording.registered",
                        id.toString(),
                        "{\"media_id\":\"%s\"}".formatted(id),
                        now);
        return new Receipt(added.get(), true);
    }

    /** Of a picture the size was measured; nobody's word changes it. */
    private static Media merge(Store.Session session, Command command, Media known) {
        session.media()
                .describe(
                        known.id(),
                        command.name().isEmpty() ? known.name() : command.name(),
                        known.kind() == MediaKind.VIDEO ? merge(command.frame(), known.frame()) : known.frame(),
                        command.start().orElse(known.capturedAt()),
                        command.end().or(known::endedAt));
        return session.media().find(command.org(), known.id()).orElseThrow();
    }

    private static Frame merge(Frame said, Frame known) {
        return new Frame(
                said.width() > 0 ? said.width() : known.width(),
                said.height() > 0 ? said.height() : known.height(),
                known.orientation(),
                said.fps() > 0 ? said.fps() : known.fps(),
                said.frameCount() > 0 ? said.frameCount() : known.frameCount());
    }
}
