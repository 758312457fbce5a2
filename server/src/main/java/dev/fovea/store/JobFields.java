package dev.fovea.store;

import dev.fovea.model.Extraction;
import dev.fovea.model.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The single values that a job read: rows of table {@code job_field}. */
final class JobFields {
    private static final int MOST = 500;
    private static final int LONGEST_TEXT = 200;
    private static final int LONGEST_NAME = 200;

    private static final Pattern UNSTORABLE = Pattern.compile("[\\x00\\p{Cs}]");

    private final List<Field> fields = new ArrayList<>();

    private JobFields() {}

    /** A value by the path of its name, without indexes. */
    record Field(String name, String text, Optional<Double> number) {}

    /** The first {@link #MOST} values that are not null. */
    static List<Field> of(Value result) {
        JobFields all = new JobFields();
        all.add("", result);
        return all.fields;
    }

    /** Makes a finished job's values those by which its medium is found; without a medium there is nothing to find. */
    static void add(Sql sql, long job, Extraction extraction) {
        int position = 0;
        for (Field field : of(extraction.result())) {
            sql.update(
                    "insert into job_field (org_id, name, text, number, media_id, job_id, position)"
                            + " select j.org_id, cast(? as text), cast(? as text), cast(? as double precision), m.id, j.id,"
                            + " cast(? as integer) from job j join media m on m.uuid = j.media where j.id = ?",
                    field.name(),
                    field.text(),
                    field.number(),
                    position++,
                    job);
        }
    }

    /** As much of a text as can be sought. */
    static String beginning(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        return storable(lower.substring(0, Math.min(lower.length(), LONGEST_TEXT)));
    }

    /** Without what no column of text takes: NUL, and halves of characters such as a cut leaves. */
    private static String storable(String text) {
        return UNSTORABLE.matcher(text).replaceAll("");
    }

    private void add(String name, Value value) {
        switch (value) {
            case Value.Null _ -> {}
            case Value.Flag flag -> put(name, Boolean.toString(flag.value()), Optional.empty());
            case Value.Num number ->
                put(
                        name,
                        number.value().toPlainString(),
                        Optional.of(number.value().doubleValue()));
            case Value.Text text -> put(name, text.value(), Optional.empty());
            case Value.Items items -> items.values().forEach(item -> add(name, item));
            case Value.Members members ->
                members.values().forEach((key, member) -> add(name.isEmpty() ? key : name + "." + key, member));
        }
    }

    private void put(String name, String text, Optional<Double> number) {
        if (fields.size() < MOST && !name.isEmpty() && name.length() <= LONGEST_NAME) {
            fields.add(new Field(
                    storable(name.toLowerCase(Locale.ROOT)), beginning(text), number.filter(Double::isFinite)));
        }
    }
}
