package dev.fovea.engine.ocr.value;

import dev.fovea.model.Value;
import java.util.List;
import java.util.regex.Pattern;

/** Words for yes and no, and boxes with or without a mark. */
final class FlagRecogniser implements Recogniser {
    private static final Pattern TOKEN = Pattern.compile("\\[ ?\\]|\\( ?\\)|[^ \\t\\n]+");
    private static final Pattern EDGES = Pattern.compile("^[:;,*\"'|_]+|[:;,.!*\"'|_]+$");
    /** A single letter is easily something else. */
    private static final double LETTER = 0.6;

    private final WordList words = WordList.read("yes-no");

    @Override
    public List<Candidate> find(Passage passage, Hints hints) {
        return TOKEN.matcher(passage.text())
                .results()
                .flatMap(match -> words.key(EDGES.matcher(match.group()).replaceAll("")).stream()
                        .map(key -> passage.candidate(
                                new Value.Flag(key.equals("true")),
                                match.start(),
                                match.end(),
                                quality(match.group()))))
                .toList();
    }

    private static double quality(String word) {
        return word.length() == 1 && Character.isLetterOrDigit(word.charAt(0)) ? LETTER : 1;
    }
}
