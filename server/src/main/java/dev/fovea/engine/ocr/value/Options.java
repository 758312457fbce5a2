package dev.fovea.engine.ocr.value;

import dev.fovea.model.EditDistance;
import dev.fovea.model.Value;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Finds the option that words name, although a scan spells it differently. */
final class Options {
    private static final int LETTERS_PER_ERROR = 5;

    private Options() {}

    /** Candidates for options, best first; a longer option wins over one that is part of it. */
    static List<Candidate> find(List<String> options, Passage passage) {
        List<Candidate> found = new ArrayList<>();
        options.forEach(option -> found.addAll(find(option, passage)));
        found.sort(Comparator.comparingDouble(Candidate::quality)
                .thenComparingInt(candidate -> candidate.raw().length())
                .reversed());
        return found;
    }

    private static List<Candidate> find(String option, Passage passage) {
        String wanted = bare(option);
        int count = option.strip().split("[\\s_-]+").length;
        List<Candidate> found = new ArrayList<>();
        for (int n = Math.max(1, count - 1); n <= count + 1; n++) {
            for (int i = 0; i + n <= passage.words().size(); i++) {
                Passage part = Passage.of(passage.words().subList(i, i + n));
                double quality = likeness(wanted, bare(part.text()));
                if (quality > 0) {
                    found.add(new Candidate(Value.text(option), part.text(), part.words(), quality));
                }
            }
        }
        return found;
    }

    private static double likeness(String wanted, String read) {
        int allowed = wanted.length() / LETTERS_PER_ERROR;
        if (wanted.isEmpty() || !EditDistance.within(wanted, read, allowed)) {
            return 0;
        }
        return 1 - 1.5 * EditDistance.between(wanted, read) / wanted.length();
    }

    private static String bare(String text) {
        return Folding.fold(text).replaceAll("[^\\p{L}\\p{N}%+]+", "");
    }
}
