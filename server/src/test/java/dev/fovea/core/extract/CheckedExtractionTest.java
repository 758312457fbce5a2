package dev.fovea.core.extract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.model.Extraction;
import dev.fovea.model.Extraction.Evidence;
import dev.fovea.model.Extraction.Reading;
import dev.fovea.model.FieldTree;
import dev.fovea.model.FieldTree.Field;
import dev.fovea.model.Value;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Whatever an engine says, a client gets what its pattern asks for. */
class CheckedExtractionTest {
    private static final FieldTree ASKED = new FieldTree(List.of(
            Field.Leaf.of("total", FieldTree.Type.NUMBER),
            new Field.Leaf("kind", FieldTree.Type.STRING, "", List.of("invoice", "receipt")),
            new Field.Group("issuer", "", List.of(Field.Leaf.of("name", FieldTree.Type.STRING))),
            new Field.Many(
                    "items", "", new Field.Group("", "", List.of(Field.Leaf.of("count", FieldTree.Type.INTEGER))))));

    private static Value members(Object... namesAndValues) {
        Map<String, Value> members = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            members.put((String) namesAndValues[i], (Value) namesAndValues[i + 1]);
        }
        return new Value.Members(members);
    }

    private static Value items(Value... values) {
        return new Value.Items(List.of(values));
    }

    private static Extraction checked(Value result, FieldTree asked, Reading... readings) {
        return CheckedExtraction.of(
                new Extraction(result, Optional.of(1.5), List.of(readings), List.of(), Map.of()), asked);
    }

    @Test
    void what_fits_is_kept_in_the_order_of_the_pattern() {
        Value whole = members(
                "total", Value.number(7),
                "kind", Value.text("invoice"),
                "issuer", members("name", Value.text("Acme")),
                "items", items(members("count", Value.number(2))));
        Value shuffled = members(
                "items", items(members("count", Value.number(2), "sku", Value.text("invented"))),
                "issuer", members("name", Value.text("Acme")),
                "kind", Value.text("invoice"),
                "total", Value.number(7));
        Extraction checked = checked(shuffled, ASKED);
        assertThat(checked.result()).isEqualTo(whole);
        assertThat(((Value.Members) checked.result()).values().keySet())
                .containsExactly("total", "kind", "issuer", "items");
        assertThat(checked.warnings()).isEmpty();
    }

    @Test
    void what_does_not_fit_or_is_missing_is_null() {
        Value odd = members(
                "total", Value.text("7"),
                "kind", Value.text("poem"),
                "items", items(members("count", new Value.Num(new BigDecimal("1.5")))));
        Extraction checked = checked(odd, ASKED);
        assertThat(checked.result())
                .isEqualTo(members(
                        "total",
                        Value.NULL,
                        "kind",
                        Value.NULL,
                        "issuer",
                        members("name", Value.NULL),
                        "items",
                        items(members("count", Value.NULL))));
        assertThat(checked.warnings()).hasSize(3);
        assertThat(checked(Value.NULL, ASKED).result())
                .isEqualTo(members(
                        "total",
                        Value.NULL,
                        "kind",
                        Value.NULL,
                        "issuer",
                        members("name", Value.NULL),
                        "items",
                        items()));
    }

    @Test
    void a_pattern_without_fields_takes_what_the_engine_decides() {
        Value any = members("anything", items(Value.NULL));
        assertThat(checked(any, FieldTree.FREE).result()).isEqualTo(any);
    }

    @Test
    void shares_lie_between_nothing_and_all() {
        Reading wild = new Reading("a", Double.NaN, Optional.of(new Evidence(1, 1.2, -3, 0.5, 0.5, "x")));
        Reading empty = new Reading("b", 2, Optional.of(new Evidence(1, 0.5, 0.5, 0.5, 0.6, "y")));
        Extraction checked = checked(Value.NULL, FieldTree.FREE, wild, empty);
        assertThat(checked.confidence()).contains(1.0);
        assertThat(checked.readings())
                .containsExactly(
                        new Reading("a", 0, Optional.of(new Evidence(1, 0.5, 0, 1, 0.5, "x"))),
                        new Reading("b", 1, Optional.empty()));
    }
}
