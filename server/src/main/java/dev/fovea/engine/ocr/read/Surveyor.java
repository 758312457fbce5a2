package dev.fovea.engine.ocr.read;

import dev.fovea.engine.ocr.lexicon.Labels;
import dev.fovea.engine.ocr.table.LineItems;
import dev.fovea.engine.ocr.table.Table;
import dev.fovea.engine.ocr.value.Recognisers;
import dev.fovea.model.PageText.Word;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Gathers what a look offers for every field that is asked for. */
final class Surveyor {
    /** A word of a table is no likely value of a single field. */
    private static final double IN_TABLE = 0.5;

    private final List<Source> sources;
    private final LineItems items;

    Surveyor(Recognisers recognisers) {
        Values values = new Values(recognisers);
        Issuers issuers = new Issuers(values);
        items = new LineItems(recognisers);
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

    Survey survey(Questions questions, Look look, Labels labels) {
        Map<String, Rows.Seen> tables = new HashMap<>();
        Set<Word> taken = new HashSet<>();
        for (RowsAsked rows : questions.rows()) {
            Table table = items.read(
                    look.sheets().stream().map(Sheet::layout).toList(), rows.meanings(), labels, look.hints());
            tables.put(rows.path(), new Rows.Seen(look, table));
            taken.addAll(table.words());
        }
        Map<Asked, List<Option>> options = new HashMap<>();
        questions.needed().forEach(asked -> options.put(asked, options(asked, look, taken)));
        return new Survey(look, options, tables, taken);
    }

    private List<Option> options(Asked asked, Look look, Set<Word> taken) {
        List<Option> options = new ArrayList<>();
        for (Source source : sources) {
            for (Option option : source.options(asked, look)) {
                boolean inside = option.candidate().words().stream().anyMatch(taken::contains);
                options.add(inside ? option.withScore(IN_TABLE * option.score()) : option);
            }
        }
        return options;
    }
}
