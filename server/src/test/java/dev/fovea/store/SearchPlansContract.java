package dev.fovea.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.core.query.FilterParser;
import dev.fovea.model.OrgId;
import dev.fovea.model.search.Criterion;
import java.sql.Connection;
import java.time.Clock;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No search reads a large table from end to end: every kind of term has a plan that goes by keys and indexes. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class SearchPlansContract {
    private static final OrgId ORG = new OrgId(1);
    private final FilterParser parser = new FilterParser(Clock.systemUTC());
    private Sql sql;

    abstract Database database();

    /** A connection to an empty database with all tables. */
    abstract Connection connect() throws Exception;

    /** The plan of a query, one step a line. */
    abstract List<String> plan(Sql sql, Condition query);

    /** A step that reads a table from end to end. */
    abstract boolean scans(String step, String table);

    /** A step that goes through everything of an organisation in order, where an index leads to a few rows. */
    abstract boolean walksAll(String step);

    @BeforeAll
    void open() throws Exception {
        sql = new Sql(connect());
    }

    @AfterAll
    void close() {
        sql.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "captured:2026-11-01",
                "received:2026-11-01",
                "last:24h",
                "source:cam-1",
                "source:cam-1 captured:2026-11-01",
                "device:cam*",
                "dialect:hub",
                "kind:image",
                "batch:batch_660e8400-e29b-41d4-a716-446655440001",
                "label:car",
                "label:car,bus conf:>0.8",
                "conf:<0.5",
                "model:yolo",
                "model:y*",
                "region:0,0,0.5,0.5",
                "region(car):0,0,0.5,0.5",
                "plate:8ABC123",
                "plate:8A*",
                "plate:*123",
                "plate:?ABC?",
                "plate:*ABC*",
                "plate:~8ABC123",
                "lookalike:8ABC120",
                "city:\"San Jose\"",
                "near:37,-122,5km",
                "within:0,0,0,10,10,0",
                "meta.shift:night",
                "field.total:>100",
                "field.vendor:acme",
                "has:field.total",
                "has:plate",
                "has:boxes",
                "has:job",
                "has:batch",
                "has:location",
                "has:duplicate",
                "id:7",
                "hash:abababababababababababababababababababababababababababababababab",
                "filename:*.jpg",
                "-label:car",
                "label:car OR plate:8ABC123",
                "(source:a OR label:b) -plate:8*"
            })
    void no_term_scans(String filter) {
        Criterion criterion = parser.parse(filter).criterion();
        Drivers drivers = new Drivers(sql, ORG);
        check(filter, Target.MEDIA, CriterionSql.ofMedia(database()), drivers.toMedia(criterion), criterion);
        check(
                filter,
                Target.SIGHTINGS,
                CriterionSql.ofSightings(database()),
                drivers.toSightings(criterion),
                criterion);
    }

    private void check(
            String filter, Target<?> target, CriterionSql criteria, List<Driver> drivers, Criterion criterion) {
        Condition matching =
                Condition.of("+" + target.row() + ".org_id = ?", ORG).and(criteria.of(criterion));
        for (Driver driver : drivers) {
            keepsToIndexes(filter, driver.count(9));
            keepsToIndexes(filter, driver.reach(900, 9));
            Condition stretch = driver.stretch().with(1L, 900L).within(target.row() + ".id in (", ")");
            assertThat(plan(sql, driver.reach(900, 9))).as(filter).noneMatch(this::walksAll);
            keepsToIndexes(filter, page(target, stretch.and(matching)));
        }
        Condition walked = Condition.of(
                target.row() + ".org_id = ? and " + target.row() + ".id >= ? and " + target.row() + ".id < ?",
                ORG,
                1L,
                900L);
        keepsToIndexes(filter, page(target, walked.and(matching)));
    }

    private static Condition page(Target<?> target, Condition condition) {
        return target.select(target.columns(), condition).within("", " order by " + target.row() + ".id desc limit 50");
    }

    private void keepsToIndexes(String filter, Condition query) {
        List<String> plan = plan(sql, query);
        for (String table :
                List.of("media", "sighting", "finding", "detection_run", "run_centroids", "job", "job_field")) {
            assertThat(plan)
                    .as(filter + "\n" + query.text() + "\n" + String.join("\n", plan))
                    .noneMatch(step -> scans(step, table));
        }
    }

    @Test
    void the_walk_itself_goes_by_the_index_of_the_organisation() {
        assertThat(Walk.through(sql, "media", "media", ORG, OptionalLong.empty())
                        .next())
                .isEmpty();
        Driver all = Driver.ordered("media d", "d.id", Condition.of("d.org_id = ?", ORG));
        keepsToIndexes("", all.reach(900, 9));
    }
}
