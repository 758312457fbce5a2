package dev.fovea.model.search;

/** A side of media by which they are counted and suggested. */
public enum Facet {
    LABEL,
    MODEL,
    SOURCE,
    DIALECT,
    KIND,
    BATCH,
    CITY,
    STATE,
    ROUTE,
    DIRECTION
}
