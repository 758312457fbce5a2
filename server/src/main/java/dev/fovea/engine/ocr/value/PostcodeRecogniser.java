package dev.fovea.engine.ocr.value;

import dev.fovea.model.Value;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Postcodes; the form of the document's own country is trusted most. */
final class PostcodeRecogniser implements Recogniser {
    private static final double UNKNOWN_COUNTRY = 0.7;
    private static final double OTHER_COUNTRY = 0.5;
    private static final double FOUR_DIGITS = 0.7;

    private final Countries countries;

    PostcodeRecogniser(Countries countries) {
        this.countries = countries;
    }

    @Override
    public List<Candidate> find(Passage passage, Hints hints) {
        List<Candidate> found = new ArrayList<>();
        countries
                .all()
                .forEach((code, country) -> country.postcode()
                        .ifPresent(form -> form.matcher(passage.text())
                                .results()
                                .map(m -> passage.candidate(
                                        Value.text(m.group()), m.start(), m.end(), quality(code, m.group(), hints)))
                                .filter(fresh -> found.stream().noneMatch(known -> better(known, fresh)))
                                .forEach(found::add)));
        found.sort(Comparator.comparingDouble(Candidate::quality).reversed());
        return found;
    }

    private static boolean better(Candidate known, Candidate fresh) {
        return known.value().equals(fresh.value())
                && known.words().equals(fresh.words())
                && known.quality() >= fresh.quality();
    }

    private static double quality(String code, String text, Hints hints) {
        double known = hints.country()
                .map(country -> country.equals(code) ? 1 : OTHER_COUNTRY)
                .orElse(UNKNOWN_COUNTRY);
        return known * (text.matches("\\d{4}") ? FOUR_DIGITS : 1);
    }
}
