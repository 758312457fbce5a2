package dev.fovea.engine.vision.ground;

import dev.fovea.model.PageText;
import dev.fovea.model.PageText.Word;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The words of pages as text in reading order. */
public final class Lines {
    private Lines() {}

    /** One line for each line of print, an empty one between pages; cut after so many characters. */
    public static String text(List<PageText> pages, int most) {
        StringBuilder text = new StringBuilder();
        for (PageText page : pages) {
            append(text, page, most);
        }
        return text.substring(0, Math.min(most, text.length())).strip();
    }

    private static void append(StringBuilder text, PageText page, int most) {
        Word before = null;
        for (Word word : page.words()) {
            if (text.length() >= most) {
                return;
            }
            text.append(before == null ? "" : isNewLine(before, word) ? "\n" : " ")
                    .append(word.text());
            before = word;
        }
        text.append("\n\n");
    }

    private static boolean isNewLine(@Nullable Word before, Word word) {
        return before != null && (word.centreY() < before.y1() || word.centreY() > before.y2());
    }
}
