package dev.fovea.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TableTest {
    @Test
    void columns_are_as_wide_as_their_widest_cell() {
        Table table = new Table("dialect", "what").row("hub", "a run").row("genlogs", "x");
        assertThat(table.lines())
                .containsExactly(
                        "dialect  what", //
                        "-------  -----",
                        "hub      a run",
                        "genlogs  x");
    }

    @Test
    void numbers_stand_to_the_right() {
        Table table = new Table("what", "n").row("a", "7").row("b", "1234");
        assertThat(table.lines())
                .containsExactly(
                        "what     n", //
                        "----  ----",
                        "a        7",
                        "b     1234");
    }

    @Test
    void a_table_without_rows_is_its_heading() {
        assertThat(new Table("one", "two").lines()).containsExactly("one  two", "---  ---");
    }

    @Test
    void a_row_of_another_length_is_refused() {
        Table table = new Table("one", "two");
        assertThatThrownBy(() -> table.row("1"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("1 cells for 2 columns");
    }
}
