package dev.fovea.engine.ocr.lexicon;

import dev.fovea.engine.ocr.value.ValueType;
import dev.fovea.model.FieldTree;
import dev.fovea.model.FieldTree.Field;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Tells what fields mean. */
final class MeaningFinder {
    private static final WordKinds WORDS = new WordKinds();
    /** Words of names that say nothing. */
    private static final Set<String> EMPTY =
            Set.of("the", "value", "text", "field", "printed", "string", "str", "data", "info");
    /** Names of groups that say nothing about their members. */
    private static final Set<String> FRAMES =
            Set.of("document", "data", "result", "details", "fields", "header", "summary", "totals", "info");

    private static final Set<ValueType> COUNTED = Set.of(
            ValueType.MONEY,
            ValueType.NUMBER,
            ValueType.QUANTITY,
            ValueType.PERCENT,
            ValueType.INTEGER,
            ValueType.YEAR);
    private static final double OWN_WORDS = 1;
    private static final double ONE_WORD = 0.7;
    private static final double QUOTED = 1;

    private final Lexicon lexicon;
    private final Instructions instructions;

    MeaningFinder(Lexicon lexicon, Instructions instructions) {
        this.lexicon = lexicon;
        this.instructions = instructions;
    }

    FieldMeaning find(List<String> groups, Field field) {
        List<String> tokens = Tokens.of(field.name()).stream()
                .filter(token -> !EMPTY.contains(token))
                .toList();
        String phrase = instructions.about(tokens).orElse("");
        Named named = named(groups, tokens)
                .or(() -> named(List.of(), Tokens.of(field.hint()))
                        .filter(any -> !field.hint().isEmpty()))
                .or(() -> fromPhrase(phrase))
                .orElse(new Named(Optional.empty(), party(groups)));
        Optional<Concept> concept = named.concept.map(known -> qualified(known, tokens, phrase + " " + field.hint()));
        return new FieldMeaning(
                path(groups, field.name()),
                concept,
                named.party,
                type(field, concept, tokens),
                labels(tokens, field, phrase),
                phrase,
                concept.isEmpty() && WORDS.sight(tokens));
    }

    private record Named(Optional<Concept> concept, Party party) {}

    private static String path(List<String> groups, String name) {
        List<String> parts = new ArrayList<>(groups);
        if (!name.isEmpty()) {
            parts.add(name);
        }
        return String.join(".", parts);
    }

    private static Party party(List<String> groups) {
        return groups.reversed().stream()
                .flatMap(group -> Tokens.of(group).stream())
                .map(WORDS::party)
                .filter(party -> party != Party.NONE)
                .findFirst()
                .orElse(Party.NONE);
    }

    /** The whole name first, then without the party it names, then its end, as long as that is telling. */
    private Optional<Named> named(List<String> groups, List<String> tokens) {
        if (tokens.isEmpty()) {
            return Optional.empty();
        }
        Party outer = party(groups);
        Optional<Concept> whole = lexicon.named(String.join(" ", tokens));
        if (tokens.size() > 1 && whole.filter(Concept::ofParties).isPresent()) {
            return owned(tokens).or(() -> whole.map(concept -> new Named(whole, partyOf(concept, tokens))));
        }
        if (whole.isPresent() && outer == Party.NONE) {
            return whole.map(concept -> new Named(whole, partyOf(concept, tokens)));
        }
        if (outer == Party.NONE && groups.isEmpty()) {
            return owned(tokens).or(() -> end(tokens));
        }
        List<String> full = new ArrayList<>(groups.stream()
                .flatMap(group -> Tokens.of(group).stream())
                .filter(token -> !FRAMES.contains(token))
                .toList());
        full.addAll(tokens);
        return owned(full)
                .or(() -> whole.map(concept -> new Named(whole, outer)))
                .or(() -> end(tokens).map(found -> new Named(found.concept, outer)));
    }

    private static Party partyOf(Concept concept, List<String> tokens) {
        return switch (concept) {
            case ISSUER -> Party.ISSUER;
            case CUSTOMER -> Party.CUSTOMER;
            case RECIPIENT -> Party.RECIPIENT;
            default -> tokens.size() > 1 ? WORDS.party(tokens.getFirst()) : Party.NONE;
        };
    }

