package dev.fovea.engine.vision.answer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.engine.vision.Samples;
import dev.fovea.json.ValueJson;
import dev.fovea.model.FieldTree;
import dev.fovea.model.FieldTree.Field;
import dev.fovea.model.Value;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The schema that is asked for and checked with. */
class AnswerSchemaTest {
    private static List<Fault> faults(FieldTree tree, String json) {
        return new AnswerCheck(tree).faults((Value.Members) ValueJson.parse(json));
    }

    @Test
    void an_endpoint_is_given_only_what_strict_ones_take() {
        assertThat(AnswerSchema.toAsk(Samples.INVOICE).toString())
                .isEqualTo("{\"type\":\"object\",\"properties\":{\"vendor\":{\"type\":[\"string\",\"null\"]},"
                        + "\"date\":{\"type\":[\"string\",\"null\"],\"description\":\"YYYY-MM-DD\"},"
                        + "\"total\":{\"type\":[\"number\",\"null\"]},"
                        + "\"lines\":{\"type\":\"array\",\"items\":{\"type\":\"object\",\"properties\":{"
                        + "\"item\":{\"type\":[\"string\",\"null\"]},\"quantity\":{\"type\":[\"integer\",\"null\"]}},"
                        + "\"required\":[\"item\",\"quantity\"],\"additionalProperties\":false}}},"
                        + "\"required\":[\"vendor\",\"date\",\"total\",\"lines\"],\"additionalProperties\":false}");
        assertThat(AnswerSchema.isStrict(Samples.INVOICE)).isTrue();
    }

    @Test
    void choices_are_of_the_type_of_their_field_and_may_be_left_open() {
        FieldTree tree = new FieldTree(List.of(
                new Field.Leaf("state", FieldTree.Type.STRING, "of the parcel", List.of("new", "used")),
                new Field.Leaf("stars", FieldTree.Type.INTEGER, "", List.of("1", "2"))));
        String schema = AnswerSchema.toAsk(tree).toString();
        assertThat(schema)
                .contains("\"enum\":[\"new\",\"used\",null]")
                .contains("\"enum\":[1,2,null]")
                .contains("\"description\":\"of the parcel\"");
        assertThat(faults(tree, "{\"state\":\"used\",\"stars\":2}")).isEmpty();
        assertThat(faults(tree, "{\"state\":null,\"stars\":null}")).isEmpty();
        assertThat(faults(tree, "{\"state\":\"lost\",\"stars\":3}"))
                .extracting(Fault::place)
                .containsExactlyInAnyOrder("state", "stars");
    }

    @Test
    void an_open_field_cannot_be_strict_however_deep() {
        Field open = Field.Leaf.of("any", FieldTree.Type.ANY);
        assertThat(AnswerSchema.isStrict(
                        new FieldTree(List.of(new Field.Many("m", "", new Field.Group("", "", List.of(open)))))))
                .isFalse();
    }

    @Test
    void a_fault_names_its_place() {
        List<Fault> faults = faults(
                Samples.INVOICE,
                "{\"vendor\":null,\"date\":\"03/04/18\",\"total\":\"x\",\"lines\":[{\"item\":\"a\",\"quantity\":1.5}]}");
        assertThat(faults).extracting(Fault::place).containsExactlyInAnyOrder("date", "total", "lines[0].quantity");
        assertThat(faults).allSatisfy(fault -> assertThat(fault.message()).isNotBlank());
    }

    @Test
    void long_lists_have_room_in_the_answer() {
        assertThat(FieldList.answerTokens(Samples.INVOICE)).isBetween(2000, 4000);
        assertThat(FieldList.answerTokens(FieldTree.FREE)).isEqualTo(2048);
    }

    @Test
    void the_list_of_fields_shows_what_belongs_together() {
        assertThat(FieldList.of(Samples.INVOICE)).isEqualTo("""
                - vendor: string
                - date: date, YYYY-MM-DD
                - total: number
                - lines: list
                  - each: object
                    - item: string
                    - quantity: integer
                """);
    }
}
