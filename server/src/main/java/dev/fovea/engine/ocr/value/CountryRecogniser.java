package dev.fovea.engine.ocr.value;

import dev.fovea.model.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Countries by name, in six languages and their own, or by a code that stands alone. */
final class CountryRecogniser implements Recogniser {
    private static final Pattern CODE = Pattern.compile("(?<![\\w-])[A-Z]{2}(?![\\w-])");

    private final Countries countries;
    private final Map<String, Pattern> names = new LinkedHashMap<>();

    CountryRecogniser(Countries countries) {
        this.countries = countries;
        countries.all().forEach((code, country) -> names.put(code, named(country.names())));
    }

    private static Pattern named(List<String> names) {
        return Pattern.compile(names.stream()
                .map(Pattern::quote)
                .collect(Collectors.joining("|", "(?<![\\p{L}.-])(?:", ")(?![\\p{L}-])")));
    }

    @Override
    public List<Candidate> find(Passage passage, Hints hints) {
        List<Candidate> found = new ArrayList<>();
        String folded = Folding.fold(passage.text());
        if (folded.length() == passage.text().length()) {
            names.forEach((code, pattern) -> pattern.matcher(folded)
                    .results()
                    .forEach(m -> found.add(passage.candidate(Value.text(code), m.start(), m.end(), 1))));
        }
        CODE.matcher(passage.text())
                .results()
                .filter(match -> countries.all().containsKey(match.group()))
                .forEach(m -> found.add(passage.candidate(Value.text(m.group()), m.start(), m.end(), 0.5)));
        return found;
    }
}
