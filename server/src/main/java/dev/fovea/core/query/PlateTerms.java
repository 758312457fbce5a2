package dev.fovea.core.query;

import dev.fovea.core.query.FilterToken.Operator;
import dev.fovea.core.query.FilterToken.Value;
import dev.fovea.model.search.Criterion;
import dev.fovea.model.search.Glob;
import dev.fovea.model.search.PlateMatch;
import dev.fovea.model.search.PlateSpellings;
import java.util.List;
import java.util.Locale;

/** Plates in filters. */
final class PlateTerms {
    private static final int LONGEST = 16;
    private static final int MOST_LOOK_ALIKES = 1024;

    private PlateTerms() {}

    static Criterion plate(Term term, Value value) {
        Term checked = term.in(List.of(Operator.IS, Operator.NEAR));
        if (checked.operator() == Operator.NEAR) {
            return new Criterion.WithPlate(new PlateMatch.WithinOneEdit(whole(checked, value)));
        }
        Glob glob = checked.glob(value);
        return new Criterion.WithPlate(new PlateMatch.Like(new Glob(glob.text().toUpperCase(Locale.ROOT))));
    }

    static Criterion lookAlike(Term term, Value value) {
        String plate = whole(term, value);
        if (PlateSpellings.countLookAlikes(plate) > MOST_LOOK_ALIKES) {
            throw term.expected(value, "a plate with fewer ambiguous characters");
        }
        return new Criterion.WithPlate(new PlateMatch.LookAlike(plate));
    }

    private static String whole(Term term, Value value) {
        if (term.hasWildcard(value) || value.text().length() > LONGEST) {
            throw term.expected(value, "one plate of at most " + LONGEST + " characters, without wildcards");
        }
        return value.text().toUpperCase(Locale.ROOT);
    }
}
