package dev.fovea.engine.ocr.lexicon;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Names and labels of every {@link Concept} in several languages, from {@code lexicon.txt}, whose head explains it. */
public final class Lexicon {
    private static final double VAGUE = 0.4;
    private static final Pattern PLACE = Pattern.compile("\\{(\\w+)}");
    private static final Lexicon STANDARD = read("lexicon.txt");

    private final Map<String, Concept> names = new HashMap<>();
    private final Map<String, Map<Concept, Double>> labels = new LinkedHashMap<>();
    private final Labels all;

    private Lexicon(List<String> lines) {
        Map<String, List<String>> words = new HashMap<>();
        Concept concept = Concept.DOCUMENT_TITLE;
        for (String line : lines) {
            if (line.startsWith("@")) {
                List<String> parts = parts(line.substring(1), "=");
                words.put(parts.getFirst(), parts(parts.getLast(), "\\|"));
            } else if (Character.isWhitespace(line.charAt(0))) {
                add(concept, line.strip(), words);
            } else {
                concept = Concept.valueOf(line.strip());
            }
        }
        all = Labels.of(labels, Map.of());
    }

    /** The words that come with the product. */
    public static Lexicon standard() {
        return STANDARD;
    }

    private static Lexicon read(String name) {
        return new Lexicon(lines(name));
    }

    /** Lines of a file beside this class, without comments and empty ones. */
    static List<String> lines(String name) {
        try (InputStream in = Objects.requireNonNull(Lexicon.class.getResourceAsStream(name), name);
                BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return reader.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> parts(String text, String separator) {
        return Stream.of(text.split(separator, -1)).map(String::strip).toList();
    }

    private void add(Concept concept, String line, Map<String, List<String>> words) {
        List<String> parts = parts(line, ":\\s");
        String language = parts.getFirst();
        for (String entry : parts(line.substring(language.length() + 1), "\\|")) {
            boolean vague = entry.startsWith("~");
            for (String form : forms(vague ? entry.substring(1) : entry, language, words)) {
                String key = Spelling.squeeze(form);
                if (language.equals("name")) {
                    names.putIfAbsent(key, concept);
                } else {
                    labels.computeIfAbsent(key, any -> new EnumMap<>(Concept.class))
                            .merge(concept, vague ? VAGUE : 1.0, Math::max);
                }
            }
        }
    }

    private static List<String> forms(String entry, String language, Map<String, List<String>> words) {
        Matcher place = PLACE.matcher(entry);
        if (!place.find()) {
            return List.of(entry);
        }
        String list = place.group(1) + "." + language;
        return Objects.requireNonNull(words.get(list), list).stream()
                .map(word -> entry.substring(0, place.start()) + word + entry.substring(place.end()))
                .flatMap(form -> forms(form, language, words).stream())
                .toList();
    }

    /** Every label of every concept. */
    public Labels labels() {
        return all;
    }

    /** Every label, and the pattern's own words for its fields. */
    public Labels labels(Collection<FieldMeaning> fields) {
        Map<String, Map<String, Double>> own = new LinkedHashMap<>();
        for (FieldMeaning field : fields) {
            field.labels()
                    .forEach((words, strength) -> own.computeIfAbsent(Spelling.squeeze(words), any -> new HashMap<>())
                            .merge(field.path(), strength, Math::max));
        }
        own.remove("");
        return Labels.of(labels, own);
    }

    /** What a field of this name asks for: the whole name must be known. */
    public Optional<Concept> named(String name) {
        String key = Spelling.squeeze(name);
        Concept known = names.get(key);
        return known != null ? Optional.of(known) : labelled(key);
    }

    private Optional<Concept> labelled(String key) {
        List<Concept> sure = new ArrayList<>();
        labels.getOrDefault(key, Map.of()).forEach((concept, strength) -> {
            if (strength == 1 && concept != Concept.DOCUMENT_TITLE) {
                sure.add(concept);
            }
        });
        return sure.stream().findFirst();
    }
}
