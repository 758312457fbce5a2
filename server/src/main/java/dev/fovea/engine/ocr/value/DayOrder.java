package dev.fovea.engine.ocr.value;

/** What stands first in {@code 03/04/2018}. */
public enum DayOrder {
    /** 3 April. */
    DAY_FIRST,
    /** March 4. */
    MONTH_FIRST,
    /** The page does not say: the day is likelier. */
    UNKNOWN
}
