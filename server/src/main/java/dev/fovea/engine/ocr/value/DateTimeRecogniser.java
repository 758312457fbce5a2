package dev.fovea.engine.ocr.value;

import dev.fovea.model.PageText.Word;
import dev.fovea.model.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A date with the time of day that is printed with it. */
final class DateTimeRecogniser implements Recogniser {
    private final Recogniser dates;
    private final Recogniser times;

    DateTimeRecogniser(Recogniser dates, Recogniser times) {
        this.dates = dates;
        this.times = times;
    }

    @Override
    public List<Candidate> find(Passage passage, Hints hints) {
        List<Candidate> clock = times.find(passage, hints);
        List<Candidate> found = new ArrayList<>();
        for (Candidate date : dates.find(passage, hints)) {
            if (clock.isEmpty()) {
                found.add(joined(date, "00:00", List.of(), 0.5));
            }
            clock.forEach(time -> found.add(joined(date, text(time), time.words(), time.quality())));
        }
        return found;
    }

    private static Candidate joined(Candidate date, String time, List<Word> words, double quality) {
        List<Word> all =
                Stream.concat(date.words().stream(), words.stream()).distinct().toList();
        String seconds = time.length() == 5 ? ":00" : "";
        String raw = String.join(" ", all.stream().map(Word::text).toList());
        return new Candidate(Value.text(text(date) + "T" + time + seconds), raw, all, date.quality() * quality);
    }

    private static String text(Candidate candidate) {
        return ((Value.Text) candidate.value()).value();
    }
}
