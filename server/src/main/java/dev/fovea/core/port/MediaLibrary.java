package dev.fovea.core.port;

import dev.fovea.model.BatchId;
import dev.fovea.model.CapturedAt;
import dev.fovea.model.CapturedPlace;
import dev.fovea.model.Content;
import dev.fovea.model.Frame;
import dev.fovea.model.HexId;
import dev.fovea.model.Keep;
import dev.fovea.model.LocationId;
import dev.fovea.model.Media;
import dev.fovea.model.MediaFilter;
import dev.fovea.model.MediaId;
import dev.fovea.model.MediaKind;
import dev.fovea.model.OrgId;
import dev.fovea.model.Review;
import dev.fovea.model.SourceId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Images and recordings. */
public interface MediaLibrary {
    /** A medium to be kept. */
    record NewMedia(
            MediaId id,
            OrgId org,
            MediaKind kind,
            String mediaKey,
            String storageKey,
            String filename,
            String name,
            Optional<SourceId> source,
            Content content,
            Frame frame,
            CapturedAt capturedAt,
            Optional<Instant> endedAt,
            Instant receivedAt,
            String dialect,
            Optional<LocationId> location,
            Optional<BatchId> batch,
            OptionalLong differenceHash,
            Optional<MediaId> similarTo,
            String extra) {}

    /** Keeps a medium; empty when the organisation has another medium of that {@code mediaKey}. */
    Optional<Media> add(NewMedia media);

    /** The medium of that id in the organisation. */
    Optional<Media> find(OrgId org, MediaId id);

    /** The medium of that number in the organisation. */
    Optional<Media> find(OrgId org, long number);

    /** The medium of that 24-digit id in the organisation. */
    Optional<Media> find(OrgId org, HexId id);

    /** The medium of that key in the organisation. */
    Optional<Media> findByKey(OrgId org, String mediaKey);

    /** Media that match, newest first. */
    List<Media> list(OrgId org, MediaFilter filter, int limit);

    /**
     * Media of a source captured in a stretch of time, the latest first.
     *
     * @param from begin of the stretch, included
     * @param until end of the stretch, not included
     * @param after only media that stand behind this one
     */
    List<Media> captured(SourceId source, Instant from, Instant until, Optional<CapturedPlace> after, int limit);

    /** How many media of a source were captured in a stretch of time; counting stops at {@code most}. */
    int countCaptured(SourceId source, Instant from, Instant until, int most);

    /** How many media match. */
    long count(OrgId org, MediaFilter filter);

    /** The newest pictures of the batch that have a difference hash, newest first. */
    List<Media> latestHashed(BatchId batch, int limit);

    /** Announced media whose bytes have not been seen, oldest first. */
    List<Media> listPending(int limit);

    /** Replaces what is known about the bytes; false when the medium is gone. */
    boolean setContent(MediaId id, Content content, Frame frame);

    /** Notes the difference hash and the picture it nearly repeats. */
    void setSimilarity(MediaId id, long differenceHash, Optional<MediaId> similarTo);

    /** Changes the state of labelling. */
    void setReview(MediaId id, Review review);

    /** Merges what is known about a recording. */
    void describe(MediaId id, String name, Frame frame, CapturedAt capturedAt, Optional<Instant> endedAt);

    /**
     * The medium of that number, held until the transaction ends: nobody else changes it or attaches anything to it
     * meanwhile.
     */
    Optional<Media> lock(OrgId org, long number);

    /** Removes a medium with its runs, sightings and receipts; media that nearly repeat it stand for themselves again. */
    void delete(Media media);

    /** Says that a medium stays, or, with empty, that it need not. */
    void setKeep(MediaId id, Optional<Keep> keep);

    /** Whether any medium, receipt, job, export or frozen version of a dataset refers to the blob. */
    boolean refersTo(String sha256);
}
