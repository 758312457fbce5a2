package dev.fovea.core.extract;

import dev.fovea.model.FieldTree.Field;
import dev.fovea.model.FieldTree.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads what a schema says of one value: a type and more in the author's words, such as {@code number (2 decimals)},
 * {@code VIN}, {@code array of strings} or {@code paid|open|overdue}.
 */
final class TypePhrase {
    /** A longer phrase is prose: it has a type and a hint, no list of values. */
    private static final int MOST_STRUCTURED = 1000;

    private static final Pattern FIRST_WORD = Pattern.compile("\\p{L}[\\p{L}/_-]*");
    private static final Pattern LIST_OF = Pattern.compile("(?i)(?:array|list)\\s*(?:of\\s+|<\\s*)(\\p{L}+)\\s*>?(.*)");
    private static final Pattern LIST_BRACKETS = Pattern.compile("(\\p{L}+)\\s*\\[\\s*]");
    private static final Pattern ONE_OF = Pattern.compile("(?i)(?:enum|one\\s+of)\\s*[:(]\\s*([^()]+?)\\s*\\)?");
    private static final Pattern ISO_DATE = Pattern.compile("(?i)YYYY-MM-DD|\\d{4}-\\d{2}-\\d{2}");
    private static final Pattern BAR = Pattern.compile("\\s*\\|\\s*");
    private static final Pattern COMMA = Pattern.compile("\\s*[,|]\\s*");

    private TypePhrase() {}

    /**
     * The field.
     *
     * @throws dev.fovea.error.FoveaException {@code Invalid} when the phrase begins with no type
     */
    static Field read(String name, String phrase, FieldPath path) {
        return find(name, phrase).orElseThrow(() -> path.refused(TypeWords.unknown(word(phrase.strip()))));
    }

    /** The field; a phrase that begins with no type, and does not look like a misspelled one, is an example. */
    static Field orExample(String name, String phrase, FieldPath path) {
        return find(name, phrase).orElseGet(() -> {
            if (TypeWords.misspelled(phrase.strip())) {
                throw path.refused(TypeWords.unknown(phrase.strip()));
            }
            return new Field.Leaf(name, Type.STRING, phrase.strip(), List.of());
        });
    }

    /** The field, if the phrase begins with a type. */
    static Optional<Field> find(String name, String phrase) {
        String text = phrase.strip();
        if (text.isEmpty()) {
            return Optional.of(Field.Leaf.of(name, Type.STRING));
        }
        return text.length() > MOST_STRUCTURED
                ? single(name, text)
                : list(name, text).or(() -> options(name, text)).or(() -> single(name, text));
    }

    private static Optional<Field> list(String name, String text) {
        Matcher of = LIST_OF.matcher(text);
        Matcher brackets = LIST_BRACKETS.matcher(text);
        if (of.matches()) {
            return TypeWords.ofElement(of.group(1))
                    .map(type -> new Field.Many(
                            name, "", new Field.Leaf("", type, of.group(2).strip(), List.of())));
        }
        return brackets.matches()
                ? TypeWords.ofElement(brackets.group(1)).map(type -> new Field.Many(name, "", Field.Leaf.of("", type)))
                : Optional.empty();
    }

    private static Optional<Field> options(String name, String text) {
        Matcher oneOf = ONE_OF.matcher(text);
        if (oneOf.matches()) {
            return Optional.of(new Field.Leaf(name, Type.STRING, "", parts(COMMA, oneOf.group(1))));
        }
        List<String> parts = parts(BAR, text);
        if (!text.contains("|") || parts.isEmpty()) {
            return Optional.empty();
        }
        Optional<Field> type = single(name, parts.getFirst());
        boolean typed = parts.stream().allMatch(part -> TypeWords.plain(part).isPresent());
        boolean explained = type.isPresent() && parts.getFirst().contains(" ");
        return typed || explained ? type.filter(_ -> typed) : Optional.of(new Field.Leaf(name, Type.STRING, "", parts));
    }

    /** The alternatives but {@code null}, which every field may be. */
    private static List<String> parts(Pattern separator, String text) {
        List<String> parts = new ArrayList<>();
        for (String part : separator.split(text.strip())) {
            if (!part.isBlank() && !part.equalsIgnoreCase("null")) {
                parts.add(part);
            }
        }
        return parts;
    }

    private static Optional<Field> single(String name, String text) {
        String word = word(text);
        if (ISO_DATE.matcher(text).matches()) {
            return Optional.of(Field.Leaf.of(name, Type.DATE));
        }
        Optional<Type> plain = TypeWords.plain(word);
        if (plain.isPresent()) {
            String more = text.substring(word.length()).strip();
            return Optional.of(new Field.Leaf(name, plain.get(), more, List.of()));
        }
        return TypeWords.near(name, word).map(type -> new Field.Leaf(name, type, text, List.of()));
    }

    /** The first word, or the whole text when it does not begin with one. */
    private static String word(String text) {
        Matcher word = FIRST_WORD.matcher(text);
        return word.lookingAt() ? word.group() : text.toLowerCase(Locale.ROOT);
    }
}
