package dev.fovea.core.extract;

import static dev.fovea.core.extract.Schemas.assertRefused;
import static dev.fovea.core.extract.Schemas.group;
import static dev.fovea.core.extract.Schemas.leaf;
import static dev.fovea.core.extract.Schemas.many;
import static dev.fovea.core.extract.Schemas.read;
import static dev.fovea.model.FieldTree.Type.ANY;
import static dev.fovea.model.FieldTree.Type.BOOLEAN;
import static dev.fovea.model.FieldTree.Type.DATE;
import static dev.fovea.model.FieldTree.Type.EMAIL;
import static dev.fovea.model.FieldTree.Type.INTEGER;
import static dev.fovea.model.FieldTree.Type.NUMBER;
import static dev.fovea.model.FieldTree.Type.STRING;
import static dev.fovea.model.FieldTree.Type.URL;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** JSON Schema as the schema of a pattern (contract imggo.md §4). */
class JsonSchemaTest {
    @Test
    void json_schema_is_recognised_and_read() {
        assertThat(read("""
                {"type":"object","required":["products"],"properties":{
                  "products":{"type":"array","items":{"type":"object","properties":{
                    "brand":{"type":"string","description":"17-character code"},
                    "facings":{"type":["integer","null"]}}}},
                  "brand_share":{"type":"object","additionalProperties":{"type":"number"}},
                  "day":{"type":"string","format":"date","title":"Day"},
                  "at":{"type":"string","format":"date-time","description":"printed"},
                  "mail":{"type":"string","format":"email"},"site":{"type":"string","format":"uri"},
                  "state":{"type":"string","enum":["paid","open",null]},"level":{"enum":[1,2]},
                  "tags":{"type":"array"},"anything":true,"open":{}}}"""))
                .containsExactly(
                        many(
                                "products",
                                group("", leaf("brand", STRING, "17-character code"), leaf("facings", INTEGER))),
                        leaf("brand_share", ANY),
                        leaf("day", DATE, "Day"),
                        leaf("at", STRING, "printed (date-time)"),
                        leaf("mail", EMAIL),
                        leaf("site", URL),
                        leaf("state", STRING, "", "paid", "open"),
                        leaf("level", STRING, "", "1", "2"),
                        many("tags", leaf("", ANY)),
                        leaf("anything", ANY),
                        leaf("open", ANY));
    }

    @Test
    void a_field_called_type_makes_no_json_schema() {
        assertThat(read("{\"type\":\"string\",\"vendor\":\"string\"}"))
                .containsExactly(leaf("type", STRING), leaf("vendor", STRING));
        assertThat(read("{\"type\":\"object\",\"properties\":\"string\"}"))
                .containsExactly(leaf("type", ANY, "object"), leaf("properties", STRING));
        assertThat(read("{\"damage\":{\"type\":\"string\",\"description\":\"string\"}}"))
                .containsExactly(group("damage", leaf("type", STRING), leaf("description", STRING)));
    }

    @Test
    void a_field_of_a_map_may_be_described_by_json_schema() {
        assertThat(read("""
                {"total":{"type":"number","description":"Sum with tax"},"paid":{"type":"boolean"},
                 "items":{"type":"array","items":{"type":"object","properties":{"sku":{"type":"string"}}}}}"""))
                .containsExactly(
                        leaf("total", NUMBER, "Sum with tax"),
                        leaf("paid", BOOLEAN),
                        many("items", group("", leaf("sku", STRING))));
    }

    @Test
    void references_and_alternatives_of_json_schema_are_followed() {
        assertThat(read("""
                {"$defs":{"Line":{"type":"object","properties":{"sku":{"type":"string"}}}},
                 "type":"object","properties":{
                   "lines":{"type":"array","items":{"$ref":"#/$defs/Line"}},
                   "note":{"anyOf":[{"type":"null"},{"type":"string"}],"title":"Note"}}}"""))
                .containsExactly(many("lines", group("", leaf("sku", STRING))), leaf("note", STRING, "Note"));
        assertThat(read("{\"$ref\":\"#/$defs/A\",\"$defs\":{\"A\":{\"type\":\"object\",\"properties\":"
                        + "{\"a\":{\"type\":\"string\"}}}}}"))
                .containsExactly(leaf("a", STRING));
        assertThat(read("{\"type\":\"array\",\"items\":{\"type\":\"object\",\"properties\":"
                        + "{\"a\":{\"type\":\"string\"}}}}"))
                .containsExactly(many("items", group("", leaf("a", STRING))));
    }

    @Test
    void references_that_lead_nowhere_or_to_themselves_are_refused() {
        assertRefused(() -> read(withProperty("{\"$ref\":\"#/$defs/none\"}")));
        assertRefused(() -> read(withProperty("{\"$ref\":\"https://example.org/x\"}")));
        assertRefused(() -> read(withProperty("{\"$ref\":\"#/properties/a\"}")), "a reference leads to itself", "a");
        assertRefused(() -> read(withProperty("{\"$ref\":\"#\"}")));
        assertRefused(() -> read(withProperty("{\"type\":\"array\",\"items\":{\"$ref\":\"#/properties/a\"}}")));
        assertRefused(() -> read("{\"type\":\"object\",\"properties\":{\"a\":{\"$ref\":\"#/$defs/N\"}},\"$defs\":"
                + "{\"N\":{\"type\":\"object\",\"properties\":{\"n\":{\"$ref\":\"#/$defs/N\"}}}}}"));
    }

    private static String withProperty(String schema) {
        return "{\"type\":\"object\",\"properties\":{\"a\":" + schema + "}}";
    }
}
