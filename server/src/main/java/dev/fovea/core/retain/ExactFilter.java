package dev.fovea.core.retain;

import dev.fovea.core.query.FilterParser;
import dev.fovea.error.FoveaError;
import dev.fovea.error.FoveaException;
import dev.fovea.model.search.Criterion;
import java.util.List;

/**
 * A filter that may decide what goes. Where in a frame a box lies the store knows by fields of a grid only, so that a
 * filter by region finds some media too many: good enough to look at, not to delete.
 */
final class ExactFilter {
    private ExactFilter() {}

    /** The criterion of the filter; {@code Invalid} when it cannot be read or asks for a region. */
    static Criterion of(String query, FilterParser filters) {
        Criterion criterion = filters.parse(query).criterion();
        if (!isExact(criterion)) {
            throw new FoveaException(FoveaError.Invalid.of("q", "q must not ask for a region of the frame here"));
        }
        return criterion;
    }

    private static boolean isExact(Criterion criterion) {
        return switch (criterion) {
            case Criterion.All(List<Criterion> parts) -> parts.stream().allMatch(ExactFilter::isExact);
            case Criterion.Any(List<Criterion> parts) -> parts.stream().allMatch(ExactFilter::isExact);
            case Criterion.Not(Criterion part) -> isExact(part);
            case Criterion.WithCentre _ -> false;
            default -> true;
        };
    }
}
