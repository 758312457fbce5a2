package dev.fovea.engine.ocr.lexicon;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.model.FieldTree;
import dev.fovea.model.FieldTree.Field;
import dev.fovea.model.PageText.Word;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LabelsTest {
    private static final Labels LABELS = Lexicon.standard().labels();

    static List<Word> words(String text) {
        List<Word> words = new ArrayList<>();
        double x = 0;
        for (String word : text.split(" ", -1)) {
            words.add(new Word(word, x, 0, x + 10 * word.length(), 20, 1));
            x += 10 * word.length() + 8;
        }
        return words;
    }

    private static LabelHit only(String text) {
        List<LabelHit> hits = LABELS.find(words(text));
        assertThat(hits).hasSize(1);
        return hits.getFirst();
    }

    @ParameterizedTest
    @CsvSource({
        "Invoice No. 4711, INVOICE_NUMBER, 2",
        "Rechnungs-Nr.: 4711, INVOICE_NUMBER, 1",
        "N° de facture : 12, INVOICE_NUMBER, 4",
        "Facture n°562044387, INVOICE_NUMBER, 1",
        "Factuurnummer: 993548900, INVOICE_NUMBER, 1",
        "Fecha de emisión 12/03/2018, DATE, 3",
        "Data scadenza 12/03/2018, DUE_DATE, 2",
        "Zahlbar bis 12.03.2018, DUE_DATE, 2",
        "Totaal incl. BTW € 12, TOTAL, 3",
        "Total à payer 12, TOTAL, 3",
        "Imponibile 12, SUBTOTAL, 1",
        "Sub Total 12, SUBTOTAL, 2",
        "MwSt. 19% 12, TAX, 2",
        "Rounding Adj (RM): 0.02, ROUNDING, 3",
        "Asset name: Pump, ASSET_NAME, 2",
        "Inspected on: today, INSPECTION_DATE, 2"
    })
    void a_label_is_found_with_what_belongs_to_it(String text, Concept concept, int end) {
        LabelHit hit = LABELS.find(words(text)).getFirst();

        assertThat(hit.label().concepts()).containsKey(concept);
        assertThat(hit.to()).isEqualTo(end);
    }

    @ParameterizedTest
    @CsvSource({
        "Totat 12, TOTAL",
        "lnvoice Nurnber 12, INVOICE_NUMBER",
        "InvoiceNo: 12, INVOICE_NUMBER",
        "Inv oice Date 12, DATE",
        "Sub-Tota1 12, SUBTOTAL",
        "Faktura-nr 12, INVOICE_NUMBER"
    })
    void wrong_letters_and_glued_or_torn_words_are_forgiven(String text, Concept concept) {
        assertThat(only(text).label().concepts()).containsKey(concept);
    }

    @Test
    void an_exact_label_is_better_than_a_misread_one() {
        assertThat(only("Total 12").quality()).isGreaterThan(only("Totat 12").quality());
    }

    @Test
    void the_longer_label_hides_the_shorter_ones_inside() {
        LabelHit hit = only("Invoice Due Date 12");

        assertThat(hit.label().means(Concept.DUE_DATE)).isTrue();
        assertThat(hit.label().means(Concept.DATE)).isFalse();
    }

    @Test
    void several_labels_stand_side_by_side() {
        assertThat(LABELS.find(words("Date: 12 Time: 14 Cashier: Bob")))
                .extracting(LabelHit::from)
                .containsExactly(0, 2, 4);
    }

    @Test
    void short_words_must_be_exact() {
        assertThat(LABELS.find(words("Tau Ben"))).isEmpty();
    }

    @Test
    void the_pattern_brings_its_own_words() {
        FieldMeaning field = FieldMeaning.of(Field.Leaf.of("tank_pressure", FieldTree.Type.NUMBER), "");
        Labels labels = Lexicon.standard().labels(List.of(field));

        LabelHit hit = labels.find(words("Tank Pressure: 4.5")).getFirst();

        assertThat(hit.label().strength(field)).isEqualTo(1);
    }
}
