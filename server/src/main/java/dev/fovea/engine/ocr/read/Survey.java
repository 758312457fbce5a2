package dev.fovea.engine.ocr.read;

import dev.fovea.model.PageText.Word;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Everything that one look offers, before anything is chosen.
 *
 * @param options by field
 * @param tables the rows that are asked for, by the path of their list
 * @param taken words of tables: they are hardly values of single fields
 */
record Survey(Look look, Map<Asked, List<Option>> options, Map<String, Rows.Seen> tables, Set<Word> taken) {
    Survey {
        options = Map.copyOf(options);
        tables = Map.copyOf(tables);
        taken = Set.copyOf(taken);
    }
}
