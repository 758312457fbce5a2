package dev.fovea.engine.ocr.read;

import java.util.List;

/** One way to find values of a field. */
interface Source {
    /** What the look holds for the field; empty when this way is not for such a field. */
    List<Option> options(Asked asked, Look look);
}
