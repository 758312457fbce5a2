package dev.fovea.engine.ocr.lexicon;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.engine.ocr.value.ValueType;
import dev.fovea.model.FieldTree;
import dev.fovea.model.FieldTree.Field;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FieldMeaningTest {
    private static FieldMeaning meaning(String name, FieldTree.Type type) {
        return FieldMeaning.of(Field.Leaf.of(name, type), "");
    }

    @ParameterizedTest
    @CsvSource({
        "vendor, ISSUER",
        "vendorName, ISSUER",
        "company, ISSUER",
        "invoice_number, INVOICE_NUMBER",
        "InvoiceNo, INVOICE_NUMBER",
        "numero_facture, INVOICE_NUMBER",
        "Rechnungsnummer, INVOICE_NUMBER",
        "factuurnummer, INVOICE_NUMBER",
        "invoice_date, DATE",
        "fecha, DATE",
        "due_date, DUE_DATE",
        "scadenza, DUE_DATE",
        "total_amount, TOTAL",
        "total, TOTAL",
        "montant_ttc, TOTAL",
        "subtotal, SUBTOTAL",
        "total_ht, SUBTOTAL",
        "tax, TAX",
        "vat_amount, TAX",
        "tax_rate, TAX_RATE",
        "barcode, BARCODE",
        "inspected_on, INSPECTION_DATE",
        "asset_name, ASSET_NAME",
        "location, LOCATION",
        "po_number, ORDER_NUMBER",
        "vendor_address, ADDRESS",
        "customer_email, EMAIL",
        "bill_to_name, CUSTOMER",
        "vin, VIN",
        "license_plate, PLATE",
        "supplier_invoice_number, INVOICE_NUMBER",
        "qty, QUANTITY",
        "unit_price, UNIT_PRICE",
        "serial_number, SERIAL_NUMBER",
        "expiry_date, EXPIRY_DATE",
        "payment_terms, PAYMENT_TERMS",
        "date_of_birth, BIRTH_DATE",
        "iban, IBAN",
        "ship_to_address, ADDRESS"
    })
    void the_name_tells_the_concept(String name, Concept concept) {
        assertThat(meaning(name, FieldTree.Type.STRING).concept()).contains(concept);
    }

    @ParameterizedTest
    @CsvSource({
        "vendor_address, ISSUER",
        "customer_email, CUSTOMER",
        "bill_to_address, CUSTOMER",
        "ship_to_address, RECIPIENT",
        "vendor, ISSUER",
        "total, NONE"
    })
    void the_name_tells_whose_value_it_is(String name, Party party) {
        assertThat(meaning(name, FieldTree.Type.STRING).party()).isEqualTo(party);
    }

    @Test
    void the_group_tells_whose_value_it_is() {
        FieldMeaning name = FieldMeaning.of(List.of("customer"), Field.Leaf.of("name", FieldTree.Type.STRING), "");
        FieldMeaning address = FieldMeaning.of(List.of("seller"), Field.Leaf.of("address", FieldTree.Type.STRING), "");

        assertThat(name.concept()).contains(Concept.CUSTOMER);
        assertThat(address.concept()).contains(Concept.ADDRESS);
        assertThat(address.party()).isEqualTo(Party.ISSUER);
    }

    @ParameterizedTest
    @CsvSource({
        "approval_date, STRING, DATE", "room_number, STRING, IDENTIFIER", "total_pages, NUMBER, QUANTITY",
        "net_salary, NUMBER, MONEY", "anything, INTEGER, INTEGER", "approved, BOOLEAN, BOOLEAN",
        "invoice_number, NUMBER, IDENTIFIER", "remark, STRING, FREE_TEXT", "vendor, STRING, ORGANISATION",
        "visit, DATE, DATE"
    })
    void name_and_declared_type_tell_the_type_of_value(String name, FieldTree.Type declared, ValueType type) {
        assertThat(meaning(name, declared).type()).isEqualTo(type);
    }

    @Test
    void what_the_schema_says_names_a_field_whose_name_says_nothing() {
        FieldMeaning field =
                FieldMeaning.of(new Field.Leaf("f1", FieldTree.Type.STRING, "Invoice number", List.of()), "");

        assertThat(field.concept()).contains(Concept.INVOICE_NUMBER);
    }

    @Test
    void words_in_quotes_in_the_instructions_are_labels() {
        FieldMeaning field = FieldMeaning.of(
                Field.Leaf.of("member_code", FieldTree.Type.STRING),
                "Read the date, the member code (printed after 'Kd-Nr.') and the total.");

        assertThat(field.labels()).containsKeys("Kd-Nr.", "member code");
        assertThat(field.phrase()).contains("member code");
    }

    @ParameterizedTest
    @CsvSource({"color, true", "damage_severity, true", "people_count, true", "invoice_number, false", "note, false"})
    void what_only_sight_can_tell_is_known_as_such(String name, boolean sight) {
        assertThat(meaning(name, FieldTree.Type.STRING).sight()).isEqualTo(sight);
    }
}
