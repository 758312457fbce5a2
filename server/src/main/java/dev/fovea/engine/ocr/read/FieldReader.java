package dev.fovea.engine.ocr.read;

import dev.fovea.core.port.ExtractionEngine.EngineException;
import dev.fovea.core.port.ExtractionEngine.Progress;
import dev.fovea.engine.ocr.FieldMapping;
import dev.fovea.engine.ocr.lexicon.Labels;
import dev.fovea.engine.ocr.lexicon.Lexicon;
import dev.fovea.engine.ocr.lexicon.PatternMeaning;
import dev.fovea.engine.ocr.text.DocumentText;
import dev.fovea.engine.ocr.value.Hints;
import dev.fovea.engine.ocr.value.Recognisers;
import dev.fovea.model.Extraction;
import dev.fovea.model.FieldTree;
import dev.fovea.model.PageText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads fields from words (extraction.md §4): labels and candidates of the first look, a choice over all fields, another
 * look at the pages when a value is missing or weak, then a vote.
 */
public final class FieldReader implements FieldMapping {
    private static final int MAPPED = 85;
    private static final int MOST_LOOKS = 3;

    private final Surveyor surveyor = new Surveyor(new Recognisers());
    private final Answer answer = new Answer(new Confidence());

    @Override
    public boolean suits(FieldTree fields, String instructions) {
        return !PatternMeaning.of(fields, instructions).forSight();
    }

    @Override
    public Extraction map(DocumentText text, FieldTree fields, String instructions, Progress progress)
            throws EngineException, InterruptedException {
        if (!suits(fields, instructions)) {
            return answer.unseen(fields);
        }
        List<PageText> pages = text.pages();
        FieldTree wanted = fields.fields().isEmpty() ? free(pages, instructions) : fields;
        Questions questions = Questions.of(wanted, instructions);
        Solution solution = solve(text, questions);
        progress.reached(MAPPED);
        return answer.of(wanted, questions, solution, pages);
    }

    /** Looks as often as it takes, and chooses. */
    Solution solve(DocumentText text, Questions questions) throws EngineException, InterruptedException {
        List<PageText> pages = text.pages();
        Hints hints = Hints.of(pages);
        Labels labels = Lexicon.standard().labels(questions.meanings());
        List<Survey> surveys = new ArrayList<>();
        surveys.add(surveyor.survey(questions, Look.of(0, pages, labels, hints), labels));
        Solution solution = Solver.solve(questions, surveys);
        while (surveys.size() < MOST_LOOKS && solution.weak(questions)) {
            List<PageText> again = again(text, pages);
            if (again.isEmpty()) {
                break;
            }
            surveys.add(surveyor.survey(questions, Look.of(surveys.size(), again, labels, hints), labels));
            solution = Solver.solve(questions, surveys);
        }
        return solution;
    }

    private static FieldTree free(List<PageText> pages, String instructions) {
        FieldTree named = FreeFields.named(instructions);
        return named.fields().isEmpty()
                ? FreeFields.labelled(Look.of(0, pages, Lexicon.standard().labels(), Hints.of(pages)))
                : named;
    }

    private static List<PageText> again(DocumentText text, List<PageText> pages)
            throws EngineException, InterruptedException {
        List<PageText> again = new ArrayList<>();
        for (PageText page : pages) {
            Optional<PageText> other = text.again(page.page());
            other.ifPresent(again::add);
        }
        return again;
    }
}
