package dev.fovea.core.query;

import dev.fovea.model.search.Criterion;
import dev.fovea.model.search.Interval;
import java.util.List;
import java.util.Optional;

/**
 * Terms that stand side by side: {@code label:truck conf:>0.8} asks for a truck that is that certain, not for a truck
 * beside anything that is.
 */
final class ConfidenceOfClass {
    private ConfidenceOfClass() {}

    static List<Criterion> join(List<Criterion> parts) {
        List<Interval> wanted = parts.stream()
                .filter(Criterion.WithConfidence.class::isInstance)
                .map(part -> ((Criterion.WithConfidence) part).confidence())
                .toList();
        boolean classes = parts.stream().anyMatch(ConfidenceOfClass::namesClasses);
        if (wanted.isEmpty() || !classes) {
            return parts;
        }
        return parts.stream()
                .filter(part -> !(part instanceof Criterion.WithConfidence))
                .map(part -> namesClasses(part) ? certain(part, wanted) : part)
                .toList();
    }

    private static boolean namesClasses(Criterion part) {
        return switch (part) {
            case Criterion.Labelled _ -> true;
            case Criterion.Any any -> any.of().stream().allMatch(ConfidenceOfClass::namesClasses);
            default -> false;
        };
    }

    private static Criterion certain(Criterion part, List<Interval> wanted) {
        return switch (part) {
            case Criterion.Labelled labelled ->
                new Criterion.All(wanted.stream()
                        .<Criterion>map(
                                interval -> new Criterion.WithConfidence(Optional.of(labelled.label()), interval))
                        .toList());
            case Criterion.Any any ->
                new Criterion.Any(
                        any.of().stream().map(one -> certain(one, wanted)).toList());
            default -> part;
        };
    }
}
