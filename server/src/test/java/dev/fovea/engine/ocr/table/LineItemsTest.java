package dev.fovea.engine.ocr.table;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.engine.ocr.layout.Layout;
import dev.fovea.engine.ocr.lexicon.FieldMeaning;
import dev.fovea.engine.ocr.lexicon.Lexicon;
import dev.fovea.engine.ocr.lexicon.PatternMeaning;
import dev.fovea.engine.ocr.value.Candidate;
import dev.fovea.engine.ocr.value.Hints;
import dev.fovea.engine.ocr.value.Pages;
import dev.fovea.engine.ocr.value.Recognisers;
import dev.fovea.model.FieldTree;
import dev.fovea.model.FieldTree.Field;
import dev.fovea.model.PageText;
import dev.fovea.model.Value;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LineItemsTest {
    private static final LineItems LINE_ITEMS = new LineItems(new Recognisers());
    private static final List<FieldMeaning> COLUMNS = columns(
            Field.Leaf.of("description", FieldTree.Type.STRING),
            Field.Leaf.of("quantity", FieldTree.Type.NUMBER),
            Field.Leaf.of("unit_price", FieldTree.Type.NUMBER),
            Field.Leaf.of("amount", FieldTree.Type.NUMBER));

    private static List<FieldMeaning> columns(Field... members) {
        Field rows = new Field.Many("items", "", new Field.Group("", "", List.of(members)));
        return PatternMeaning.of(new FieldTree(List.of(rows)), "").fields();
    }

    private static Table table(PageText... pages) {
        return LINE_ITEMS.read(
                Stream.of(pages).map(Layout::of).toList(),
                COLUMNS,
                Lexicon.standard().labels(COLUMNS),
                Hints.of(List.of(pages)));
    }

    /** The rows as {@code description|quantity|unit price|amount}, nothing for a cell without a value. */
    private static List<String> rows(PageText... pages) {
        return table(pages).rows().stream().map(LineItemsTest::text).toList();
    }

    private static String text(Row row) {
        return COLUMNS.stream()
                .map(column -> row.cell(column.path())
                        .map(Candidate::value)
                        .map(LineItemsTest::text)
                        .orElse(""))
                .collect(Collectors.joining("|"));
    }

    private static String text(Value value) {
        return switch (value) {
            case Value.Num number -> number.value().toPlainString();
            case Value.Text text -> text.value();
            default -> value.toString();
        };
    }

    @Test
    void columns_are_known_by_their_headings() {
        assertThat(rows(Pages.of(
                        "Description           Qty     Unit Price       Amount",
                        "Hex bolt M8 x 40        8          1.50        12.00",
                        "Consulting, on site    10         66.25       662.50",
                        "                             Subtotal         674.50",
                        "                             Total            700.00")))
                .containsExactly("Hex bolt M8 x 40|8|1.50|12.00", "Consulting, on site|10|66.25|662.50");
    }

    @Test
    void rows_far_apart_are_one_table_as_long_as_they_are_evenly_far_apart() {
        assertThat(rows(Pages.of(
                        "Description           Qty     Unit Price       Amount",
                        "",
                        "",
                        "",
                        "",
                        "",
                        "",
                        "Hex bolt M8 x 40        8          1.50        12.00",
                        "",
                        "",
                        "",
                        "",
                        "",
                        "",
                        "Consulting, on site    10         66.25       662.50",
                        "",
                        "",
                        "",
                        "",
                        "",
                        "",
                        "",
                        "",
                        "",
                        "",
                        "",
                        "",
                        "",
                        "",
                        "",
                        "",
                        "Advance, another day    1         40.00        40.00")))
                .containsExactly("Hex bolt M8 x 40|8|1.50|12.00", "Consulting, on site|10|66.25|662.50");
    }

    @Test
    void headings_may_be_german_and_stacked_and_stand_in_any_order() {
        assertThat(rows(Pages.of(
                        "Pos   Menge    Einheit    Artikel                 Einzel-      Gesamt-",
                        "1      2,5      Std       Beratung vor Ort          80,00       200,00",
                        "2        3      Stk       Kabelbinder             1.250,00    3.750,00",
                        "                          Zwischensumme                       3.950,00")))
                .containsExactly("Beratung vor Ort|2.5|80.00|200.00", "Kabelbinder|3|1250.00|3750.00");
    }

    @Test
    void a_heading_of_two_lines_is_one_heading() {
        assertThat(rows(page(new String[] {
                    "Item             Qty         Unit          Line",
                    "                            Price         Total",
                    "Pump seal kit      4         4.43         17.72",
                    "Shelf bracket      2        10.00         20.00"
                })))
                .containsExactly("Pump seal kit|4|4.43|17.72", "Shelf bracket|2|10.00|20.00");
    }

    private static PageText page(String[] lines) {
        PageText page = Pages.of(lines);
        List<PageText.Word> words = page.words().stream()
                .map(word -> word.y1() == 0
                        ? word
                        : new PageText.Word(
                                word.text(), word.x1(), word.y1() - 12, word.x2(), word.y2() - 12, word.confidence()))
                .toList();
        return new PageText(1, 1000, 1400, page.origin(), words, List.of());
    }

    @Test
    void a_wrapped_description_is_joined() {
        assertThat(rows(Pages.of(
                        "Description               Qty     Price      Amount",
                        "Garden hose, 25 m,          1     20.00       20.00",
                        "with connector",
                        "Oil filter                  2      5.00       10.00",
                        "Serial no.: 4711",
                        "Total                                        30.00")))
                .containsExactly("Garden hose, 25 m, with connector|1|20.00|20.00", "Oil filter|2|5.00|10.00");
    }

    @Test
    void receipts_print_the_name_over_its_figures() {
        assertThat(rows(Pages.of(
                        "ITEM              QTY      PRICE     AMOUNT",
                        "ROYAL BAKING POWDER",
                        "                    4      11.32      45.28",
                        "PLAIN FLOUR",
                        "                    1       2.50       2.50",
                        "TOTAL                                 47.78")))
                .containsExactly("ROYAL BAKING POWDER|4|11.32|45.28", "PLAIN FLOUR|1|2.50|2.50");
    }

    @Test
    void without_a_header_the_arithmetic_shows_the_columns() {
        assertThat(rows(Pages.of(
                        "Cafe Milano",
                        "2   Espresso      2.40      4.80",
                        "3   Croissant     1.90      5.70",
                        "Total                      10.50")))
                .containsExactly("Espresso|2|2.40|4.80", "Croissant|3|1.90|5.70");
    }

    @Test
    void a_table_goes_on_over_the_page() {
        assertThat(rows(
                        Pages.page(
                                1,
                                "Description        Qty     Price     Amount",
                                "Oil filter           2      5.00      10.00"),
                        Pages.page(
                                2,
                                "Description        Qty     Price     Amount",
                                "Garden hose          1     20.00      20.00",
                                "Total                                 30.00")))
                .containsExactly("Oil filter|2|5.00|10.00", "Garden hose|1|20.00|20.00");
    }

    @Test
    void the_arithmetic_mends_a_digit_and_a_lost_sign_and_says_so() {
        Table table = table(Pages.of(
                "Description        Qty     Price     Amount",
                "Oil filter           2      5.00      10.00",
                "Valve                4     1250        50.00",
                "Gasket               3      7.10      21.80",
                "Garden hose          1     20.00      20.00"));
        assertThat(table.rows().stream().map(LineItemsTest::text))
                .contains("Valve|4|12.50|50.00", "Gasket|3|7.10|21.30");
        assertThat(amount(table, 2)).isLessThan(amount(table, 0));
    }

    private static double amount(Table table, int row) {
        return table.rows()
                .get(row)
                .cell("items[].amount")
                .map(Candidate::quality)
                .orElse(0.0);
    }

    @Test
    void a_missing_cell_stays_empty_when_nothing_tells_it() {
        assertThat(rows(Pages.of(
                        "Description        Qty     Price     Amount",
                        "Oil filter           2      5.00      10.00",
                        "Setup fee                              7.50",
                        "Total                                 17.50")))
                .containsExactly("Oil filter|2|5.00|10.00", "Setup fee|||7.50");
    }

    @Test
    void parts_of_an_item_are_no_items() {
        assertThat(rows(Pages.of(
                        "Artikel                   Aantal     Prijs per stuk     Prijs incl.",
                        "Apple iPad                     1             399,00          399,00",
                        "   Thuiskopie                  1                               4,24",
                        "Nintendo                       1             189,00          189,00",
                        "Totaal                                                       588,00")))
                .containsExactly("Apple iPad|1|399.00|399.00", "Nintendo|1|189.00|189.00");
    }

    @Test
    void a_page_without_a_table_has_none() {
        assertThat(table(Pages.of("Dear Sir,", "we met on 12 March 2024 in room 12.", "Kind regards")))
                .isEqualTo(Table.NONE);
    }

    @Test
    void fields_that_nobody_printed_get_no_cell() {
        List<FieldMeaning> fields =
                columns(Field.Leaf.of("sku", FieldTree.Type.STRING), Field.Leaf.of("total", FieldTree.Type.NUMBER));
        PageText page =
                Pages.of("Description        Qty     Price     Amount", "Oil filter           2      5.00      10.00");
        Table table = LINE_ITEMS.read(
                List.of(Layout.of(page)), fields, Lexicon.standard().labels(fields), Hints.of(List.of(page)));
        assertThat(table.rows()).hasSize(1);
        assertThat(table.rows().getFirst().cell("items[].sku")).isEmpty();
        assertThat(table.rows().getFirst().cell("items[].total").map(Candidate::value))
                .isEqualTo(Optional.of(new Value.Num(new BigDecimal("10.00"))));
    }
}
