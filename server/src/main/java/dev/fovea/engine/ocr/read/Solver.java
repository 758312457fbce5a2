package dev.fovea.engine.ocr.read;

import dev.fovea.engine.ocr.lexicon.Concept;
import dev.fovea.engine.ocr.value.Recognisers;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** From looks to chosen values. */
final class Solver {
    private static final double WORTH_LISTING = 0.25;

    private final List<Source> sources;

    Solver(Recognisers recognisers) {
        Values values = new Values(recognisers);
        Issuers issuers = new Issuers(values);
        sources = List.of(
                new LabelledValues(values),
                new LoneValues(values),
                new CodeValues(),
                new Flags(values),
                new Titles(),
                new Amounts(values),
                issuers,
                new Addresses(values, issuers));
    }

    Solution solve(Questions questions, List<Look> looks) {
        Map<Asked, Pool> pools = new LinkedHashMap<>();
        questions.asked().forEach(asked -> pools.put(asked, pool(asked, looks)));
        Map<Concept, Pool> amounts = Choice.byConcept(pools);
        if (!amounts.isEmpty()) {
            Sums.FAMILY.forEach(concept -> amounts.computeIfAbsent(concept, any -> pool(Asked.of(concept), looks)));
        }
        Choice choice = new Choice(looks.size(), new Sums(amounts).settle());
        Map<Asked, Pool> single = new LinkedHashMap<>(pools);
        single.keySet().removeIf(Asked::many);
        return new Solution(choice.choose(single), lists(pools, looks.size()));
    }

    private Pool pool(Asked asked, List<Look> looks) {
        List<Option> options = new ArrayList<>();
        looks.forEach(look -> sources.forEach(source -> options.addAll(source.options(asked, look))));
        return Pool.of(options);
    }

    private static Map<String, List<Found>> lists(Map<Asked, Pool> pools, int looks) {
        Map<String, List<Found>> lists = new LinkedHashMap<>();
        pools.forEach((asked, pool) -> {
            if (asked.many()) {
                lists.put(
                        asked.path(),
                        pool.values().stream()
                                .filter(pooled -> pooled.score() >= WORTH_LISTING)
                                .map(pooled -> new Found(asked, pooled, 0, looks, false))
                                .toList());
            }
        });
        return lists;
    }
}
