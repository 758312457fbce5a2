package dev.fovea.engine.ocr.lexicon;

/** Whom a value belongs to when a document names several. */
public enum Party {
    /** Who wrote the document: vendor, shop, sender. */
    ISSUER,
    /** Who is to pay. */
    CUSTOMER,
    /** Who gets the goods. */
    RECIPIENT,
    /** Nobody in particular. */
    NONE
}
