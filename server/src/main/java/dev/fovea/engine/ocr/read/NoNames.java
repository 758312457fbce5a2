package dev.fovea.engine.ocr.read;

import dev.fovea.engine.ocr.value.Folding;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** Beginnings of lines that name nobody: greetings, remarks of the till. From {@code no-names.txt}. */
final class NoNames {
    private final List<String> beginnings;

    NoNames() {
        try (InputStream in = Objects.requireNonNull(NoNames.class.getResourceAsStream("no-names.txt"));
                BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            beginnings = reader.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> Folding.fold(line) + " ")
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean has(String line) {
        String folded = Folding.fold(line).replaceAll("[^\\p{L}\\d]+", " ").strip() + " ";
        return beginnings.stream().anyMatch(folded::startsWith);
    }
}
