package dev.fovea.store;

/**
 * An index that leads to the rows of a search. Of several conditions each may have one; the most selective should drive.
 *
 * @param rows what stands in {@code from}, under the name {@code d}
 * @param number column with the number of the row sought
 * @param range condition on {@code d} that the index answers; by it the rows are counted
 * @param rest what else holds for {@code d}, tested row by row
 * @param ordered whether the index yields the numbers in their order; else all of them are sorted first
 */
record Driver(String rows, String number, Condition range, Condition rest, boolean ordered) {
    private static final Condition NOTHING = Condition.of("");

    static Driver ordered(String rows, String number, Condition range) {
        return new Driver(rows, number, range, NOTHING, true);
    }

    static Driver unordered(String rows, String number, Condition range) {
        return new Driver(rows, number, range, NOTHING, false);
    }

    /** The same with a further condition on its rows. */
    Driver where(Condition further) {
        return new Driver(rows, number, range, rest.joined(" and ", further), ordered);
    }

    /** A query for the numbers {@code n} of its rows; {@code further} goes on after the condition. */
    Condition numbers(String further, Object... args) {
        return range.joined("", rest)
                .within("select " + number + " as n from " + rows + " where ", further)
                .with(args);
    }

    /** A query for how many rows its index leads to, counted no further than {@code atMost}. */
    Condition count(long atMost) {
        return range.within("select count(*) from (select 1 from " + rows + " where ", " limit ?) counted")
                .with(atMost);
    }

    /** A query for the number that is reached after so many rows below {@code before}; null when there are none. */
    Condition reach(long before, int size) {
        return numbers(" and " + key() + " < ? order by " + key() + " desc limit ?", before, size)
                .within("select min(n) from (", ") stretch");
    }

    /** A query for the numbers of a stretch: from the first argument up to, and without, the second. */
    Condition stretch() {
        return numbers(" and " + key() + " >= ? and " + key() + " < ?");
    }

    /** The plus keeps a database from going by the order of the numbers, through all rows, instead of by the index. */
    private String key() {
        return ordered ? number : "+" + number;
    }

    /** The sightings on the media that this leads to. */
    Driver onTheirSightings() {
        return unordered("sighting d", "d.id", numbers("").within("d.media_id in (", ")"));
    }
}
