package dev.fovea.engine.ocr.value;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Words of one kind with what each stands for, from a file {@code key = word, word} beside this class. */
final class WordList {
    private final Map<String, String> keys;

    private WordList(Map<String, String> keys) {
        this.keys = keys;
    }

    /** The list in {@code name.txt}; a word that stands twice keeps its first meaning. */
    static WordList read(String name) {
        Map<String, String> keys = new LinkedHashMap<>();
        entries(name)
                .forEach((key, words) -> split(words, ",").forEach(word -> keys.putIfAbsent(Folding.fold(word), key)));
        return new WordList(keys);
    }

    /** The lines of {@code name.txt} by their key. */
    static Map<String, String> entries(String name) {
        Map<String, String> entries = new LinkedHashMap<>();
        try (InputStream in = Objects.requireNonNull(WordList.class.getResourceAsStream(name + ".txt"), name);
                BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            reader.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .forEach(line -> {
                        List<String> parts = List.of(line.split("=", 2));
                        entries.put(parts.getFirst().strip(), parts.getLast().strip());
                    });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return entries;
    }

    static List<String> split(String text, String separator) {
        return Stream.of(text.split(separator, -1)).map(String::strip).toList();
    }

    /** What the word stands for; letter case and accents do not matter. */
    Optional<String> key(String word) {
        return Optional.ofNullable(keys.get(Folding.fold(word)));
    }

    boolean has(String word) {
        return keys.containsKey(Folding.fold(word));
    }

    /** Every word, folded. */
    Set<String> words() {
        return keys.keySet();
    }
}
