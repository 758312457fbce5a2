package dev.fovea.engine.ocr.read;

import dev.fovea.engine.ocr.lexicon.Concept;
import dev.fovea.engine.ocr.lexicon.Labels;
import dev.fovea.engine.ocr.table.LineItems;
import dev.fovea.engine.ocr.value.Recognisers;
import dev.fovea.model.PageText.Word;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** From looks to chosen values. */
final class Solver {
    private static final double WORTH_LISTING = 0.25;

    private static final double IN_TABLE = 0.5;

    private final List<Source> sources;
    private final LineItems items;

    Solver(Recognisers recognisers) {
        items = new LineItems(recognisers);
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

    Solution solve(Questions questions, List<Look> looks, Labels labels) {
        Rows reader = new Rows(items, labels);
        Map<String, List<Cells>> rows = new LinkedHashMap<>();
        Set<Word> taken = new HashSet<>();
        Optional<BigDecimal> sum = Optional.empty();
        for (RowsAsked asked : questions.rows()) {
            List<Rows.Seen> tables = reader.tables(asked, looks);
            taken.addAll(Rows.words(tables));
            rows.put(asked.path(), reader.choose(asked, tables));
            sum = sum.or(() -> Rows.sum(asked, rows.get(asked.path())));
        }
        Map<Asked, Pool> pools = new LinkedHashMap<>();
        questions.asked().forEach(asked -> pools.put(asked, pool(asked, looks, taken)));
        Map<Concept, Pool> amounts = Choice.byConcept(pools);
        if (!amounts.isEmpty()) {
            Sums.FAMILY.forEach(concept -> amounts.computeIfAbsent(concept, any -> pool(Asked.of(concept), looks, taken)));
        }
        Choice choice = new Choice(looks.size(), new Sums(amounts, sum).settle());
        Map<Asked, Pool> single = new LinkedHashMap<>(pools);
        single.keySet().removeIf(Asked::many);
        return new Solution(choice.choose(single), lists(pools, looks.size()), rows);
    }

    private Pool pool(Asked asked, List<Look> looks, Set<Word> taken) {
        List<Option> options = new ArrayList<>();
        looks.forEach(look -> sources.forEach(source -> source.options(asked, look).stream()
                .map(option -> option.candidate().words().stream().anyMatch(taken::contains)
                        ? option.withScore(IN_TABLE * option.score())
                        : option)
                .forEach(options::add)));
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
