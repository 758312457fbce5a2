package dev.fovea.engine.ocr.read;

import dev.fovea.engine.ocr.lexicon.Concept;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** From what all looks offer to chosen values. */
final class Solver {
    private static final double WORTH_LISTING = 0.25;

    private Solver() {}

    static Solution solve(Questions questions, List<Survey> surveys) {
        Map<String, List<Cells>> rows = new LinkedHashMap<>();
        Optional<BigDecimal> sum = Optional.empty();
        for (RowsAsked asked : questions.rows()) {
            List<Rows.Seen> tables = surveys.stream()
                    .map(survey -> survey.tables().get(asked.path()))
                    .toList();
            List<Cells> cells = Rows.choose(asked, tables);
            rows.put(asked.path(), cells);
            sum = sum.or(() -> Rows.sum(asked, cells));
        }
        Map<Asked, Pool> pools = new LinkedHashMap<>();
        questions.needed().forEach(asked -> pools.put(asked, pool(asked, surveys)));
        Choice choice = new Choice(surveys.size(), new Sums(amounts(pools), sum).settle());
        Map<Asked, Pool> single = new LinkedHashMap<>(pools);
        single.keySet().removeIf(asked -> asked.many() || !questions.asked().contains(asked));
        Map<String, Found> chosen = worded(choice.choose(Dates.settled(single)), surveys);
        return new Solution(chosen, lists(pools, surveys.size()), rows);
    }

    private static Map<String, Found> worded(Map<String, Found> chosen, List<Survey> surveys) {
        Wording wording = new Wording(surveys.stream().map(Survey::look).toList());
        TextSpelling spelling = new TextSpelling();
        Map<String, Found> worded = new LinkedHashMap<>();
        chosen.forEach((path, found) -> worded.put(
                path,
                Values.TEXTS.contains(found.asked().type()) && found.option().place() != Place.CODE
                        ? found.with(spelling.of(
                                wording.of(
                                        found.option(),
                                        spelling.familiar(found.asked().type())),
                                found.asked().type()))
                        : found));
        return worded;
    }

    private static Pool pool(Asked asked, List<Survey> surveys) {
        List<Option> options = new ArrayList<>();
        surveys.forEach(survey -> options.addAll(survey.options().getOrDefault(asked, List.of())));
        return Pool.of(options);
    }

    private static Map<Concept, Pool> amounts(Map<Asked, Pool> pools) {
        Map<Concept, Pool> amounts = new EnumMap<>(Concept.class);
        pools.forEach((asked, pool) -> asked.meaning()
                .concept()
                .filter(Sums.FAMILY::contains)
                .ifPresent(concept -> amounts.putIfAbsent(concept, pool)));
        return amounts;
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
