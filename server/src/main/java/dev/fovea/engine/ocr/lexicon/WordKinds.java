package dev.fovea.engine.ocr.lexicon;

import dev.fovea.engine.ocr.value.ValueType;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What single words of a field's name tell of it, from {@code words.txt}. */
final class WordKinds {
    private static final Set<Party> PARTIES = EnumSet.of(Party.ISSUER, Party.CUSTOMER, Party.RECIPIENT);

    private final Map<String, ValueType> types = new HashMap<>();
    private final Map<String, Party> parties = new HashMap<>();
    private final Map<String, Set<String>> others = new HashMap<>();

    WordKinds() {
        for (String line : Lexicon.lines("words.txt")) {
            String kind = line.substring(0, line.indexOf('=')).strip();
            for (String word : line.substring(line.indexOf('=') + 1).strip().split("\\s+", -1)) {
                add(kind, word);
            }
        }
    }

    private void add(String kind, String word) {
        Optional<Party> party =
                PARTIES.stream().filter(known -> known.name().equals(kind)).findFirst();
        if (party.isPresent()) {
            parties.put(word, party.get());
        } else if (kind.equals("SIGHT") || kind.equals("LOOK") || kind.equals("READ")) {
            others.computeIfAbsent(kind, any -> new HashSet<>()).add(word);
        } else {
            types.putIfAbsent(word, ValueType.valueOf(kind));
        }
    }

    /** The type that the last telling word tells. */
    Optional<ValueType> type(List<String> tokens) {
        return tokens.reversed().stream()
                .map(Spelling::squeeze)
                .filter(types::containsKey)
                .map(types::get)
                .findFirst();
    }

    /** Whom a word names. */
    Party party(String token) {
        return parties.getOrDefault(Spelling.squeeze(token), Party.NONE);
    }

    /** Whether the words ask for what only sight can tell. */
    boolean sight(List<String> tokens) {
        return tokens.stream().anyMatch(others.getOrDefault("SIGHT", Set.of())::contains);
    }

    /** Whether instructions speak of looking. */
    boolean look(List<String> tokens) {
        return tokens.stream().anyMatch(others.getOrDefault("LOOK", Set.of())::contains);
    }

    /** Whether instructions speak of reading. */
    boolean read(List<String> tokens) {
        return tokens.stream().anyMatch(others.getOrDefault("READ", Set.of())::contains);
    }
}
