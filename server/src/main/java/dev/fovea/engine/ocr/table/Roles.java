package dev.fovea.engine.ocr.table;

import dev.fovea.engine.ocr.lexicon.Concept;
import dev.fovea.engine.ocr.lexicon.FieldMeaning;
import dev.fovea.engine.ocr.lexicon.Label;
import dev.fovea.engine.ocr.lexicon.Party;
import dev.fovea.engine.ocr.value.ValueType;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What the columns of a table may hold: the fields that are asked for, and those that line items commonly have besides,
 * so that a price is not mistaken for an amount that nobody asked for.
 *
 * @param wanted the fields asked for, in order
 * @param besides the usual others
 */
record Roles(List<FieldMeaning> wanted, List<FieldMeaning> besides) {
    private static final Set<Concept> USUAL = EnumSet.of(
            Concept.LINE_DESCRIPTION,
            Concept.QUANTITY,
            Concept.UNIT_PRICE,
            Concept.LINE_AMOUNT,
            Concept.UNIT,
            Concept.LINE_NUMBER,
            Concept.PART_NUMBER,
            Concept.TAX_RATE,
            Concept.TAX,
            Concept.DISCOUNT);
    private static final Set<ValueType> TEXTS = EnumSet.of(
            ValueType.FREE_TEXT, ValueType.ORGANISATION, ValueType.PERSON, ValueType.ADDRESS, ValueType.ENUM);
    private static final Set<ValueType> NUMBERS =
            EnumSet.of(ValueType.MONEY, ValueType.NUMBER, ValueType.INTEGER, ValueType.QUANTITY, ValueType.PERCENT);

    Roles {
        wanted = List.copyOf(wanted);
        besides = List.copyOf(besides);
    }

    static Roles of(List<FieldMeaning> fields) {
        List<FieldMeaning> wanted = fields.stream().map(Roles::ofRow).toList();
        Set<Concept> others = EnumSet.copyOf(USUAL);
        wanted.forEach(field -> field.concept().ifPresent(others::remove));
        return new Roles(wanted, others.stream().map(Roles::usual).toList());
    }

    private static FieldMeaning usual(Concept concept) {
        return new FieldMeaning("", Optional.of(concept), Party.NONE, concept.type(), Map.of(), "", false);
    }

    /** Within a row a total is the row's, and a name is the thing's. */
    private static FieldMeaning ofRow(FieldMeaning field) {
        return field.concept()
                .map(concept -> switch (concept) {
                    case TOTAL, SUBTOTAL, BALANCE_DUE -> as(field, Concept.LINE_AMOUNT, ValueType.MONEY);
                    case PERSON, MODEL, ASSET_NAME, DOCUMENT_TITLE, NOTES ->
                        as(field, Concept.LINE_DESCRIPTION, ValueType.FREE_TEXT);
                    case DOCUMENT_ID -> as(field, Concept.PART_NUMBER, field.type());
                    default -> field;
                })
                .orElse(field);
    }

    private static FieldMeaning as(FieldMeaning field, Concept concept, ValueType type) {
        ValueType kept = NUMBERS.contains(field.type()) == NUMBERS.contains(type) ? type : field.type();
        return new FieldMeaning(
                field.path(), Optional.of(concept), field.party(), kept, field.labels(), field.phrase(), field.sight());
    }

    List<FieldMeaning> all() {
        return Stream.concat(wanted.stream(), besides.stream()).toList();
    }

    boolean wants(FieldMeaning field) {
        return wanted.contains(field);
    }

    /** How surely a label heads a column of the field, 0..1. */
    static double strength(Label label, FieldMeaning field) {
        double total = field.concept()
                        .filter(concept -> concept == Concept.LINE_AMOUNT)
                        .isPresent()
                ? 0.8 * label.strength(Concept.TOTAL)
                : 0;
        return Math.max(label.strength(field), total);
    }

    static boolean is(FieldMeaning field, Concept concept) {
        return field.concept().filter(own -> own == concept).isPresent();
    }

    static boolean numeric(FieldMeaning field) {
        return NUMBERS.contains(field.type());
    }

    static boolean textual(FieldMeaning field) {
        return TEXTS.contains(field.type());
    }

    /** Fields whose presence makes a line of text a row. */
    List<FieldMeaning> anchors() {
        List<FieldMeaning> anchors = new ArrayList<>();
        for (Concept concept : List.of(Concept.LINE_AMOUNT, Concept.UNIT_PRICE, Concept.QUANTITY)) {
            all().stream().filter(field -> is(field, concept)).forEach(anchors::add);
        }
        return anchors;
    }
}
