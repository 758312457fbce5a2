package dev.fovea.core.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.error.FoveaError;
import dev.fovea.error.FoveaException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class FilterPropertyTest {
    private static final FilterParser PARSER =
            new FilterParser(Clock.fixed(Instant.parse("2026-11-24T12:00:00Z"), ZoneOffset.UTC));

    private static final List<String> PIECES = List.of(
            "label:car",
            "label:\"big \\\"truck\\\"\",van",
            "-",
            "(",
            ")",
            "OR",
            "AND",
            "NOT",
            " ",
            "conf:>0.8",
            "conf:0.1..0.2",
            "captured:2026-11-01..2026-11-05",
            "captured:>=2026-11-01T08:00",
            "received:2h",
            "last:24h",
            "plate:~ABC123",
            "plate:A?C*",
            "lookalike:B0B",
            "region(car):0,0,0.5,1",
            "region:0,0,1,1",
            "near:37.77,-122.42,5km",
            "within:0,0,0,10,10,0",
            "meta.a.b:x",
            "field.total:>100",
            "field.no:007",
            "has:field.x",
            "not:plate",
            "kind:image",
            "id:7",
            "device:a*",
            ":",
            "\"",
            ",",
            "\\",
            "é\uD83D\uDE97",
            "~",
            "..");

    /** Empty when the text was refused, and rightly: at a place within it, with a sentence. */
    private static Optional<Filter> read(String text) {
        try {
            return Optional.of(PARSER.parse(text));
        } catch (FoveaException e) {
            FoveaError.Invalid invalid = (FoveaError.Invalid) e.error();
            assertThat(invalid.problems()).hasSize(1);
            assertThat(invalid.problems().getFirst().path()).hasSize(2).first().isEqualTo("q");
            assertThat((Integer) invalid.problems().getFirst().path().get(1)).isBetween(0, text.length());
            assertThat(invalid.problems().getFirst().message()).isNotBlank();
            return Optional.empty();
        }
    }

    @Property
    void any_text_is_a_filter_or_an_explained_mistake(@ForAll String text) {
        read(text).ifPresent(filter -> holdsTogether(text, filter));
    }

    @Property(tries = 5000)
    void words_in_any_order_are_a_filter_or_an_explained_mistake(@ForAll("jumbles") String text) {
        read(text).ifPresent(filter -> holdsTogether(text, filter));
    }

    @Property
    void a_filter_of_good_terms_is_understood(@ForAll("filters") String text) {
        Filter filter = read(text).orElseThrow(() -> new AssertionError(text));
        holdsTogether(text, filter);
    }

    private static void holdsTogether(String text, Filter filter) {
        int end = 0;
        for (FilterToken token : filter.tokens()) {
            assertThat(token.position()).isGreaterThanOrEqualTo(end);
            assertThat(token.length()).isPositive();
            end = token.position() + token.length();
            assertThat(end).isLessThanOrEqualTo(text.length());
        }
        Filter again = PARSER.parse(filter.print());
        assertThat(again.criterion()).isEqualTo(filter.criterion());
        assertThat(again.print()).isEqualTo(filter.print());
    }

    @Provide
    Arbitrary<String> jumbles() {
        return Arbitraries.of(PIECES).list().ofMaxSize(12).map(pieces -> String.join("", pieces));
    }

    @Provide
    Arbitrary<String> filters() {
        Arbitrary<String> term = Arbitraries.of(PIECES).filter(piece -> piece.contains(":") && piece.length() > 1);
        return Arbitraries.recursive(() -> term, FilterPropertyTest::composed, 0, 4);
    }

    private static Arbitrary<String> composed(Arbitrary<String> part) {
        return Arbitraries.oneOf(
                part.list().ofMinSize(1).ofMaxSize(3).map(parts -> String.join(" ", parts)),
                part.list().ofMinSize(2).ofMaxSize(3).map(parts -> "(" + String.join(" OR ", parts) + ")"),
                part.map(one -> "-(" + one + ")"),
                part.map(one -> "NOT (" + one + ")"));
    }
}
