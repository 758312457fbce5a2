package dev.fovea.engine.ocr.read;

import dev.fovea.engine.ocr.text.DocumentText;
import dev.fovea.model.PageText;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The words of a document as a file: the looks {@code first}, {@code second}, {@code third}, each a list of pages. */
final class WordDump implements DocumentText {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final List<PageText> first;
    private final List<List<PageText>> further;
    private final Map<Integer, Integer> asked = new HashMap<>();

    WordDump(JsonNode dump) {
        first = pages(dump.path("first"));
        further = List.of(pages(dump.path("second")), pages(dump.path("third")));
    }

    static WordDump read(Path file) {
        return new WordDump(JSON.readTree(file.toFile()));
    }

    private static List<PageText> pages(JsonNode pages) {
        List<PageText> all = new ArrayList<>();
        pages.forEach(page -> all.add(JSON.treeToValue(page, PageText.class)));
        return all;
    }

    @Override
    public List<PageText> pages() {
        return first;
    }

    @Override
    public Optional<PageText> again(int page) {
        int look = asked.merge(page, 1, Integer::sum) - 1;
        return look < further.size()
                ? further.get(look).stream().filter(text -> text.page() == page).findFirst()
                : Optional.empty();
    }

    /** How many looks were taken beyond the first. */
    int looks() {
        return asked.values().stream().mapToInt(Integer::intValue).max().orElse(0);
    }
}
