package dev.fovea.engine.ocr.table;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.engine.ocr.layout.Layout;
import dev.fovea.engine.ocr.lexicon.FieldMeaning;
import dev.fovea.engine.ocr.lexicon.Lexicon;
import dev.fovea.engine.ocr.value.Hints;
import dev.fovea.engine.ocr.value.Pages;
import dev.fovea.engine.ocr.value.Recognisers;
import dev.fovea.model.FieldTree;
import dev.fovea.model.FieldTree.Field;
import dev.fovea.model.Value;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScalarListsTest {
    private static List<Value> list(String name, String... lines) {
        FieldMeaning field = FieldMeaning.of(Field.Leaf.of(name, FieldTree.Type.STRING), "");
        return new ScalarLists(new Recognisers())
                        .read(
                                List.of(Layout.of(Pages.of(lines))),
                                field,
                                Lexicon.standard().labels(List.of(field)),
                                Hints.NONE)
                        .stream()
                        .map(candidate -> candidate.value())
                        .toList();
    }

    @Test
    void what_is_enumerated_behind_a_label_is_a_list() {
        assertThat(list("safety_features", "Safety features: airbags, lane assist, brakes"))
                .containsExactly(Value.text("airbags"), Value.text("lane assist"), Value.text("brakes"));
    }

    @Test
    void bullets_below_a_label_are_a_list() {
        assertThat(list("safety_features", "Safety features:", "- airbags", "• lane assist", "Invoice date: today"))
                .containsExactly(Value.text("airbags"), Value.text("lane assist"));
    }

    @Test
    void without_a_label_there_is_no_list() {
        assertThat(list("safety_features", "Dear Sir,", "kind regards")).isEmpty();
    }
}
