package dev.fovea.dialect.genlogs;

import dev.fovea.core.access.IssueTokens;
import dev.fovea.core.detect.Corners;
import dev.fovea.core.ingest.AcceptImage;
import dev.fovea.core.ingest.FetchImage;
import dev.fovea.core.ingest.FileNames;
import dev.fovea.core.ingest.ImageRun;
import dev.fovea.core.ingest.NaturalKey;
import dev.fovea.core.ingest.ReceivedPicture;
import dev.fovea.core.ingest.Sender;
import dev.fovea.http.Json;
import dev.fovea.model.BoxForm;
import dev.fovea.model.Boxes;
import dev.fovea.model.Caller;
import dev.fovea.model.CoordinateSpace;
import dev.fovea.model.FrameList;
import dev.fovea.model.IntakePolicy;
import dev.fovea.model.PictureFormat;
import dev.fovea.model.Place;
import dev.fovea.model.PlateRead;
import dev.fovea.model.RunSource;
import dev.fovea.model.SourceKind;
import dev.fovea.model.Track;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Between the partner's words and the model's (unified-model.md §3). */
final class GenlogsMapping {
    /** A repetition within this time is a retry (genlogs.md §5). */
    private static final Duration RETRY_WINDOW = Duration.ofHours(24);

    private static final String LABEL = "license_plate";

    private GenlogsMapping() {}

    static FetchImage.Command command(Caller partner, GenlogsWire.Image image, byte[] body) {
        NaturalKey sameCall = NaturalKey.within(
                RETRY_WINDOW,
                GenlogsDialect.NAME,
                image.source(),
                image.imageUrl().toString(),
                image.timeCapturedText());
        return new FetchImage.Command(
                partner.org(),
                image.imageUrl(),
                sameCall,
                Set.of(PictureFormat.JPEG, PictureFormat.PNG, PictureFormat.WEBP),
                picture -> describe(partner, image, body, sameCall, picture));
    }

    private static AcceptImage.Command describe(
            Caller partner, GenlogsWire.Image image, byte[] body, NaturalKey sameCall, ReceivedPicture picture) {
        return new AcceptImage.Command(
                partner.org(),
                GenlogsDialect.NAME,
                call(partner, body),
                new Sender.Named(SourceKind.PARTNER_SENSOR, image.source()),
                picture,
                FileNames.clean(image.imageUrl().getPath(), picture.info().format()),
                Optional.of(image.timeCaptured()),
                Optional.of(place(image.location())),
                Optional.of(run(image, picture)),
                Optional.of(plate(image.detection())),
                sameCall,
                Optional.of(IntakePolicy.Duplicates.RETURN_EXISTING),
                "{}");
    }

    private static AcceptImage.Call call(Caller partner, byte[] body) {
        return AcceptImage.Call.json("POST /image", partner, new String(body, StandardCharsets.UTF_8));
    }

    private static Place place(GenlogsWire.Location location) {
        return new Place(
                location.latitude(),
                location.longitude(),
                location.city(),
                location.state(),
                location.route(),
                location.trafficDirection());
    }

    private static PlateRead plate(GenlogsWire.Detection detection) {
        return new PlateRead(detection.plateNumber(), detection.alprState(), confidence(detection.alprConfidence()));
    }

    /** Partners send 0..1 or 0..100; anything else has no meaning on the common scale (genlogs.md §3). */
    static Optional<Double> confidence(double raw) {
        if (raw < 0 || raw > 100) {
            return Optional.empty();
        }
        return Optional.of(raw <= 1 ? raw : raw / 100);
    }

    private static ImageRun run(GenlogsWire.Image image, ReceivedPicture picture) {
        int width = picture.info().width();
        CoordinateSpace space = isRelative(image.box(), width) ? CoordinateSpace.NORMALIZED : CoordinateSpace.PIXEL;
        Boxes boxes = space == CoordinateSpace.NORMALIZED
                ? box(image, 1, 1)
                : box(image, width, picture.info().height());
        Map<String, Object> meta = image.detection()
                .plateNumber()
                .<Map<String, Object>>map(plate -> Map.of("plate", plate))
                .orElse(Map.of());
        Track track = new Track(
                "plate",
                LABEL,
                null,
                confidence(image.detection().alprConfidence()).orElse(null),
                null,
                Track.RECT,
                FrameList.EMPTY,
                meta.isEmpty() ? null : Json.MAPPER.writeValueAsString(meta),
                boxes);
        return new ImageRun("gl-", RunSource.Kind.IMPORT, "alpr", "", space, BoxForm.XYXY, List.of(track));
    }

    /** Four values within 0..1 cannot be pixels of a picture wider than two (genlogs.md §3, Box units). */
    private static boolean isRelative(GenlogsWire.Box box, int width) {
        return width > 2 && box.xmin() >= 0 && box.ymin() >= 0 && box.xmax() <= 1 && box.ymax() <= 1;
    }

    private static Boxes box(GenlogsWire.Image image, double width, double height) {
        GenlogsWire.Box box = image.box();
        Corners corners =
                new Corners(box.xmin() / width, box.ymin() / height, box.xmax() / width, box.ymax() / height).clamped();
        var builder = Boxes.builder(1)
                .add(0, corners.x1(), corners.y1(), corners.x2(), corners.y2())
                .geometryRaw(Json.MAPPER.writeValueAsString(box));
        confidence(image.detection().alprConfidence()).ifPresent(builder::confidence);
        return builder.build();
    }

    static GenlogsWire.Tokens tokens(IssueTokens.Pair pair) {
        return tokens(pair, pair.organisation().name());
    }

    static GenlogsWire.Tokens refreshed(IssueTokens.Pair pair) {
        return tokens(pair, null);
    }

    private static GenlogsWire.Tokens tokens(
            IssueTokens.Pair pair, @org.jspecify.annotations.Nullable String customerName) {
        return new GenlogsWire.Tokens(
                token(pair.access()),
                token(pair.refresh()),
                Long.toString(pair.user().id().value()),
                pair.organisation().id().value(),
                customerName);
    }

    private static GenlogsWire.Token token(IssueTokens.Token token) {
        return new GenlogsWire.Token(token.text(), token.expiresAt().toString());
    }
}
