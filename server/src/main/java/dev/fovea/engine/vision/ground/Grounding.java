package dev.fovea.engine.vision.ground;

import dev.fovea.engine.vision.answer.DateText;
import dev.fovea.engine.vision.answer.Leaves;
import dev.fovea.engine.vision.answer.NumberText;
import dev.fovea.engine.vision.answer.Spelling;
import dev.fovea.model.Extraction.Evidence;
import dev.fovea.model.Extraction.Reading;
import dev.fovea.model.FieldTree;
import dev.fovea.model.PageText;
import dev.fovea.model.Value;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Looks for each value of an answer in the words of the document. A value that stands there gets a high confidence and the
 * place as its evidence; one that does not is flagged, for it may be misread, deduced, invented, or put in by a text of
 * the picture that speaks to the model.
 */
public final class Grounding {
    private static final double SURE = 0.85;
    private static final int SHORT = 3;
    private static final int MOST_NAMED = 10;

    private final List<PageText> pages;
    private final List<TextIndex> texts;
    private final List<FigureIndex> figures;

    /** Indexes the words; no pages, or pages without words, mean that nothing can be checked. */
    public Grounding(List<PageText> pages) {
        this.pages = pages;
        this.texts = pages.stream().map(TextIndex::new).toList();
        this.figures = pages.stream().map(FigureIndex::new).toList();
    }

    /**
     * What became of the values.
     *
     * @param readings of every value that is not null
     * @param confidence mean of theirs, times the share of values that were found; 0 when none was
     * @param warnings sentences for people
     */
    public record Grounded(List<Reading> readings, double confidence, List<String> warnings) {
        public Grounded {
            readings = List.copyOf(readings);
            warnings = List.copyOf(warnings);
        }
    }

    private record Match(Proof proof, Optional<Evidence> evidence) {
        static Match of(Proof proof) {
            return new Match(proof, Optional.empty());
        }

        static Match of(Proof proof, Run run) {
            return new Match(proof, Optional.of(run.evidence()));
        }
    }

    /** Grounds the values; takes time on a core, so it belongs on the pool for such work. */
    public Grounded ground(List<Leaves.Leaf> leaves) {
        List<Reading> readings = new ArrayList<>();
        List<String> absent = new ArrayList<>();
        for (Leaves.Leaf leaf : leaves) {
            if (leaf.value() instanceof Value.Null) {
                continue;
            }
            Match match = match(leaf);
            readings.add(new Reading(leaf.path(), match.proof().likelihood(), match.evidence()));
            if (match.proof() == Proof.ABSENT) {
                absent.add(leaf.path());
            }
        }
        return new Grounded(readings, confidence(readings, leaves.size()), warnings(absent));
    }

    private static double confidence(List<Reading> readings, int wanted) {
        double sum = readings.stream().mapToDouble(Reading::confidence).sum();
        return wanted == 0 ? 0 : sum / wanted;
    }

    private static List<String> warnings(List<String> absent) {
        if (absent.isEmpty()) {
            return List.of();
        }
        String named = String.join(", ", absent.subList(0, Math.min(MOST_NAMED, absent.size())));
        String more = absent.size() > MOST_NAMED ? " and " + (absent.size() - MOST_NAMED) + " more" : "";
        return List.of("Not found in the text of the picture: " + named + more);
    }

    private Match match(Leaves.Leaf leaf) {
        if (leaf.value() instanceof Value.Flag) {
            return Match.of(Proof.JUDGED);
        }
        if (pages.stream()
                .allMatch(page -> page.words().isEmpty() && page.codes().isEmpty())) {
            return Match.of(Proof.UNCHECKED);
        }
        Match match = switch (leaf.value()) {
            case Value.Num(BigDecimal number) -> number(number);
            case Value.Text(String text) when leaf.field().type() == FieldTree.Type.DATE -> date(text);
            case Value.Text(String text) -> text(text);
            default -> Match.of(Proof.JUDGED);
        };
        boolean chosen =
                match.proof() == Proof.ABSENT && !leaf.field().options().isEmpty();
        return chosen ? Match.of(Proof.JUDGED) : match;
    }

    private Match text(String text) {
        String wanted = Spelling.loose(text);
        if (wanted.isEmpty()) {
            return Match.of(Proof.ABSENT);
        }
        return code(wanted)
                .or(() -> first(texts, page -> page.exact(wanted)).map(run -> found(run, wanted.length())))
                .or(() -> otherForm(text))
                .or(() -> first(texts, page -> page.close(wanted)).map(run -> Match.of(Proof.CLOSE, run)))
                .orElseGet(() -> Match.of(
                        texts.stream().anyMatch(page -> page.scattered(text)) ? Proof.SCATTERED : Proof.ABSENT));
    }

    /** A text that says a number or date may be printed in another form. */
    private Optional<Match> otherForm(String text) {
        return DateText.readings(text).stream()
                .flatMap(date -> first(figures, page -> page.date(date)).stream())
                .findFirst()
                .or(() -> NumberText.value(text).flatMap(number -> first(figures, page -> page.number(number))))
                .map(run -> found(run, text.length()));
    }

    private Optional<Match> code(String wanted) {
        for (PageText page : pages) {
            for (PageText.Code code : page.codes()) {
                if (Spelling.loose(code.text()).equals(wanted)) {
                    PageText.Word word = new PageText.Word(code.text(), code.x1(), code.y1(), code.x2(), code.y2(), 1);
                    return Optional.of(Match.of(Proof.CODE, new Run(page, List.of(word))));
                }
            }
        }
        return Optional.empty();
    }

    private Match number(BigDecimal number) {
        int length = number.stripTrailingZeros().toPlainString().length();
        return first(figures, page -> page.number(number))
                .map(run -> found(run, length))
                .or(() -> code(Spelling.loose(number.toPlainString())))
                .or(() -> first(figures, page -> page.number(number.negate()))
                        .or(() -> first(figures, page -> page.number(number.movePointRight(2))))
                        .map(run -> Match.of(Proof.CLOSE, run)))
                .orElseGet(() -> Match.of(Proof.ABSENT));
    }

    private Match date(String text) {
        try {
            LocalDate date = LocalDate.parse(text);
            return first(figures, page -> page.date(date))
                    .map(run -> found(run, text.length()))
                    .orElseGet(() -> Match.of(Proof.ABSENT));
        } catch (DateTimeParseException _) {
            return text(text);
        }
    }

    private static Match found(Run run, int length) {
        if (length < SHORT) {
            return Match.of(Proof.SHORT, run);
        }
        if (run.page().origin() == PageText.Origin.TEXT_LAYER) {
            return Match.of(Proof.PRINTED, run);
        }
        return Match.of(run.confidence() >= SURE ? Proof.SURE : Proof.UNSURE, run);
    }

    private static <P> Optional<Run> first(List<P> indexes, Function<P, Optional<Run>> search) {
        return indexes.stream().flatMap(page -> search.apply(page).stream()).findFirst();
    }
}
