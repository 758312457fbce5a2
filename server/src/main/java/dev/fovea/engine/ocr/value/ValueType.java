package dev.fovea.engine.ocr.value;

/** What a field means, finer than the type that its schema states. The comment names the {@code Value} of a candidate. */
public enum ValueType {
    /** Text {@code YYYY-MM-DD}. */
    DATE,
    /** Text {@code HH:MM} or {@code HH:MM:SS}. */
    TIME,
    /** Text {@code YYYY-MM-DDTHH:MM:SS}. */
    DATETIME,
    /** Number, a year of four digits. */
    YEAR,
    /** Number, an amount of money. */
    MONEY,
    /** Number of any kind. */
    NUMBER,
    /** Number without a fraction. */
    INTEGER,
    /** Number of pieces, hours, metres. */
    QUANTITY,
    /** Number, 21 for {@code 21 %}. */
    PERCENT,
    /** Text: an invoice number, a serial number, a code. */
    IDENTIFIER,
    /** Text of 17 characters. */
    VIN,
    /** Text as printed: the plate of a vehicle. */
    PLATE,
    /** Text. */
    EMAIL,
    /** Text, with its scheme only when printed. */
    URL,
    /** Text as printed. */
    PHONE,
    /** Text without blanks. */
    IBAN,
    /** Text without blanks: a bank's SWIFT code. */
    BIC,
    /** Text without blanks, with the country's prefix. */
    VAT_ID,
    /** Text: a tax number of any country. */
    TAX_ID,
    /** Text: digits whose Luhn sum is right, as of payment cards and IMEI. */
    CARD_NUMBER,
    /** Text of the digits printed under a barcode (EAN-13, EAN-8, UPC-A). */
    BARCODE,
    /** Text, ISO 4217. */
    CURRENCY,
    /** Text, ISO 3166 alpha-2. */
    COUNTRY,
    /** Text as printed. */
    POSTCODE,
    /** Text. */
    PERSON,
    /** Text. */
    ORGANISATION,
    /** Text of street and place. */
    ADDRESS,
    /** Text, a unit of measure as printed. */
    UNIT,
    /** Flag: a yes or no word or a ticked box. */
    BOOLEAN,
    /** Text: one of the options; found by {@link Recognisers#choose}. */
    ENUM,
    /** Text of all words. */
    FREE_TEXT
}
