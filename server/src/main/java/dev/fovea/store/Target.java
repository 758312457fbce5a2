package dev.fovea.store;

import dev.fovea.model.Media;
import dev.fovea.model.Sighting;
import java.util.List;

/**
 * Rows that can be searched for. Each has a medium, which conditions call {@code media}.
 *
 * @param table of the rows
 * @param row what conditions call them
 * @param from the rows with what belongs to them
 * @param medium column with the number of the medium
 */
record Target<T>(String table, String row, String from, String columns, String medium, Sql.Mapper<T> mapper) {
    static final Target<Media> MEDIA =
            new Target<>("media", "media", "media", MediaRow.COLUMNS, "media.id", MediaRow::map);

    static final Target<Sighting> SIGHTINGS =
            new Target<>("sighting", "p", SqlSightings.FROM, SqlSightings.COLUMNS, "p.media_id", SqlSightings::map);

    /** A query for columns of the rows that fulfil a condition. */
    Condition select(String what, Condition condition) {
        return condition.within("select " + what + " from " + from + " where ", "");
    }

    /** A condition that a row is one of some, by their numbers. */
    Condition among(List<Long> numbers) {
        return Condition.of(row + ".id in (" + CriterionSql.marks(numbers.size()) + ")", numbers.toArray());
    }
}
