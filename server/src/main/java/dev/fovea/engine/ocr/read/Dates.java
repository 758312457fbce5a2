package dev.fovea.engine.ocr.read;

import dev.fovea.engine.ocr.lexicon.Concept;
import dev.fovea.model.Value;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Chooses dates together: what is due is due after it was written, and not years after. */
final class Dates {
    private static final List<Concept> EARLIER = List.of(Concept.DATE, Concept.START_DATE, Concept.PRODUCTION_DATE);
    private static final List<Concept> LATER = List.of(Concept.DUE_DATE, Concept.END_DATE, Concept.EXPIRY_DATE);
    private static final int TRIED = 4;
    private static final int MOST_DAYS = 200;
    private static final double ORDERED = 1.5;
    /** Terms of payment are round; what makes them so is probably read right. */
    private static final double USUAL = 1.4;

    private static final Set<Long> TERMS = Set.of(0L, 7L, 8L, 10L, 14L, 15L, 20L, 21L, 28L, 30L, 45L, 60L, 90L);

    private Dates() {}

    /** The pools with the readings first that agree with each other. */
    static Map<Asked, Pool> settled(Map<Asked, Pool> pools) {
        Map<Asked, Pool> settled = new LinkedHashMap<>(pools);
        for (int i = 0; i < EARLIER.size(); i++) {
            Optional<Asked> first = asked(pools, EARLIER.get(i));
            Optional<Asked> second = asked(pools, LATER.get(i));
            if (first.isPresent() && second.isPresent()) {
                pair(first.get(), second.get(), settled);
            }
        }
        return settled;
    }

    private static Optional<Asked> asked(Map<Asked, Pool> pools, Concept concept) {
        return pools.keySet().stream().filter(asked -> asked.is(concept)).findFirst();
    }

    private static void pair(Asked first, Asked second, Map<Asked, Pool> pools) {
        Pooled bestFirst = null;
        Pooled bestSecond = null;
        double best = 0;
        for (Pooled early : top(pools, first)) {
            for (Pooled late : top(pools, second)) {
                double score = early.score()
                        + late.score()
                        + (first.is(Concept.DATE) ? term(early, late) : 0)
                        + (follows(early, late, first.is(Concept.DATE)) ? ORDERED : 0);
                if (score > best && !early.best().overlaps(late.best())) {
                    best = score;
                    bestFirst = early;
                    bestSecond = late;
                }
            }
        }
        if (bestFirst != null && bestSecond != null) {
            lead(pools, first, bestFirst);
            lead(pools, second, bestSecond);
        }
    }

    private static List<Pooled> top(Map<Asked, Pool> pools, Asked asked) {
        Pool pool = pools.get(asked);
        return pool == null ? List.of() : pool.values().stream().limit(TRIED).toList();
    }

    private static double term(Pooled early, Pooled late) {
        Optional<LocalDate> first = date(early);
        Optional<LocalDate> second = date(late);
        boolean usual = first.isPresent()
                && second.isPresent()
                && TERMS.contains(ChronoUnit.DAYS.between(first.get(), second.get()));
        return usual ? USUAL : 0;
    }

    private static boolean follows(Pooled early, Pooled late, boolean soon) {
        Optional<LocalDate> first = date(early);
        Optional<LocalDate> second = date(late);
        return first.isPresent()
                && second.isPresent()
                && !second.get().isBefore(first.get())
                && (!soon || second.get().isBefore(first.get().plusDays(MOST_DAYS)));
    }

    private static Optional<LocalDate> date(Pooled pooled) {
        try {
            return pooled.best().candidate().value() instanceof Value.Text text
                    ? Optional.of(LocalDate.parse(text.value()))
                    : Optional.empty();
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static void lead(Map<Asked, Pool> pools, Asked asked, Pooled first) {
        pools.computeIfPresent(asked, (any, pool) -> leading(pool, first));
    }

    private static Pool leading(Pool pool, Pooled first) {
        List<Pooled> values = new ArrayList<>(pool.values());
        double top = values.getFirst().score();
        values.remove(first);
        values.addFirst(first.withScore(top));
        return new Pool(values);
    }
}
