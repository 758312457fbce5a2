package dev.fovea.engine.ocr.value;

import dev.fovea.model.Value;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Values that a pattern of characters finds and a rule then checks and normalises. */
final class PatternRecogniser implements Recogniser {
    private final Pattern pattern;
    private final Function<String, Optional<Judged>> judge;

    /** Whatever the pattern finds goes to the judge. */
    PatternRecogniser(Pattern pattern, Function<String, Optional<Judged>> judge) {
        this.pattern = pattern;
        this.judge = judge;
    }

    /** A normalised value with its quality. */
    record Judged(Value value, double quality) {
        static Optional<Judged> text(String value, double quality) {
            return Optional.of(new Judged(Value.text(value), quality));
        }
    }

    @Override
    public List<Candidate> find(Passage passage, Hints hints) {
        return pattern.matcher(passage.text())
                .results()
                .map(match -> judge.apply(match.group())
                        .map(j -> passage.candidate(j.value(), match.start(), match.end(), j.quality()))
                        .orElse(null))
                .filter(Objects::nonNull)
                .toList();
    }
}
