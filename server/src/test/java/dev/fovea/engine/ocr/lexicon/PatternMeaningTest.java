package dev.fovea.engine.ocr.lexicon;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.model.FieldTree;
import dev.fovea.model.FieldTree.Field;
import java.util.List;
import org.junit.jupiter.api.Test;

class PatternMeaningTest {
    private static PatternMeaning pattern(String instructions, Field... fields) {
        return PatternMeaning.of(new FieldTree(List.of(fields)), instructions);
    }

    @Test
    void counting_what_is_on_a_shelf_is_for_sight() {
        assertThat(pattern(
                                "Count the bottles on the shelf and rate the stock.",
                                Field.Leaf.of("bottle_count", FieldTree.Type.INTEGER),
                                Field.Leaf.of("stock_condition", FieldTree.Type.STRING))
                        .forSight())
                .isTrue();
    }

    @Test
    void a_form_with_names_of_its_own_is_for_reading() {
        assertThat(pattern(
                                "Extract the fields of the form.",
                                Field.Leaf.of("brand_manager", FieldTree.Type.STRING),
                                Field.Leaf.of("study_condition", FieldTree.Type.STRING))
                        .forSight())
                .isFalse();
    }

    @Test
    void one_field_that_is_printed_makes_it_worth_reading() {
        assertThat(pattern(
                                "Inspect the vehicle.",
                                Field.Leaf.of("vin", FieldTree.Type.STRING),
                                Field.Leaf.of("damage", FieldTree.Type.STRING))
                        .forSight())
                .isFalse();
    }

    @Test
    void members_of_lists_and_groups_are_told_by_their_path() {
        PatternMeaning meaning = pattern(
                "",
                new Field.Group("vendor", "", List.of(Field.Leaf.of("name", FieldTree.Type.STRING))),
                new Field.Many(
                        "line_items",
                        "",
                        new Field.Group("", "", List.of(Field.Leaf.of("qty", FieldTree.Type.NUMBER)))),
                new Field.Many("emails", "", Field.Leaf.of("", FieldTree.Type.EMAIL)));

        assertThat(meaning.fields())
                .extracting(FieldMeaning::path)
                .containsExactly("vendor.name", "line_items[].qty", "emails");
    }
}