    /** {@code vendor_address}, {@code bill_to_name}: somebody, and what of him. */
    private Optional<Named> owned(List<String> tokens) {
        Party party = WORDS.party(tokens.getFirst());
        if (party == Party.NONE) {
            return Optional.empty();
        }
        List<String> rest = tokens.stream()
                .filter(token -> WORDS.party(token) == Party.NONE && !token.equals("to") && !EMPTY.contains(token))
                .toList();
        if (rest.isEmpty() || rest.equals(List.of("name"))) {
            return Optional.of(new Named(Optional.of(name(party)), party));
        }
        return lexicon.named(String.join(" ", tokens))
                .filter(concept -> !concept.ofParties())
                .or(() -> lexicon.named(String.join(" ", rest)))
                .map(concept -> new Named(Optional.of(concept.ofParties() ? name(party) : concept), party));
    }

    private static Concept name(Party party) {
        return switch (party) {
            case CUSTOMER -> Concept.CUSTOMER;
            case RECIPIENT -> Concept.RECIPIENT;
            default -> Concept.ISSUER;
        };
    }

    private Optional<Named> end(List<String> tokens) {
        for (int from = 1; from < tokens.size() - 1; from++) {
            Optional<Concept> concept = lexicon.named(String.join(" ", tokens.subList(from, tokens.size())));
            if (concept.isPresent()) {
                return Optional.of(new Named(concept, WORDS.party(tokens.getFirst())));
            }
        }
        return Optional.empty();
    }

    private Optional<Named> fromPhrase(String phrase) {
        return Instructions.of(phrase).names().stream()
                .map(lexicon::named)
                .flatMap(Optional::stream)
                .findFirst()
                .map(concept -> new Named(Optional.of(concept), Party.NONE));
    }

    /** A total that the words call one before tax is no total. */
    private static Concept qualified(Concept concept, List<String> tokens, String words) {
        List<String> all = Tokens.of(words);
        String text = String.join(" ", all);
        boolean before = text.contains("before tax")
                || text.contains("excluding")
                || text.contains("without tax")
                || text.contains("net of")
                || text.contains("pre tax");
        return concept == Concept.TOTAL && before && tokens.size() < 3 ? Concept.SUBTOTAL : concept;
    }

    private ValueType type(Field field, Optional<Concept> concept, List<String> tokens) {
        ValueType meant = concept.map(Concept::type)
                .or(() -> WORDS.type(tokens))
                .or(() -> WORDS.type(Tokens.of(field.hint())))
                .orElse(ValueType.FREE_TEXT);
        return field instanceof Field.Leaf leaf ? declared(leaf, meant) : meant;
    }

    private static ValueType declared(Field.Leaf leaf, ValueType meant) {
        if (!leaf.options().isEmpty()) {
            return ValueType.ENUM;
        }
        return switch (leaf.type()) {
            case BOOLEAN -> ValueType.BOOLEAN;
            case DATE -> ValueType.DATE;
            case EMAIL -> ValueType.EMAIL;
            case URL -> ValueType.URL;
            case PHONE -> ValueType.PHONE;
            case NUMBER, INTEGER -> number(leaf.type(), meant);
            case STRING, ANY -> meant == ValueType.BOOLEAN ? ValueType.FREE_TEXT : meant;
        };
    }

    private static ValueType number(FieldTree.Type type, ValueType meant) {
        if (COUNTED.contains(meant) || meant == ValueType.IDENTIFIER) {
            return meant;
        }
        return type == FieldTree.Type.INTEGER ? ValueType.INTEGER : ValueType.NUMBER;
    }

    private static Map<String, Double> labels(List<String> tokens, Field field, String phrase) {
        Map<String, Double> labels = new HashMap<>();
        labels.put(String.join(" ", tokens), tokens.size() > 1 ? OWN_WORDS : ONE_WORD);
        Instructions.quoted(phrase).forEach(words -> labels.put(words, QUOTED));
        Instructions.quoted(field.hint()).forEach(words -> labels.put(words, QUOTED));
        if (tokens.size() > 2 && tokens.subList(0, 2).equals(List.of("number", "of"))) {
            labels.put("no of " + String.join(" ", tokens.subList(2, tokens.size())), OWN_WORDS);
        }
        if (tokens.size() > 2 && WORDS.party(tokens.getFirst()) != Party.NONE) {
            labels.put(String.join(" ", tokens.subList(1, tokens.size())), ONE_WORD);
        }
        return labels;
    }
}
