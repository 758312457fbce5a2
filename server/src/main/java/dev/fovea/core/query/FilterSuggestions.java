package dev.fovea.core.query;

import dev.fovea.core.port.Store;
import dev.fovea.model.MediaKind;
import dev.fovea.model.OrgId;
import dev.fovea.model.search.Criterion;
import dev.fovea.model.search.Facet;
import dev.fovea.model.search.Tally;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What may be meant while a filter is being typed: keys, and values of keys with how many media have them. */
public final class FilterSuggestions {
    private static final int MOST = 10;
    private static final long COUNTED = 10_000;
    private static final Duration SHARE = Duration.ofMillis(40);
    private static final String ENDS_WORD = " \t\n(";
    private static final String QUOTED = "[\\s,()\"*?\\\\]";

    private final Store store;
    private final FilterParser parser;
    private final List<String> dialects;

    /**
     * Over the given store.
     *
     * @param dialects names of the APIs by which media come in
     */
    public FilterSuggestions(Store store, FilterParser parser, List<String> dialects) {
        this.store = store;
        this.parser = parser;
        this.dialects = List.copyOf(dialects);
    }

    /**
     * One way to go on.
     *
     * @param text what takes the place of the word that is being typed
     * @param count media that the word alone finds; absent for a key
     */
    public record Suggestion(String text, Optional<Tally> count) {}

    /**
     * Ways to go on.
     *
     * @param position where the word that is being typed starts
     * @param length how much of the text it is
     */
    public record Suggestions(int position, int length, List<Suggestion> items) {
        public Suggestions {
            items = List.copyOf(items);
        }
    }

    /** Ways to go on at a position of a text. */
    public Suggestions at(OrgId org, String text, int position) {
        int start = position;
        while (start > 0 && ENDS_WORD.indexOf(text.charAt(start - 1)) < 0) {
            start--;
        }
        if (start < position && text.charAt(start) == '-') {
            start++;
        }
        String word = text.substring(start, position);
        int colon = word.indexOf(':');
        return new Suggestions(start, word.length(), colon < 0 ? keys(word) : values(org, word, colon));
    }

    private static List<Suggestion> keys(String beginning) {
        String wanted = beginning.toLowerCase(Locale.ROOT);
        return FilterKey.words().stream()
                .map(word -> word.contains("<") ? word.substring(0, word.indexOf('<')) : word + ":")
                .filter(word -> word.startsWith(wanted))
                .map(word -> new Suggestion(word, Optional.empty()))
                .toList();
    }

    /** Of a list of values, the last is being typed. */
    private List<Suggestion> values(OrgId org, String word, int colon) {
        int last = Math.max(colon, word.lastIndexOf(',')) + 1;
        String beginning = word.substring(last).replace("\"", "");
        String key = word.substring(0, colon).toLowerCase(Locale.ROOT);
        return known(org, key, beginning).stream()
                .limit(MOST)
                .map(value -> quoted(value))
                .map(value -> new Suggestion(word.substring(0, last) + value, count(org, key + ":" + value)))
                .toList();
    }

    private Optional<Tally> count(OrgId org, String term) {
        Criterion criterion = parser.parse(term).criterion();
        return Optional.of(store.read(session -> session.searches().count(org, criterion, COUNTED, SHARE)));
    }

    private static String quoted(String value) {
        boolean plain = value.replaceAll(QUOTED, "").equals(value) && !value.isEmpty();
        return plain ? value : '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    private List<String> known(OrgId org, String key, String beginning) {
        Optional<FilterKey> known = FilterKey.of(key);
        if (known.isEmpty()) {
            return List.of();
        }
        return switch (known.get()) {
            case LABEL, CLASS -> stored(org, Facet.LABEL, beginning);
            case DEVICE, SOURCE -> stored(org, Facet.SOURCE, beginning);
            case MODEL -> stored(org, Facet.MODEL, beginning);
            case CITY -> stored(org, Facet.CITY, beginning);
            case STATE -> stored(org, Facet.STATE, beginning);
            case ROUTE -> stored(org, Facet.ROUTE, beginning);
            case DIRECTION -> stored(org, Facet.DIRECTION, beginning);
            case BATCH -> stored(org, Facet.BATCH, beginning);
            case DIALECT -> beginning(dialects.stream(), beginning);
            case KIND -> beginning(words(MediaKind.values()), beginning);
            case HAS, NOT -> beginning(words(Criterion.Feature.values()), beginning);
            default -> List.of();
        };
    }

    private List<String> stored(OrgId org, Facet facet, String beginning) {
        return store.read(session -> session.searches().values(org, facet, beginning, MOST));
    }

    private static Stream<String> words(Enum<?>[] words) {
        return Stream.of(words).map(word -> word.name().toLowerCase(Locale.ROOT));
    }

    private static List<String> beginning(Stream<String> words, String beginning) {
        return words.filter(word -> word.startsWith(beginning.toLowerCase(Locale.ROOT)))
                .toList();
    }
}
