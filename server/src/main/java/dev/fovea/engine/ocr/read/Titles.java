package dev.fovea.engine.ocr.read;

import dev.fovea.engine.ocr.lexicon.Concept;
import dev.fovea.engine.ocr.lexicon.LabelHit;
import dev.fovea.engine.ocr.value.Candidate;
import dev.fovea.model.PageText.Word;
import dev.fovea.model.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What kind of document it is, from the words at its head. */
final class Titles implements Source {
    @Override
    public List<Option> options(Asked asked, Look look) {
        List<Option> options = new ArrayList<>();
        if (!asked.is(Concept.DOCUMENT_TITLE)) {
            return options;
        }
        for (Sheet sheet : look.sheets()) {
            for (Piece piece : sheet.pieces()) {
                for (LabelHit hit : piece.hits()) {
                    if (hit.label().means(Concept.DOCUMENT_TITLE)
                            && hit.from() == 0
                            && hit.to() == piece.words().size()) {
                        options.add(option(piece, hit, look, sheet));
                    }
                }
            }
        }
        return options;
    }

    private static Option option(Piece piece, LabelHit hit, Look look, Sheet sheet) {
        List<Word> words = piece.words().subList(hit.from(), hit.to());
        String text = words.stream().map(Word::text).collect(Collectors.joining(" "));
        double size = Math.min(2, piece.segment().textHeight() / sheet.layout().textHeight()) / 2;
        double score = hit.quality()
                * (0.5 + 0.3 * size - 0.3 * sheet.layout().depth(piece.segment().y1()));
        Candidate candidate = new Candidate(Value.text(text), text, words, hit.quality());
        return new Option(candidate, look.number(), sheet.layout(), Place.ALONE, hit.quality(), score);
    }
}
