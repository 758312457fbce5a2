package dev.fovea.engine.ocr.text.worker;

import dev.fovea.model.PageText;
import dev.fovea.model.PageText.Word;
import java.io.IOException;
import java.io.Writer;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;

/**
 * The text that a PDF page carries, as words with boxes in pixels at 200 dpi. PDFBox parts the words and orders them; the
 * boxes come from the single characters.
 */
final class TextLayer extends PDFTextStripper {
    private static final double PIXELS_PER_POINT = 200.0 / 72;
    private static final int LEAST_WORDS = 30;
    private static final double LEAST_WORDLIKE = 0.6;

    private final Map<Integer, List<Word>> words = new HashMap<>();

    private TextLayer(int page) {
        setSortByPosition(true);
        setStartPage(page);
        setEndPage(page);
    }

    /**
     * The words of a page; empty when there are too few of them or they are gibberish, so that the page is better read
     * from its pixels.
     */
    static Optional<PageText> of(PDDocument document, int page) throws IOException {
        TextLayer layer = new TextLayer(page);
        layer.writeText(document, Writer.nullWriter());
        int direction = layer.mainDirection();
        List<Word> words = layer.words.getOrDefault(direction, List.of());
        if (words.size() <= LEAST_WORDS || wordlike(words) < LEAST_WORDLIKE) {
            return Optional.empty();
        }
        PDPage sheet = document.getPage(page - 1);
        boolean sideways = (sheet.getRotation() + direction) % 180 != 0;
        int width = pixels(sheet.getCropBox().getWidth());
        int height = pixels(sheet.getCropBox().getHeight());
        return Optional.of(new PageText(
                page,
                sideways ? height : width,
                sideways ? width : height,
                PageText.Origin.TEXT_LAYER,
                words,
                List.of()));
    }

    /** Text in another direction than most of the page is a note at the margin, which would fall between the lines. */
    private int mainDirection() {
        return words.entrySet().stream()
                .max(Map.Entry.comparingByValue((a, b) -> Integer.compare(a.size(), b.size())))
                .map(Map.Entry::getKey)
                .orElse(0);
    }

    private static double wordlike(List<Word> words) {
        long good = words.stream()
                .filter(word -> word.text()
                                        .codePoints()
                                        .filter(Character::isLetterOrDigit)
                                        .count()
                                * 2
                        >= word.text().codePointCount(0, word.text().length()))
                .count();
        return (double) good / words.size();
    }

    private static int pixels(float points) {
        return (int) Math.round(points * PIXELS_PER_POINT);
    }

    @Override
    protected void writeString(String text, List<TextPosition> characters) {
        List<TextPosition> word = new ArrayList<>();
        for (TextPosition character : characters) {
            if (text(character).isBlank()) {
                add(word);
                word.clear();
            } else {
                word.add(character);
            }
        }
        add(word);
    }

    private void add(List<TextPosition> characters) {
        if (characters.isEmpty()) {
            return;
        }
        StringBuilder text = new StringBuilder();
        double left = Double.MAX_VALUE;
        double right = 0;
        double top = Double.MAX_VALUE;
        double bottom = 0;
        for (TextPosition character : characters) {
            text.append(text(character));
            left = Math.min(left, character.getXDirAdj());
            right = Math.max(right, character.getXDirAdj() + character.getWidthDirAdj());
            top = Math.min(top, character.getYDirAdj() - character.getHeightDir());
            bottom = Math.max(bottom, character.getYDirAdj());
        }
        words.computeIfAbsent((int) characters.getFirst().getDir(), direction -> new ArrayList<>())
                .add(new Word(
                        text.toString(),
                        left * PIXELS_PER_POINT,
                        top * PIXELS_PER_POINT,
                        right * PIXELS_PER_POINT,
                        bottom * PIXELS_PER_POINT,
                        1));
    }

    /** Ligatures and wide forms as the letters that they stand for. */
    private static String text(TextPosition character) {
        return Normalizer.normalize(character.getUnicode(), Normalizer.Form.NFKC);
    }
}
