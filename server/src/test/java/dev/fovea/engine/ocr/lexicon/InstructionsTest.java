package dev.fovea.engine.ocr.lexicon;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class InstructionsTest {
    @Test
    void a_list_is_cut_into_its_parts_but_not_within_brackets() {
        assertThat(Instructions.of(
                                "Extract the vendor (the company that issued it, not the payer), invoice number and the date.")
                        .names())
                .containsExactly("vendor", "invoice number", "date.");
    }

    @Test
    void the_phrase_about_a_field_is_the_one_with_its_words() {
        Instructions instructions = Instructions.of("Read the due date, the total amount to pay, and the date.");

        assertThat(instructions.about(List.of("total"))).contains("the total amount to pay");
        assertThat(instructions.about(List.of("colour"))).isEmpty();
    }
}
