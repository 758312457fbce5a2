package dev.fovea.engine.ocr.read;

import dev.fovea.model.PageText;
import dev.fovea.model.PageText.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What people should know of a document beside its values. */
final class Warnings {
    /** The pattern asks for what no reader of text can tell. */
    static final String NEEDS_SIGHT =
            "This pattern asks for what can only be seen, not read. The embedded engine reads text; configure a vision engine for it.";

    private static final Pattern ORDER = Pattern.compile("(?i)\\b(ignore|disregard|forget|override)\\b.{0,30}"
            + "\\b(previous|prior|above|earlier|all|your|the)\\b.{0,20}\\b(instructions?|prompts?|rules|directions)\\b"
            + "|\\bsystem prompt\\b|\\byou are (now )?an? (ai|assistant|language model)\\b");
    private static final double POOR = 0.6;

    private Warnings() {}

    static List<String> of(List<PageText> pages) {
        List<String> warnings = new ArrayList<>();
        for (PageText page : pages) {
            String text = page.words().stream().map(Word::text).collect(Collectors.joining(" "));
            if (ORDER.matcher(text).find()) {
                warnings.add("Page " + page.page()
                        + " holds text that looks like an instruction to a machine. It was not followed.");
            }
            if (page.words().isEmpty() && page.codes().isEmpty()) {
                warnings.add("No text was found on page " + page.page() + ".");
            } else if (page.words().stream()
                            .mapToDouble(Word::confidence)
                            .average()
                            .orElse(1)
                    < POOR) {
                warnings.add("Page " + page.page() + " is hard to read: its values are uncertain.");
            }
        }
        return warnings;
    }
}
