package dev.fovea.engine.ocr.layout;

import dev.fovea.model.PageText.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Words that the recogniser glued, cut where a label ends: {@code Date:12/03/2018}, {@code n°4711}. */
final class Cuts {
    private static final Pattern GLUED = Pattern.compile(
            "([\\p{L}][\\p{L}.#°º'/()-]*:|[nN][°º]|[nN]o[.°º]|\\p{L}{3,}(?=\\d{1,2}[/.-]\\d{1,2}[/.-]\\d{2})|Nr\\.|\\p{L}{4,}[.#])(?=[\\p{L}\\d$€£(#])(.*\\d.*|(?<=:).{2,})");
    private static final Pattern ADDRESS_OF_WEB = Pattern.compile("(?i)[a-z]+://.*|.*@.*|n\\d.*");
    private static final Pattern LEFT_OF_POINT = Pattern.compile("\\D{0,3}\\d{1,4}[.,]|(RM|\\p{Sc}|[A-Z]{3})\\d{1,4}");
    private static final Pattern NOTHING = Pattern.compile("[|_~=*.'`\"°·—–«»,;\\\\]+");

    private Cuts() {}

    /** The word in its parts; nothing when it is only a mark that no value has, a rule read as letters. */
    static Stream<Word> parts(Word word) {
        if (word.text().isBlank()
                || (NOTHING.matcher(word.text()).matches() && !word.text().matches("[.,]"))) {
            return Stream.empty();
        }
        Matcher glued = GLUED.matcher(word.text());
        if (ADDRESS_OF_WEB.matcher(word.text()).matches() || !glued.matches()) {
            return Stream.of(word);
        }
        int cut = glued.end(1);
        double x = word.x1() + (word.x2() - word.x1()) * cut / word.text().length();
        return Stream.of(
                new Word(word.text().substring(0, cut), word.x1(), word.y1(), x, word.y2(), word.confidence()),
                new Word(word.text().substring(cut), x, word.y1(), word.x2(), word.y2(), word.confidence()));
    }

    /** Every word in its parts, and amounts that were torn at their decimal sign in one: {@code 367. 10}. */
    static List<Word> parts(List<Word> words) {
        List<Word> parts = new ArrayList<>();
        for (Word word : words.stream().flatMap(Cuts::parts).toList()) {
            if (!parts.isEmpty() && torn(parts.getLast(), word)) {
                Word left = parts.removeLast();
                String sign = Character.isDigit(left.text().charAt(left.text().length() - 1)) && !mark(word) ? "." : "";
                parts.add(new Word(
                        left.text() + sign + word.text(),
                        left.x1(),
                        Math.min(left.y1(), word.y1()),
                        word.x2(),
                        Math.max(left.y2(), word.y2()),
                        Math.min(left.confidence(), word.confidence())));
            } else if (!mark(word)) {
                parts.add(word);
            }
        }
        return parts;
    }

    /** A comma or a full stop by itself belongs to the word before it. */
    private static boolean mark(Word word) {
        return word.text().matches("[.,]");
    }

    private static boolean torn(Word left, Word right) {
        double gap = right.x1() - left.x2();
        boolean amount =
                LEFT_OF_POINT.matcher(left.text()).matches() && right.text().matches("\\d{2}");
        return (amount || mark(right))
                && gap > -left.height()
                && gap < left.height()
                && Math.abs(left.centreY() - right.centreY()) < 0.4 * left.height();
    }
}
