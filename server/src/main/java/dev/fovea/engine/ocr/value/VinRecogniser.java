package dev.fovea.engine.ocr.value;

import dev.fovea.model.Value;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Vehicle identification numbers (ISO 3779): 17 characters without I, O, Q. A right check digit proves a reading; a wrong
 * one proves nothing, because it is not used in Europe, but it makes room for a reading that has a right one.
 */
final class VinRecogniser implements Recogniser {
    private static final Pattern TIGHT = Pattern.compile("(?<!\\w)[A-Za-z0-9]{17}(?!\\w)");
    private static final Pattern PARTED = Pattern.compile("(?<!\\w)(?:[A-Z0-9][ *-]?){16}[A-Z0-9](?!\\w)");
    private static final Pattern DIGITS_LAST = Pattern.compile(".{13}\\d{4}");
    private static final String CONFUSED = "S5B8Z2G6";
    /** A letter or digit in place 10 tells the model year; these cannot. */
    private static final String NO_YEAR = "0UZ";

    private static final int MOST_REPAIRS = 2;

    @Override
    public List<Candidate> find(Passage passage, Hints hints) {
        List<Candidate> found = new ArrayList<>();
        TIGHT.matcher(passage.text()).results().forEach(match -> read(passage, match, 1, found));
        PARTED.matcher(passage.text())
                .results()
                .filter(match -> match.end() - match.start() > 17)
                .forEach(match -> read(passage, match, 0.9, found));
        return found;
    }

    private static void read(Passage passage, MatchResult match, double quality, List<Candidate> found) {
        String printed = match.group().replaceAll("[ *-]", "").toUpperCase(Locale.ROOT);
        String legal = printed.replace('O', '0').replace('Q', '0').replace('I', '1');
        long digits = legal.chars().filter(Character::isDigit).count();
        if (digits < 3 || legal.chars().noneMatch(Character::isLetter)) {
            return;
        }
        double base = quality * (legal.equals(printed) ? 1 : 0.95);
        variants(legal).stream()
                .map(vin -> passage.candidate(Value.text(vin), match.start(), match.end(), base * quality(vin, legal)))
                .filter(candidate -> candidate.quality() > 0.1)
                .sorted(Comparator.comparingDouble(Candidate::quality).reversed())
                .forEach(found::add);
    }

    private static double quality(String vin, String printed) {
        boolean proven = Checksums.vin(vin);
        double tail = DIGITS_LAST.matcher(vin).matches() ? 1 : 0.6;
        double year = NO_YEAR.indexOf(vin.charAt(9)) < 0 ? 1 : 0.85;
        int changed = changes(vin, printed);
        double repaired = proven && !Checksums.vin(printed) ? Math.pow(0.93, changed) : 0;
        return (changed > 0 ? repaired : proven ? 1 : 0.72) * tail * year;
    }

    private static int changes(String left, String right) {
        int changes = 0;
        for (int i = 0; i < left.length(); i++) {
            changes += left.charAt(i) == right.charAt(i) ? 0 : 1;
        }
        return changes;
    }

    /** The reading itself and those with one or two confusable characters exchanged. */
    private static Set<String> variants(String vin) {
        Set<String> all = new LinkedHashSet<>(List.of(vin));
        for (int step = 0; step < MOST_REPAIRS; step++) {
            List.copyOf(all).forEach(known -> all.addAll(exchanged(known)));
        }
        return all;
    }

    private static List<String> exchanged(String vin) {
        List<String> all = new ArrayList<>();
        for (int i = 0; i < vin.length(); i++) {
            int at = CONFUSED.indexOf(vin.charAt(i));
            if (at >= 0) {
                all.add(vin.substring(0, i) + CONFUSED.charAt(at ^ 1) + vin.substring(i + 1));
            }
        }
        return all;
    }
}
