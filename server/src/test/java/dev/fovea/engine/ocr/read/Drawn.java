package dev.fovea.engine.ocr.read;

import dev.fovea.engine.ocr.text.DocumentText;
import dev.fovea.model.Extraction;
import dev.fovea.model.FieldTree;
import dev.fovea.model.PageText;
import dev.fovea.model.PageText.Code;
import dev.fovea.model.PageText.Word;
import dev.fovea.model.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;

/** A page drawn with letters: each character is ten pixels wide, each line of text twenty high, thirty apart. */
final class Drawn implements DocumentText {
    private final List<PageText> looks;
    private int further;

    private Drawn(List<PageText> looks) {
        this.looks = looks;
    }

    static Drawn page(String text) {
        return new Drawn(List.of(read(text, List.of(), 0.95)));
    }

    static Drawn page(String text, Code code) {
        return new Drawn(List.of(read(text, List.of(code), 0.95)));
    }

    /** The same page read several times. */
    static Drawn looks(double confidence, String... texts) {
        return new Drawn(List.of(texts).stream()
                .map(text -> read(text, List.of(), confidence))
                .toList());
    }

    private static PageText read(String text, List<Code> codes, double confidence) {
        List<Word> words = new ArrayList<>();
        List<String> lines = text.lines().toList();
        for (int row = 0; row < lines.size(); row++) {
            Matcher word = java.util.regex.Pattern.compile("\\S+").matcher(lines.get(row));
            while (word.find()) {
                words.add(new Word(
                        word.group(), 10.0 * word.start(), 30.0 * row, 10.0 * word.end(), 30.0 * row + 20, confidence));
            }
        }
        return new PageText(1, 1000, 1400, PageText.Origin.RECOGNISED, words, codes);
    }

    @Override
    public List<PageText> pages() {
        return List.of(looks.getFirst());
    }

    @Override
    public Optional<PageText> again(int page) {
        further++;
        return further < looks.size() ? Optional.of(looks.get(further)) : Optional.empty();
    }

    Extraction ask(String instructions, FieldTree.Field... fields) throws Exception {
        return new FieldReader().map(this, new FieldTree(List.of(fields)), instructions, percent -> {});
    }

    /** The one value that is asked for; nothing when it is null. */
    Optional<String> ask(FieldTree.Field.Leaf field) throws Exception {
        Value value = Objects.requireNonNull(
                ((Value.Members) ask("", field).result()).values().get(field.name()));
        return switch (value) {
            case Value.Text text -> Optional.of(text.value());
            case Value.Num number -> Optional.of(number.value().toPlainString());
            case Value.Flag flag -> Optional.of(Boolean.toString(flag.value()));
            default -> Optional.empty();
        };
    }
}
