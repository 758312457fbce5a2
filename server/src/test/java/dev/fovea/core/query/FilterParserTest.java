package dev.fovea.core.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fovea.core.query.FilterToken.Kind;
import dev.fovea.core.query.FilterToken.Operator;
import dev.fovea.error.FoveaError;
import dev.fovea.error.FoveaException;
import dev.fovea.model.MediaKind;
import dev.fovea.model.search.Criterion;
import dev.fovea.model.search.Criterion.All;
import dev.fovea.model.search.Criterion.Any;
import dev.fovea.model.search.Criterion.Captured;
import dev.fovea.model.search.Criterion.Labelled;
import dev.fovea.model.search.Criterion.Not;
import dev.fovea.model.search.Criterion.Received;
import dev.fovea.model.search.Criterion.WithField;
import dev.fovea.model.search.Criterion.WithPlate;
import dev.fovea.model.search.FieldTest;
import dev.fovea.model.search.FrameRegion;
import dev.fovea.model.search.GeoArea;
import dev.fovea.model.search.Glob;
import dev.fovea.model.search.Interval;
import dev.fovea.model.search.PlateMatch;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FilterParserTest {
    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
    private static final FilterParser PARSER = new FilterParser(Clock.fixed(NOW, ZoneOffset.UTC));
    private static final Criterion CAR = new Labelled("car");
    private static final Criterion BUS = new Labelled("bus");
    private static final Criterion VAN = new Labelled("van");

    private static Criterion read(String text) {
        return PARSER.parse(text).criterion();
    }

    private static Criterion captured(String from, String until) {
        return new Captured(
                Optional.of(from).filter(text -> !text.isEmpty()).map(Instant::parse),
                Optional.of(until).filter(text -> !text.isEmpty()).map(Instant::parse));
    }

    @Test
    void an_empty_filter_holds_for_everything() {
        assertThat(PARSER.parse("  ")).isEqualTo(Filter.EVERYTHING);
    }

    @Test
    void terms_side_by_side_must_all_hold_and_or_binds_weaker() {
        assertThat(read("label:car label:bus OR label:van"))
                .isEqualTo(new Any(List.of(new All(List.of(CAR, BUS)), VAN)));
        assertThat(read("label:car AND (label:bus OR label:van)"))
                .isEqualTo(new All(List.of(CAR, new Any(List.of(BUS, VAN)))));
        assertThat(read("label:bus,van")).isEqualTo(new Any(List.of(BUS, VAN)));
    }

    @Test
    void a_minus_or_not_turns_a_term_or_a_group_round() {
        assertThat(read("-label:car")).isEqualTo(new Not(CAR));
        assertThat(read("NOT label:car")).isEqualTo(new Not(CAR));
        assertThat(read("NOT -label:car")).isEqualTo(CAR);
        assertThat(read("-(label:car OR label:bus)")).isEqualTo(new Not(new Any(List.of(CAR, BUS))));
        assertThat(read("not:plate")).isEqualTo(new Not(new Criterion.Has(Criterion.Feature.PLATE)));
    }

    @Test
    void tokens_tell_where_they_stand() {
        List<FilterToken> tokens =
                PARSER.parse(" -label:\"big truck\" OR conf:>=0.8").tokens();
        assertThat(tokens).extracting(FilterToken::kind).containsExactly(Kind.TERM, Kind.OR, Kind.TERM);
        assertThat(tokens).extracting(FilterToken::position).containsExactly(1, 20, 23);
        assertThat(tokens).extracting(FilterToken::length).containsExactly(18, 2, 10);
        assertThat(tokens.getFirst().negated()).isTrue();
        assertThat(tokens.getFirst().value()).isEqualTo("big truck");
        assertThat(tokens.getLast().operator()).isEqualTo(Operator.AT_LEAST);
    }

    @ParameterizedTest
    @CsvSource({
        "captured:2026,2026-01-01T00:00:00Z,2027-01-01T00:00:00Z",
        "captured:2026-11,2026-11-01T00:00:00Z,2026-12-01T00:00:00Z",
        "captured:2026-11-01,2026-11-01T00:00:00Z,2026-11-02T00:00:00Z",
        "captured:2026-11-01..2026-11-05,2026-11-01T00:00:00Z,2026-11-06T00:00:00Z",
        "captured:2026-11-01T08:30,2026-11-01T08:30:00Z,2026-11-01T08:31:00Z",
        "captured:2026-11-01T08:30:15+02:00,2026-11-01T06:30:15Z,2026-11-01T06:30:16Z",
        "captured:>2026-11-01,2026-11-02T00:00:00Z,''",
        "captured:>=2026-11-01,2026-11-01T00:00:00Z,''",
        "captured:<2026-11-01,'',2026-11-01T00:00:00Z",
        "captured:<=2026-11-01,'',2026-11-02T00:00:00Z",
        "last:24h,2026-11-23T12:00:00Z,''",
        "captured:2w,2026-11-10T12:00:00Z,''",
        "from:2026-11-01,2026-11-01T00:00:00Z,''",
        "to:2026-11-01,'',2026-11-02T00:00:00Z",
        "from:now-6h,2026-11-24T06:00:00Z,''"
    })
    void times_are_spans(String filter, String from, String until) {
        assertThat(read(filter)).isEqualTo(captured(from, until));
    }

    @Test
    void received_is_another_clock_than_captured() {
        assertThat(read("received:30m"))
                .isEqualTo(new Received(Optional.of(Instant.parse("2026-11-24T11:30:00Z")), Optional.empty()));
    }

    @Test
    void confidence_speaks_of_the_class_that_stands_beside_it() {
        Interval high = Interval.above(0.8, false);
        assertThat(read("label:car conf:>0.8"))
                .isEqualTo(new All(List.of(new All(List.of(new Criterion.WithConfidence(Optional.of("car"), high))))));
        assertThat(read("conf:>0.8")).isEqualTo(new Criterion.WithConfidence(Optional.empty(), high));
        assertThat(read("conf:0.2..0.5"))
                .isEqualTo(new Criterion.WithConfidence(Optional.empty(), Interval.between(0.2, 0.5)));
    }

    @Test
    void plates_are_read_in_upper_case() {
        assertThat(read("plate:ab?12*")).isEqualTo(new WithPlate(new PlateMatch.Like(new Glob("AB?12*"))));
        assertThat(read("plate:\"a*\"")).isEqualTo(new WithPlate(new PlateMatch.Like(Glob.literal("A*"))));
        assertThat(read("plate:~abc123")).isEqualTo(new WithPlate(new PlateMatch.WithinOneEdit("ABC123")));
        assertThat(read("lookalike:abc12o")).isEqualTo(new WithPlate(new PlateMatch.LookAlike("ABC12O")));
    }

    @Test
    void places_are_circles_boxes_and_polygons() {
        assertThat(read("near:37.77,-122.42,5km"))
                .isEqualTo(new Criterion.Within(new GeoArea.Circle(new GeoArea.Point(37.77, -122.42), 5000)));
        assertThat(read("within:38,-123,37,-122")).isEqualTo(new Criterion.Within(new GeoArea.Box(37, -123, 38, -122)));
        assertThat(read("within:0,0,0,10,10,0"))
                .isEqualTo(new Criterion.Within(new GeoArea.Polygon(
                        List.of(new GeoArea.Point(0, 0), new GeoArea.Point(0, 10), new GeoArea.Point(10, 0)))));
        assertThat(read("region(car):0,0.5,0.25,1"))
                .isEqualTo(new Criterion.WithCentre(Optional.of("car"), new FrameRegion(0, 0.5, 0.25, 1)));
    }

    @Test
    void fields_are_numbers_or_texts() {
        assertThat(read("field.Total_Amount:>100"))
                .isEqualTo(new WithField("total_amount", new FieldTest.Numeric(Interval.above(100, false))));
        assertThat(read("field.vendor:acme*"))
                .isEqualTo(new WithField("vendor", new FieldTest.Text(new Glob("acme*"))));
        assertThat(read("field.invoice:007"))
                .isEqualTo(new Any(List.of(
                        new WithField("invoice", new FieldTest.Numeric(Interval.between(7, 7))),
                        new WithField("invoice", new FieldTest.Text(new Glob("007"))))));
        assertThat(read("has:field.total")).isEqualTo(new WithField("total", new FieldTest.Present()));
        assertThat(read("meta.shift.name:Night"))
                .isEqualTo(new Criterion.WithMetadata(List.of("shift", "name"), new Glob("Night")));
    }

    @Test
    void words_are_read_in_any_case() {
        assertThat(read("KIND:Image")).isEqualTo(new Criterion.OfKind(MediaKind.IMAGE));
        assertThat(read("dialect:GenLogs")).isEqualTo(new Criterion.ByDialect("genlogs"));
        assertThat(read("device:us101-*")).isEqualTo(new Criterion.FromSourceLike(new Glob("us101-*")));
        assertThat(read("source:us101")).isEqualTo(new Criterion.FromSource("us101"));
        assertThat(read("id:17")).isEqualTo(new Criterion.WithNumber(17));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "truck | 0 | expected key:value, such as label:truck",
                "label:car lable:bus | 10 | did you mean 'label'?",
                "colour:red | 0 | keys are captured, received",
                "label:car (label:bus | 10 | this parenthesis is not closed",
                "label:car) | 9 | there is no parenthesis to close",
                "label:\"big truck | 6 | the quote is not closed",
                "label: | 6 | expected a value for label",
                "label:car,, | 10 | expected a value for label",
                "label:car OR | 12 | expected a term",
                "OR label:car | 0 | expected a term",
                "-OR | 0 | a minus stands before a term",
                "label:>car | 6 | label is not compared with >",
                "conf:>80 | 6 | conf expects a number from 0 to 1",
                "conf:0.9..0.1 | 5 | the smaller number first",
                "captured:yesterday | 9 | captured expects a time such as",
                "captured:2026-13-01 | 9 | captured expects a time such as",
                "captured:2026-11-05..2026-11-01 | 9 | the earlier time first",
                "last:soon | 5 | a duration such as",
                "last:1h,2h | 7 | last takes one value",
                "near:95,0,5km | 5 | a latitude from -90 to 90",
                "near:5,0 | 5 | latitude,longitude,distance",
                "within:1,2,3 | 7 | three and more corners",
                "region:0,0,2,1 | 11 | a number from 0 to 1",
                "region:0.5,0,0.2,1 | 7 | the left and upper corner first",
                "label(x):car | 0 | only region takes a class in parentheses",
                "kind:film | 5 | kind expects image, document, video",
                "has:wings | 4 | has expects plate, boxes",
                "batch:7 | 6 | batch expects batch_<uuid>",
                "hash:abc | 5 | the 64 hex digits",
                "id:x | 3 | id expects img_<uuid>",
                "plate:~AB* | 7 | without wildcards",
                "field.:5 | 0 | the name of a field",
                "meta.a..b:5 | 0 | expected meta.name",
                ":car | 0 | expected a key before the colon"
            })
    void a_mistake_is_pointed_at(String filter, int position, String message) {
        assertThatThrownBy(() -> PARSER.parse(filter)).isInstanceOfSatisfying(FoveaException.class, e -> {
            FoveaError.Invalid error = (FoveaError.Invalid) e.error();
            assertThat(error.problems().getFirst().path()).containsExactly("q", position);
            assertThat(error.problems().getFirst().message()).contains(message);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"(", "-", "label:a,", "-(", "label:car ", "plate:~ABC1234,"})
    void a_filter_that_goes_on_and_on_is_refused(String piece) {
        assertThatThrownBy(() -> PARSER.parse(piece.repeat(3000))).isInstanceOf(FoveaException.class);
    }
}
