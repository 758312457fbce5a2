package dev.fovea.store;

import dev.fovea.model.Batch;
import dev.fovea.model.MediaFilter;
import dev.fovea.model.MediaKind;
import dev.fovea.model.Review;
import dev.fovea.model.Source;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** Filters that restrict by one thing. */
final class Filters {

    MediaFilter kinds(MediaKind kind) {
        return MediaFilter.ofKinds(Set.of(kind));
    }

    MediaFilter source(Source source) {
        return new MediaFilter(
                Set.of(),
                OptionalLong.empty(),
                0,
                Optional.of(source.id()),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Set.of());
    }

    MediaFilter batch(Batch batch) {
        return new MediaFilter(
                Set.of(),
                OptionalLong.empty(),
                0,
                Optional.empty(),
                Optional.of(batch.id()),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Set.of());
    }

    MediaFilter status(Review.AnnotationStatus status) {
        return review(Optional.of(status), Optional.empty());
    }

    MediaFilter split(Review.Split split) {
        return review(Optional.empty(), Optional.of(split));
    }

    private static MediaFilter review(Optional<Review.AnnotationStatus> status, Optional<Review.Split> split) {
        return new MediaFilter(
                Set.of(),
                OptionalLong.empty(),
                0,
                Optional.empty(),
                Optional.empty(),
                status,
                split,
                Optional.empty(),
                Optional.empty(),
                Set.of());
    }

    MediaFilter filename(String name) {
        return names(Optional.of(name), Optional.empty());
    }

    MediaFilter part(String part) {
        return names(Optional.empty(), Optional.of(part));
    }

    private static MediaFilter names(Optional<String> name, Optional<String> part) {
        return new MediaFilter(
                Set.of(),
                OptionalLong.empty(),
                0,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                name,
                part,
                Set.of());
    }

    MediaFilter labels(String... labels) {
        return new MediaFilter(
                Set.of(),
                OptionalLong.empty(),
                0,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Set.of(labels));
    }
}
