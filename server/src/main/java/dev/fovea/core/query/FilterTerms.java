package dev.fovea.core.query;

import dev.fovea.core.query.FilterToken.Operator;
import dev.fovea.model.BatchId;
import dev.fovea.model.HexId;
import dev.fovea.model.MediaId;
import dev.fovea.model.MediaKind;
import dev.fovea.model.search.Criterion;
import dev.fovea.model.search.Criterion.Feature;
import dev.fovea.model.search.Criterion.PlaceFact;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What each key of a filter asks for (docs/api/search.md, Keys). */
final class FilterTerms {
    private static final int MOST_VALUES = 100;
    private static final int WEIGHT_OF_NEAR = 20;
    private static final String META = "meta.";
    private static final String FIELD = "field.";

    private final TimeTerms times;

    /** Relative times end at {@code now}. */
    FilterTerms(Instant now) {
        this.times = new TimeTerms(now);
    }

    /** A share of what a database can be asked at once. */
    int weight(FilterToken token) {
        boolean spelledOut = token.operator() == Operator.NEAR || token.key().equals(FilterKey.LOOKALIKE.word());
        return token.values().size() * (spelledOut ? WEIGHT_OF_NEAR : 1);
    }

    Criterion read(FilterToken token) {
        Term term = new Term(token);
        if (token.values().size() > MOST_VALUES) {
            throw FilterFault.at(token.position(), "a term may have at most " + MOST_VALUES + " values");
        }
        if (token.key().startsWith(META)) {
            return MetadataTerms.metadata(term.plain(), token.key().substring(META.length()));
        }
        if (token.key().startsWith(FIELD)) {
            return FieldTerms.field(term.plain(), token.key().substring(FIELD.length()));
        }
        FilterKey key =
                FilterKey.of(token.key()).orElseThrow(() -> FilterFault.at(token.position(), unknown(token.key())));
        return read(key, key == FilterKey.REGION ? term : term.plain());
    }

    private static String unknown(String key) {
        String hint = FilterKey.nearest(key)
                .map(near -> "; did you mean '" + near + "'?")
                .orElse("; keys are " + String.join(", ", FilterKey.words()));
        return "there is no key '" + key + "'" + hint;
    }

    private Criterion read(FilterKey key, Term term) {
        return switch (key) {
            case CAPTURED -> term.any(value -> times.captured(term, value));
            case RECEIVED -> term.any(value -> times.received(term, value));
            case LAST -> times.last(term);
            case FROM -> times.from(term);
            case TO -> times.to(term);
            case DEVICE, SOURCE -> term.is().any(value -> device(term, value));
            case DIALECT -> term.is().any(value -> new Criterion.ByDialect(term.lower(value)));
            case BATCH -> term.is().any(value -> batch(term, value));
            case LABEL, CLASS -> term.is().any(value -> new Criterion.Labelled(value.text()));
            case CONF -> term.any(value -> BoxTerms.confidence(term, value));
            case MODEL -> term.is().any(value -> new Criterion.MadeBy(term.glob(value)));
            case REGION -> BoxTerms.region(term.is());
            case PLATE -> term.any(value -> PlateTerms.plate(term, value));
            case LOOKALIKE -> term.is().any(value -> PlateTerms.lookAlike(term, value));
            case CITY -> place(term, PlaceFact.CITY);
            case STATE -> place(term, PlaceFact.STATE);
            case ROUTE -> place(term, PlaceFact.ROUTE);
            case DIRECTION -> place(term, PlaceFact.DIRECTION);
            case NEAR -> GeoTerms.near(term.is());
            case WITHIN -> GeoTerms.within(term.is());
            case HAS -> term.is().any(value -> has(term, value));
            case NOT -> new Criterion.Not(term.is().any(value -> has(term, value)));
            case KIND -> term.is().any(value -> new Criterion.OfKind(word(term, value, MediaKind.class)));
            case ID -> term.is().any(value -> id(term, value));
            case HASH -> term.is().any(value -> hash(term, value));
            case FILENAME -> term.is().any(value -> new Criterion.WithFilename(term.glob(value)));
        };
    }

    private static Criterion device(Term term, FilterToken.Value value) {
        return term.hasWildcard(value)
                ? new Criterion.FromSourceLike(term.glob(value))
                : new Criterion.FromSource(value.text());
    }

    private static Criterion batch(Term term, FilterToken.Value value) {
        return BatchId.parse(value.text())
                .<Criterion>map(id -> new Criterion.InBatch(id.toString()))
                .orElseThrow(() -> term.expected(value, "batch_<uuid>"));
    }

    private static Criterion place(Term term, PlaceFact fact) {
        return term.is().any(value -> new Criterion.At(fact, term.glob(value)));
    }

    private static Criterion has(Term term, FilterToken.Value value) {
        String name = term.lower(value);
        return name.startsWith(FIELD)
                ? FieldTerms.present(term, value, name.substring(FIELD.length()))
                : new Criterion.Has(word(term, value, Feature.class));
    }

    private static Criterion id(Term term, FilterToken.Value value) {
        Optional<Criterion> id = MediaId.parse(value.text()).map(Criterion.WithId::new);
        Optional<Criterion> hex = HexId.parse(value.text()).map(parsed -> new Criterion.WithNumber(parsed.number()));
        return id.or(() -> hex).orElseGet(() -> {
            if (!value.text().matches("[0-9]{1,18}")) {
                throw term.expected(value, "img_<uuid>, a number, or an analysis id of 24 hex digits");
            }
            return new Criterion.WithNumber(Long.parseLong(value.text()));
        });
    }

    private static Criterion hash(Term term, FilterToken.Value value) {
        String hash = term.lower(value);
        if (!hash.matches("[0-9a-f]{64}")) {
            throw term.expected(value, "the 64 hex digits of a SHA-256");
        }
        return new Criterion.WithHash(hash);
    }

    private static <E extends Enum<E>> E word(Term term, FilterToken.Value value, Class<E> type) {
        String wanted = term.lower(value);
        return Stream.of(type.getEnumConstants())
                .filter(word -> word.name().toLowerCase(Locale.ROOT).equals(wanted))
                .findFirst()
                .orElseThrow(() -> term.expected(
                        value,
                        Stream.of(type.getEnumConstants())
                                .map(word -> word.name().toLowerCase(Locale.ROOT))
                                .collect(Collectors.joining(", "))));
    }
}
