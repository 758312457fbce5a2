package dev.fovea.engine.ocr.lexicon;

import dev.fovea.engine.ocr.value.ValueType;

/** What documents commonly hold. The words for each stand in {@code lexicon.txt}; here is only its type of value. */
public enum Concept {
    ISSUER(ValueType.ORGANISATION),
    CUSTOMER(ValueType.ORGANISATION),
    RECIPIENT(ValueType.ORGANISATION),
    PERSON(ValueType.PERSON),
    FIRST_NAME(ValueType.PERSON),
    LAST_NAME(ValueType.PERSON),
    CASHIER(ValueType.PERSON),
    ADDRESS(ValueType.ADDRESS),
    STREET(ValueType.FREE_TEXT),
    CITY(ValueType.FREE_TEXT),
    POSTCODE(ValueType.POSTCODE),
    COUNTRY(ValueType.COUNTRY),
    LOCATION(ValueType.FREE_TEXT),
    EMAIL(ValueType.EMAIL),
    PHONE(ValueType.PHONE),
    FAX(ValueType.PHONE),
    WEBSITE(ValueType.URL),
    INVOICE_NUMBER(ValueType.IDENTIFIER),
    RECEIPT_NUMBER(ValueType.IDENTIFIER),
    ORDER_NUMBER(ValueType.IDENTIFIER),
    CUSTOMER_NUMBER(ValueType.IDENTIFIER),
    ACCOUNT_NUMBER(ValueType.IDENTIFIER),
    DELIVERY_NOTE_NUMBER(ValueType.IDENTIFIER),
    CONTRACT_NUMBER(ValueType.IDENTIFIER),
    REFERENCE(ValueType.IDENTIFIER),
    SERIAL_NUMBER(ValueType.IDENTIFIER),
    MODEL(ValueType.FREE_TEXT),
    PART_NUMBER(ValueType.IDENTIFIER),
    LOT_NUMBER(ValueType.IDENTIFIER),
    TRACKING_NUMBER(ValueType.IDENTIFIER),
    DOCUMENT_ID(ValueType.IDENTIFIER),
    TABLE_NUMBER(ValueType.IDENTIFIER),
    REGISTER(ValueType.IDENTIFIER),
    VAT_NUMBER(ValueType.TAX_ID),
    COMPANY_NUMBER(ValueType.IDENTIFIER),
    IBAN(ValueType.IBAN),
    BIC(ValueType.BIC),
    BANK(ValueType.FREE_TEXT),
    BARCODE(ValueType.BARCODE),
    VIN(ValueType.VIN),
    PLATE(ValueType.PLATE),
    DATE(ValueType.DATE),
    DUE_DATE(ValueType.DATE),
    ORDER_DATE(ValueType.DATE),
    DELIVERY_DATE(ValueType.DATE),
    EXPIRY_DATE(ValueType.DATE),
    PRODUCTION_DATE(ValueType.DATE),
    START_DATE(ValueType.DATE),
    END_DATE(ValueType.DATE),
    BIRTH_DATE(ValueType.DATE),
    INSPECTION_DATE(ValueType.DATE),
    NEXT_DATE(ValueType.DATE),
    TIME(ValueType.TIME),
    TOTAL(ValueType.MONEY),
    SUBTOTAL(ValueType.MONEY),
    TAX(ValueType.MONEY),
    TAX_RATE(ValueType.PERCENT),
    DISCOUNT(ValueType.MONEY),
    SHIPPING(ValueType.MONEY),
    SERVICE_CHARGE(ValueType.MONEY),
    ROUNDING(ValueType.MONEY),
    TIP(ValueType.MONEY),
    PAID(ValueType.MONEY),
    CHANGE(ValueType.MONEY),
    BALANCE_DUE(ValueType.MONEY),
    CURRENCY(ValueType.CURRENCY),
    PAYMENT_METHOD(ValueType.FREE_TEXT),
    PAYMENT_TERMS(ValueType.FREE_TEXT),
    /** What a row of a table is about; likewise the other concepts of rows. */
    LINE_DESCRIPTION(ValueType.FREE_TEXT),
    QUANTITY(ValueType.QUANTITY),
    UNIT(ValueType.UNIT),
    UNIT_PRICE(ValueType.MONEY),
    LINE_AMOUNT(ValueType.MONEY),
    LINE_NUMBER(ValueType.INTEGER),
    ASSET_NAME(ValueType.FREE_TEXT),
    WEIGHT(ValueType.NUMBER),
    SEX(ValueType.FREE_TEXT),
    NATIONALITY(ValueType.FREE_TEXT),
    NOTES(ValueType.FREE_TEXT),
    /** The word at the head of a document that says what it is; no label of a value. */
    DOCUMENT_TITLE(ValueType.FREE_TEXT);

    private final ValueType type;

    Concept(ValueType type) {
        this.type = type;
    }

    /** What its values look like. */
    public ValueType type() {
        return type;
    }

    /** Whether it belongs to the rows of a table rather than to the document. */
    public boolean ofRows() {
        return switch (this) {
            case LINE_DESCRIPTION, QUANTITY, UNIT, UNIT_PRICE, LINE_AMOUNT, LINE_NUMBER, PART_NUMBER -> true;
            default -> false;
        };
    }

    /** Whether it closes a document's sum: a label of it ends the table above. */
    public boolean ofTotals() {
        return switch (this) {
            case TOTAL, SUBTOTAL, TAX, DISCOUNT, SHIPPING, SERVICE_CHARGE, ROUNDING, TIP, PAID, CHANGE, BALANCE_DUE ->
                true;
            default -> false;
        };
    }

    /** Whether it names somebody, so that a block of name and address follows. */
    public boolean ofParties() {
        return this == ISSUER || this == CUSTOMER || this == RECIPIENT;
    }
}
